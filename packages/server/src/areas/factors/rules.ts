/** What must be true of factors and of those who use them, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { PhoneNumber } from 'libphonenumber-js/max'
import { minute } from '../../kernel/time.js'
import type { UserPhoneRow, YubikeySeedRow } from '../../store/tables/factors.js'
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

/** That a phone is somebody's, an administrator may say without a proof; nobody says it of their own. */
export function mustVouchForAnother(vouchesForThemselves: boolean): void {
  if (vouchesForThemselves) throw apiError.E0000006()
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

/** An old code is no guess, yet it is counted as one: whoever holds a list of them must not go through it for free. */
export const isGuess = (verdict: { is: string }): boolean => verdict.is === 'wrong' || verdict.is === 'out of window'

/**
 * Okta's figures: five attempts to activate within five minutes, and no new code before they are over. The same for a
 * proof, where wrong ones lock nobody out.
 */
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

/** Okta's bounds of how long a code may work. */
const lifetime = { min: 1, max: 86_400 }

export function mustBeALifetime(seconds: number | undefined): void {
  if (seconds === undefined || (seconds >= lifetime.min && seconds <= lifetime.max)) return
  throw apiError.E0000001({ field: 'tokenLifetimeSeconds' }, { causes: [cause.invalidField('tokenLifetimeSeconds')] })
}

/** A kind that waits for something to be sent is asked without a proof; the others are not. */
export function mustBeChallengeable<T>(challenge: T | undefined): T {
  if (challenge === undefined) throw apiError.E0000001({ field: 'passCode' }, { causes: [cause.blank('passCode')] })
  return challenge
}

const invalidProfile = () => apiError.E0000001({ field: request }, { causes: [cause.invalidProfile()] })

/** One of Okta's questions, by its key; answers what it says. */
export function mustBeAQuestion(texts: Readonly<Record<string, string | undefined>>, key: unknown): string {
  const text = typeof key === 'string' && Object.hasOwn(texts, key) ? texts[key] : undefined
  if (text === undefined) throw invalidProfile()
  return text
}

/** Okta's least length (documented). */
const answerLengthMin = 4

/** An answer that stands in its own question is none. */
export function mustBeAnAnswer(answer: unknown, question: string): string {
  const said = typeof answer === 'string' ? answer.trim().toLowerCase() : ''
  if (said.length < answerLengthMin || question.toLowerCase().includes(said)) throw invalidProfile()
  return said
}

/** The profile that an administrator set up, as the token was made for it. */
export function mustBeTheProfile(asked: string | undefined, known: string | undefined): void {
  if (asked === undefined || asked !== known) throw invalidProfile()
}

export function mustBeASecret<S>(text: unknown, decoded: (text: string) => S | undefined): S {
  const secret = typeof text === 'string' && text !== '' ? decoded(text) : undefined
  if (secret === undefined) throw invalidProfile()
  return secret
}

/** Kinds of numbers at which nobody reads or hears a code. */
const unfit: ReadonlySet<string> = new Set(['PREMIUM_RATE', 'TOLL_FREE', 'SHARED_COST', 'VOICEMAIL', 'UAN', 'PAGER'])

/**
 * E.164 of a number that can be reached; one without a country is taken for a number of the United States. Numbers of
 * the area code 555, which is given to nobody, are taken: films, tests, and Okta's own examples have them.
 */
export function mustBeANumber(parsed: PhoneNumber | undefined, kind: UserPhoneRow['kind']): string {
  const isFiction = parsed?.number.startsWith('+1555') && parsed.isPossible()
  if (parsed === undefined || !(parsed.isValid() || isFiction)) throw apiError.E0000098()
  const type = parsed.getType() ?? ''
  if (unfit.has(type) || (kind === 'sms' && type === 'FIXED_LINE')) throw apiError.E0000098()
  return parsed.number
}

/** Nobody said which number, so it is the one on file. */
export function mustBeOnFile(verified: UserPhoneRow | undefined): UserPhoneRow {
  if (verified === undefined) throw apiError.E0000097()
  return verified
}

/** Digits that a telephone can dial. The length is documented. */
const dialable = /^\d{1,15}$/

export function mustBeAnExtension(given: unknown): string | null {
  if (given === undefined || given === null || given === '') return null
  if (typeof given !== 'string' || !dialable.test(given)) throw apiError.E0000121()
  return given
}

/** Another number takes the place of a verified one only where somebody says so. Documented for either kind. */
export function mustBeTheNumberOnFile(
  verified: UserPhoneRow | undefined,
  number: string,
  kind: UserPhoneRow['kind'],
): void {
  if (verified === undefined || verified.number === number) return
  const said = kind === 'sms' ? cause.phoneAlreadyVerified() : cause.factorAlreadySetUp()
  throw apiError.E0000001({ field: request }, { causes: [said] })
}

/** Between the message and the transaction somebody else gave the person another number. */
export function mustNotHaveChanged(now: string | undefined, before: string | undefined): void {
  if (now !== before) throw apiError.E0000136()
}

/** The words are Okta's, and stand where a field's name would. */
export function mustBeAnOwnAddress(given: unknown, addresses: readonly string[]): string {
  const [primary = ''] = addresses
  const asked = given === undefined || given === null ? primary : String(given)
  const own = addresses.find((address) => address.toLowerCase() === asked.toLowerCase())
  if (own === undefined) {
    throw apiError.E0000001({ field: 'Only verified primary or secondary email can be enrolled.' })
  }
  return own
}

export function mustHavePaused(wasJustSent: boolean): void {
  if (wasJustSent) throw apiError.E0000118()
}

const notOfThatKey = () => apiError.E0000068({ causes: [mismatches.token()] })

/** A key whose secrets were brought, and that is nobody's yet. The two are not told apart. */
export function mustBeAnUnassignedKey(seed: YubikeySeedRow | undefined): YubikeySeedRow {
  if (seed === undefined || seed.status !== 'UNASSIGNED') throw notOfThatKey()
  return seed
}

/** The password was typed by the key that it names, and never before. */
export function mustBeTyped<R>(read: R | undefined, isNewer: (read: R) => boolean): R {
  if (read === undefined) throw notOfThatKey()
  if (!isNewer(read)) throw apiError.E0000082()
  return read
}

export function mustBeAChallenge<C>(challenge: C | undefined, asked: string): C {
  if (challenge === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (FactorTransaction)` })
  return challenge
}
