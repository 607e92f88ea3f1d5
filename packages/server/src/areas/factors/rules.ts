/** What must be true of factors and of those who use them, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import { minute } from '../../kernel/time.js'
import type { User } from '../users/index.js'
import type { AnyFactorKind, Factor, FactorStatus, Proof } from './model.js'

/** What Okta calls the body of an enrollment when it finds fault with it. */
const request = 'factorEnrollRequest'

export function mustExist(factor: Factor | undefined, asked: string): Factor {
  if (factor === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (UserFactor)` })
  return factor
}

/** A pair of type and provider that nobody knows. */
export function mustBeAKind<K>(kind: K | undefined): K {
  if (kind === undefined) throw apiError.E0000001({ field: request }, { causes: [cause.invalidField('factorType')] })
  return kind
}

/** A factor of a kind that is switched off in the org, or that no policy gives to this person. */
export function mustBeAllowed(allowed: boolean): void {
  if (!allowed) throw apiError.E0000006()
}

export function mustNotBeSetUp(active: Factor | undefined): void {
  if (active !== undefined) throw apiError.E0000001({ field: request }, { causes: [cause.factorAlreadySetUp()] })
}

/** What is done to the factors of somebody who is no longer there to use them. */
export function mustStillBeHere({ status }: Pick<User, 'status'>): void {
  if (status === 'DEPROVISIONED') throw apiError.E0000038()
}

export function mustBePending({ status }: { status: FactorStatus }): void {
  if (status !== 'PENDING_ACTIVATION') {
    throw apiError.E0000001({ field: 'factorActivateRequest' }, { causes: [cause.factorAlreadySetUp()] })
  }
}

export function mustBeActive({ status }: { status: FactorStatus }): void {
  if (status !== 'ACTIVE') throw apiError.E0000001({ field: 'status' }, { causes: [cause.invalidField('status')] })
}

/** Even a right proof opens nothing for somebody who is locked out. */
export function mustNotBeLocked({ status }: Pick<User, 'status'>): void {
  if (status === 'LOCKED_OUT') throw apiError.E0000069()
}

/** Okta's figures: five attempts to activate within five minutes, and no new code before they are over. */
export const attemptsMax = 5
const attemptsMs = 5 * minute

type Failing = Pick<Factor, 'failures' | 'failing_since'>

/** The wrong proofs that still count. */
export const failuresAt = ({ failures, failing_since }: Failing, now: Date): number =>
  failing_since === null || now.getTime() - Date.parse(failing_since) >= attemptsMs ? 0 : failures

/** @throws E0000047 */
export function mustHaveAttemptsLeft(factor: Failing, now: Date): void {
  if (failuresAt(factor, now) >= attemptsMax) throw apiError.E0000047()
}

const mismatches = {
  answer: cause.answerMismatch,
  passcode: cause.passcodeMismatch,
  token: cause.tokenMismatch,
} as const

export function mustBeRight(verdict: { is: string }, { proofIs = 'passcode' }: Pick<AnyFactorKind, 'proofIs'>): void {
  if (verdict.is === 'wrong') throw apiError.E0000068({ causes: [mismatches[proofIs]()] })
}

export function mustNotBeReplayed(verdict: { is: string }): void {
  if (verdict.is === 'replayed') throw apiError.E0000082()
}

export function mustBeInTime(verdict: { is: string }): void {
  if (verdict.is === 'out of window') throw apiError.E0000083()
}

/** What a proof of this kind is made of. */
export function mustShow(proof: Proof, member: keyof Proof): string {
  const shown = proof[member]
  if (shown === undefined || shown === '') throw apiError.E0000001({ field: member }, { causes: [cause.blank(member)] })
  return shown
}

/** A kind that waits for something to be sent is asked without a proof; the others are not. */
export function mustBeChallengeable<T>(challenge: T | undefined): T {
  if (challenge === undefined) throw apiError.E0000001({ field: 'passCode' }, { causes: [cause.blank('passCode')] })
  return challenge
}
