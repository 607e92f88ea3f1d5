/** What must be true of somebody who wants back in, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { Org } from '../../access/org.js'
import { mayBe, type PasswordPolicy, type SecretShown, signsInElsewhere, type User } from '../../areas/users/index.js'
import { later, second } from '../../kernel/time.js'
import type { UserSecretRow } from '../../store/tables/users.js'
import type { Recovery } from '../model.js'
import {
  type Obstacle,
  type Phone,
  pauseSeconds,
  type RecoveryFactor,
  type RecoveryType,
  typeOfKind,
  wrongAnswersUsually,
} from './model.js'

/** Who asks: a person by a mail or a phone, or an application that wants the token. */
type Asked = { type: RecoveryType; factorType: RecoveryFactor | null | undefined }

/**
 * What keeps a person from recovering by themselves. Whether there is a question is not asked of a phone yet: Okta sends
 * the code, and says so to whoever has proven that the phone is theirs.
 */
export function obstacleTo(
  { type, factorType }: Asked,
  user: User,
  policy: PasswordPolicy,
  pipeline: Org['pipeline'],
): Obstacle | undefined {
  const { actions } = policy
  if (user.password_hash === null || signsInElsewhere(user)) return type === 'UNLOCK' ? 'not locked' : 'status'
  const isLocked = user.status === 'LOCKED_OUT'
  if (type === 'UNLOCK') {
    if (!isLocked) return 'not locked'
    if (actions.selfServiceUnlock.access === 'DENY') return 'policy'
  } else {
    // A new password would let them out as well.
    if (isLocked && actions.selfServiceUnlock.access === 'DENY') return 'locked'
    if (!isLocked && !mayBe('forgotPassword', user)) return 'status'
    if (user.transitioning_to_status !== null) return 'status'
    if (actions.selfServicePasswordReset.access === 'DENY') return 'policy'
  }
  if (factorType && !isOn(policy, factorType)) return 'policy'
  if (isByPhone(factorType)) return undefined
  return lacksAnAnswer(user, policy, pipeline) ? 'no question' : undefined
}

/** A factor that the policy does not name cannot be used. */
function isOn({ settings }: PasswordPolicy, factorType: RecoveryFactor): boolean {
  const { okta_email, okta_sms, okta_call } = settings.recovery.factors
  return { EMAIL: okta_email, SMS: okta_sms, CALL: okta_call }[factorType]?.status === 'ACTIVE'
}

export const isByPhone = (factorType: RecoveryFactor | null | undefined): factorType is Phone =>
  factorType === 'SMS' || factorType === 'CALL'

/** Identity Engine takes the mail or the phone as proof. On Classic a question is asked behind it. */
const asksForAnAnswer = ({ settings }: PasswordPolicy, pipeline: Org['pipeline']): boolean =>
  pipeline === 'v1' && settings.recovery.factors.recovery_question.status === 'ACTIVE'

const lacksAnAnswer = (user: User, policy: PasswordPolicy, pipeline: Org['pipeline']): boolean =>
  asksForAnAnswer(policy, pipeline) && user.recovery_answer_hash === null

/** Whether the question is asked next: of whoever has one. */
export const isAsked = (user: User, policy: PasswordPolicy, pipeline: Org['pipeline']): boolean =>
  asksForAnAnswer(policy, pipeline) && user.recovery_answer_hash !== null

/**
 * Said to trusted applications, and to people who have shown who they are.
 * @throws E0000006, E0000032, E0000034, E0000119
 */
export function mustBeFreeToRecover(obstacle: Obstacle | undefined, type: RecoveryType): void {
  switch (obstacle) {
    case 'status':
      throw apiError.E0000034()
    case 'locked':
      throw apiError.E0000119()
    case 'not locked':
      throw apiError.E0000032({ causes: [cause.notLockedOut()] })
    case 'policy':
      throw apiError.E0000006()
    case 'no question':
      throw (type === 'UNLOCK' ? apiError.E0000032 : apiError.E0000034)({ causes: [cause.recoveryNotSet()] })
  }
}

/** Whoever shows no token must say how the person is to be reached: the recovery token itself is for those trusted. */
export function mustSayHow(factorType: RecoveryFactor | undefined): RecoveryFactor {
  if (factorType === undefined) throw apiError.E0000006()
  return factorType
}

/** A trusted application may know that there is nobody of this name; nobody else is told. */
export function mustBeKnown(user: User | undefined): User {
  if (user === undefined) throw apiError.E0000095()
  return user
}

/** A number in the profile is none that was proven. */
export function mustHaveAPhone<T>(found: T | undefined): T {
  if (found === undefined) throw apiError.E0000097()
  return found
}

/** The pause belongs to the transaction, so that it holds alike for those who are here and those who are not. */
export function mustLetItArrive(factorType: Phone, sentAt: string | undefined, now: Date): void {
  if (sentAt === undefined || later(new Date(sentAt), pauseSeconds * second) <= now) return
  throw factorType === 'SMS' ? apiError.E0000109() : apiError.E0000133()
}

/** A code that was not sent, was sent for another step, or has had its time: none is told from a wrong one. */
export function mustBeTheCode(right: boolean): void {
  if (!right) throw apiError.E0000068({ causes: [cause.tokenMismatch()] })
}

type RecoverySecret = UserSecretRow & { kind: 'recovery' | 'unlock' }

/** A token that never was is an invalid one; a link that once was good says so. The token of a welcome mail is no such. */
export function mustBeARecoveryLink(shown: SecretShown): RecoverySecret {
  if (shown.found === 'stale') throw apiError.E0000105()
  if (shown.found === 'unknown' || !(shown.secret.kind in typeOfKind)) throw apiError.E0000011()
  return shown.secret as RecoverySecret
}

/** Of those who came by one link, one comes to the end: the link works once. */
export function mustBeTheOneToUseIt(isFirst: boolean): void {
  if (!isFirst) throw apiError.E0000105()
}

/** A link of a welcome mail that is unknown, used, too old, or of another kind: Okta answers as to a wrong password. */
export function mustBeAWelcome(shown: SecretShown): UserSecretRow {
  if (shown.found !== 'alive' || shown.secret.kind !== 'activation') throw apiError.E0000004()
  return shown.secret
}

/** Between the mail and the click somebody may have been suspended, or deactivated. */
export function mustBeInvited(user: User | undefined): User {
  if (user === undefined || !mayBe('welcome', user)) throw apiError.E0000004()
  return user
}

/** How often somebody may answer wrongly: as often as they may mistype their password. */
export const wrongAnswersMax = ({ settings }: PasswordPolicy): number =>
  settings.password.lockout.maxAttempts || wrongAnswersUsually

/** A right answer that comes too late is worth nothing, or it could be found by trying. */
export function mustHaveTriesLeft({ failures = 0 }: Recovery, policy: PasswordPolicy): void {
  if (failures >= wrongAnswersMax(policy)) throw apiError.E0000119()
}

export function mustAnswerRightly(right: boolean): void {
  if (!right) throw apiError.E0000087()
}
