/** What must be true before a password or a recovery question becomes another one. */
import { apiError, cause } from '@stuntdouble/catalogue'
import { mustLead, signsInElsewhere } from '../lifecycle/index.js'
import type { User } from '../model.js'
import type { CredentialsBody } from './input.js'
import { type ImportedHash, questionLengthMax } from './model.js'
import { isTooYoung, locksOut, type PasswordPolicy, type Person, unmet } from './password-policy.js'

/** How a new password relates to those that were in use. */
export type Reuse = 'none' | 'current' | 'recent'

const hasPasswordHere = (user: User): boolean => user.password_hash !== null && !signsInElsewhere(user)

/**
 * Whether somebody may try to prove their password. Whom too many wrong ones do not lock out, because they cannot sign in
 * anyhow, has no more tries than others: until a new password is set, or it is reset once more.
 */
export const hasTriesLeft = (user: User, { settings }: PasswordPolicy): boolean =>
  mustLead('lockOut', user) === 'LOCKED_OUT' || !locksOut(settings.password.lockout.maxAttempts, user.failed_attempts)

/** Whether the user has a password of ours and tries left to prove it, and the policy's rule lets them change it. */
export const mayChangePassword = (user: User, policy: PasswordPolicy): boolean =>
  hasPasswordHere(user) && policy.actions.passwordChange.access === 'ALLOW' && hasTriesLeft(user, policy)

export function mustBeAllowedToChangePassword(user: User, policy: PasswordPolicy): void {
  if (!mayChangePassword(user, policy)) throw apiError.E0000035()
}

/** Whoever signs in elsewhere, or has no password yet, or no tries left, has nothing to prove a new question with. */
export function mustHaveAPasswordToProve(user: User, policy: PasswordPolicy): void {
  if (!hasPasswordHere(user) || !hasTriesLeft(user, policy)) throw apiError.E0000036()
}

export function mustHaveAPasswordToExpire(user: User): void {
  if (!hasPasswordHere(user)) throw apiError.E0000038()
}

/** A temporary password is made for nobody whose password cannot expire. */
export function mustBeExpirable<T>(temporary: T | undefined): T {
  if (temporary === undefined) throw apiError.E0000038()
  return temporary
}

/** Whether the user can recover by answering a question. */
export const mayAnswer = (user: User, { settings, actions }: PasswordPolicy): boolean =>
  hasPasswordHere(user) &&
  actions.selfServicePasswordReset.access === 'ALLOW' &&
  settings.recovery.factors.recovery_question.status === 'ACTIVE' &&
  user.recovery_answer_hash !== null

/** A link alone proves nothing on Classic: the question is asked behind it. Identity Engine takes the mail as proof. */
export function mustBeAbleToRecover(user: User, policy: PasswordPolicy, pipeline: 'v1' | 'idx'): void {
  mustBeLetRecover(user, policy)
  const byMail = pipeline === 'idx' && policy.settings.recovery.factors.okta_email.status === 'ACTIVE'
  if (!byMail && !mayAnswer(user, policy)) throw apiError.E0000034({ causes: [cause.recoveryNotSet()] })
}

export function mustBeAbleToAnswer(user: User, policy: PasswordPolicy): void {
  mustBeLetRecover(user, policy)
  if (!mayAnswer(user, policy)) throw apiError.E0000034({ causes: [cause.recoveryNotSet()] })
}

function mustBeLetRecover(user: User, { actions }: PasswordPolicy): void {
  if (!hasPasswordHere(user) || actions.selfServicePasswordReset.access === 'DENY') throw apiError.E0000034()
}

/** Somebody who is still on the way into another status cannot be given a link that depends on it. */
export function mustHaveArrived({ transitioning_to_status }: User): void {
  if (transitioning_to_status !== null) throw apiError.E0000017()
}

/** `field`: what the caller named the present password. */
export function mustBeProven(proven: boolean, field: 'oldPassword' | 'password'): void {
  if (proven) return
  const said = field === 'oldPassword' ? cause.oldPasswordIncorrect() : cause.of(field, incorrect)
  throw apiError.E0000014({ causes: [said] })
}

const incorrect = 'The credentials provided were incorrect.'

/** That nobody goes by a name is not told: the refusals of a sign-in cannot be told from one another. */
export function mustBeSomebody(): never {
  throw apiError.E0000004()
}

/** The policy hides lockouts, so that nobody learns by guessing whose account they have just closed. */
export function mustNotBeLockedOut(): never {
  throw apiError.E0000004()
}

export function mustSignInRightly(proven: boolean): void {
  if (!proven) throw apiError.E0000004()
}

/** A password that leaked must be changed at once; whoever may not change it is kept out. */
export function mustBeAbleToRenew(leaked: boolean, mayRenew: boolean): void {
  if (leaked && !mayRenew) throw apiError.E0000259()
}

export function mustAnswer(right: boolean): void {
  if (!right) throw apiError.E0000087()
}

/** Whoever changes passwords faster than history forgets them would have the old one back in a minute. */
export function mustBeOldEnough(user: User, { settings }: PasswordPolicy, now: Date): void {
  const { age } = settings.password
  if (!isTooYoung(age, user.password_changed, now)) return
  throw apiError.E0000014({
    causes: [`At least ${age.minAgeMinutes} minute(s) must have elapsed since you last changed your password`],
  })
}

/** Okta lists what the policy asks for, not what was missing. */
const requirementsOf = ({ settings }: PasswordPolicy): string => {
  const { complexity, age } = settings.password
  return cause.passwordRequirements({ ...complexity, historyCount: age.historyCount })
}

const meetsPolicy = ({ settings }: PasswordPolicy, password: string, person: Person): boolean =>
  unmet(settings.password.complexity, password, person).length === 0

/** For a password that its holder changes. */
export function mustMeetPolicy(policy: PasswordPolicy, password: string, person: Person): void {
  if (!meetsPolicy(policy, password, person)) throw apiError.E0000014({ causes: [requirementsOf(policy)] })
}

/** For a password that is set for somebody, where it is one field among others. */
export function mustBeAGoodPassword(policy: PasswordPolicy, password: string, person: Person): void {
  if (!meetsPolicy(policy, password, person)) throw invalidPassword(cause.of('password', requirementsOf(policy)))
}

/** For a password that is set at the end of a recovery. */
export function mustMeetTheRequirements(policy: PasswordPolicy, password: string, person: Person): void {
  if (!meetsPolicy(policy, password, person)) throw apiError.E0000080({ causes: [requirementsOf(policy)] })
}

export function mustBeOneOfANewKind(reuse: Reuse): void {
  if (reuse !== 'none') throw apiError.E0000080({ causes: [sentenceOf[reuse]()] })
}

export function mustNotComeBack(reuse: Reuse): void {
  if (reuse === 'none') return
  throw apiError.E0000014({ causes: [sentenceOf[reuse]()] })
}

export function mustBeANewPassword(reuse: Reuse): void {
  if (reuse !== 'none') throw invalidPassword(cause.of('password', sentenceOf[reuse]()))
}

const sentenceOf = { current: cause.passwordIsCurrent, recent: cause.passwordUsedBefore }

/** What was looked at before the transaction may have changed since; nothing is set then. */
export function mustStillHold(hash: string | undefined): string {
  if (hash === undefined) throw apiError.E0000014()
  return hash
}

export function mustBeALongEnoughAnswer({ settings }: PasswordPolicy, answer: string): void {
  if ([...answer.trim()].length >= settings.recovery.factors.recovery_question.properties.complexity.minLength) return
  throw apiError.E0000001({ field: 'recovery_question' }, { causes: [cause.tooShort('recovery_question.answer')] })
}

/** A question without its answer, or the other way round, could never be asked. */
export function mustBeAWholeQuestion(question: string | undefined, answer: string | undefined): void {
  const missing = [
    (question ?? '').trim() === '' && 'recovery_question.question',
    (answer ?? '').trim() === '' && 'recovery_question.answer',
  ].filter((field) => typeof field === 'string')
  const tooLong = [
    [...(question ?? '')].length > questionLengthMax && 'recovery_question.question',
    [...(answer ?? '')].length > questionLengthMax && 'recovery_question.answer',
  ].filter((field) => typeof field === 'string')
  const causes = [...missing.map((field) => cause.blank(field)), ...tooLong.map((field) => cause.tooLong(field))]
  if (causes.length > 0) throw apiError.E0000001({ field: 'recovery_question' }, { causes })
}

/** Both or neither: `forgot_password` sets a password or sends a link, never half of one. */
export function mustBeWhole(body: { password?: unknown; recovery_question?: unknown }): void {
  const field = body.password === undefined ? 'password' : 'recovery_question'
  if ((body.password === undefined) !== (body.recovery_question === undefined)) {
    throw apiError.E0000001({ field }, { causes: [cause.blank(field)] })
  }
}

/** Whoever signs in with an identity provider has no password and no question here. */
export function mustBringNoCredentials({ password, recovery_question }: CredentialsBody): void {
  const brought = [
    (password?.value ?? password?.hash ?? password?.hook) !== undefined && 'password',
    (recovery_question?.question ?? recovery_question?.answer) !== undefined && 'recovery_question',
  ].filter((field) => typeof field === 'string')
  const [field] = brought
  if (field !== undefined)
    throw apiError.E0000001({ field }, { causes: brought.map((name) => cause.invalidField(name)) })
}

/** A directory proves passwords only where one is connected. */
export function mustBeAConnectedProvider(type: string): void {
  if (type === 'ACTIVE_DIRECTORY' || type === 'LDAP') {
    throw apiError.E0000001({ field: 'provider' }, { causes: [cause.invalidField('provider')] })
  }
}

/** `{ "type": "default" }` asks the org's password import hook at the first sign-in; without one nobody could answer. */
export function mustNotNeedAHook(hook: unknown): void {
  if (hook !== undefined) throw invalidPassword(cause.invalidField('password.hook'))
}

export function mustBeOneKindOfPassword(password: CredentialsBody['password']): void {
  if (password?.value !== undefined && password.hash !== undefined)
    throw invalidPassword(cause.invalidField('password'))
}

/** A hash may replace a password only before anybody could have signed in with it. */
export function mustBeStagedToImport(user: Pick<User, 'status'> | undefined): void {
  if (user !== undefined && user.status !== 'STAGED') throw invalidPassword(cause.invalidField('password.hash'))
}

/** A hash that could never be verified is refused now, not at the first sign-in. */
export function mustBeAVerifiableHash(hash: ImportedHash): void {
  const causes = faultsOf(hash).map(([member, kind]) => {
    const field = `password.hash.${member}`
    return kind === 'blank' ? cause.blank(field) : cause.invalidField(field)
  })
  if (causes.length > 0) throw invalidPassword(...causes)
}

const invalidPassword = (...causes: string[]) => apiError.E0000001({ field: 'password' }, { causes })

type Fault = [member: keyof ImportedHash, kind: 'blank' | 'invalid']

/** Bytes of each digest. */
const digestBytes = { 'SHA-512': 64, 'SHA-256': 32, 'SHA-1': 20, MD5: 16 } as const

function faultsOf(hash: ImportedHash): Fault[] {
  const { algorithm, value, salt } = hash
  const faults: Fault[] = []
  /** One fault at most for a member: absent, or not as it must be. */
  const need = (member: keyof ImportedHash, isRight: boolean) => {
    if (hash[member] === undefined || hash[member] === '') faults.push([member, 'blank'])
    else if (!isRight) faults.push([member, 'invalid'])
  }
  if (algorithm === 'BCRYPT') {
    need('workFactor', isWholeBetween(hash.workFactor, 1, 20))
    need('salt', isRadix64(salt, 22))
    need('value', isRadix64(value, 31))
  } else if (algorithm === 'PBKDF2') {
    need('salt', base64Bytes(salt) !== undefined)
    need('iterationCount', isWholeBetween(hash.iterationCount, 4096, 10_000_000))
    need('keySize', isWholeBetween(hash.keySize, 1, 1024))
    need('digestAlgorithm', true)
    need('value', base64Bytes(value) === hash.keySize)
  } else {
    need('value', base64Bytes(value) === digestBytes[algorithm])
    if (salt !== undefined && salt !== '') {
      need('salt', base64Bytes(salt) !== undefined)
      need('saltOrder', true)
    }
  }
  return faults
}

const isWholeBetween = (value: number | undefined, least: number, most: number): boolean =>
  value !== undefined && Number.isInteger(value) && value >= least && value <= most

/** bcrypt's own base64: `./A-Za-z0-9`, without padding. */
const isRadix64 = (text: string | undefined, length: number): boolean =>
  text !== undefined && text.length === length && /^[./A-Za-z0-9]+$/.test(text)

/** How many bytes a base64 text stands for (RFC 4648, section 4), or undefined where it is none. */
function base64Bytes(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    return undefined
  }
  return (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
}
