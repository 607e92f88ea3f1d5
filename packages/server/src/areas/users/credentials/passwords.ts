/** How a password is proven, weighed, replaced and remembered: what the operations of this room have in common. */
import { passwordChangedMessage } from '../../../delivery/index.js'
import type { EventType } from '../../../journal/events.js'
import { later, minute } from '../../../kernel/time.js'
import type { Context } from '../../../operation/context.js'
import {
  type AtWork,
  factsOf,
  type Person,
  policiesAtWork,
  type StoredPolicy,
  type StoredRule,
} from '../../../policy/stored.js'
import { weigh as weighPolicies } from '../../../policy/weighing.js'
import {
  asRecipient,
  asTarget,
  endSecrets,
  giveSecret,
  lockOut,
  mayBe,
  moved,
  mustLead,
  personOf,
  signsInElsewhere,
} from '../lifecycle/index.js'
import type { Profile, User, UserStatus } from '../model.js'
import { users } from '../store.js'
import type { CredentialsBody } from './input.js'
import { encodedImport, isImported, normalizedAnswer, type PreparedCredentials } from './model.js'
import {
  hasExpired,
  locksOut,
  type PasswordActions,
  type PasswordPolicy,
  type PasswordSettings,
  temporaryLength,
  temporaryPassword,
  unmet,
} from './password-policy.js'
import * as must from './rules.js'
import { formerPasswords } from './store.js'

/** The password policy that applies to somebody. Where the default policy is the only one, nothing is asked of them. */
export async function policyFor(ctx: Context, user: Person): Promise<PasswordPolicy> {
  const atWork = await policiesAtWork(ctx.db, ctx.org.id, 'PASSWORD')
  const { policy, rule } = onlyOne(atWork.policies) ?? (await weighed(ctx, user, atWork))
  return { settings: policy.settings as PasswordSettings, actions: rule.actions as PasswordActions }
}

type Applies = { policy: StoredPolicy; rule: StoredRule }

function onlyOne(policies: readonly StoredPolicy[]): Applies | undefined {
  const [policy, ...others] = policies
  const [rule, ...otherRules] = policy?.rules ?? []
  if (policy === undefined || rule === undefined || others.length + otherRules.length > 0) return undefined
  return { policy, rule }
}

/** The default rule of the default policy, which is last, is also for whoever no condition is true of. */
async function weighed(ctx: Context, user: Person, atWork: AtWork): Promise<Applies> {
  const { policies } = atWork
  const { applies } = weighPolicies(policies, await factsOf(ctx.db, ctx.org.id, user, ctx.request.hops, atWork))
  const policy = applies?.policy ?? policies.at(-1)
  const rule = applies?.rule ?? policy?.rules.at(-1)
  if (policy === undefined || rule === undefined) throw new Error('The org has no default password policy.')
  return { policy, rule }
}

/** Somebody who is yet to be made: of their groups, only Everyone is known. */
export const newcomer: Person = { id: '', type_id: '', provider_type: 'OKTA' }

/** What hashing found out before the transaction. */
export type Weighed = {
  /** The stored hash that was compared with: where it is another one by now, nothing was proven. */
  against: string | null
  proven: boolean
  reuse: must.Reuse
  /** The new password, hashed; absent where it was not worth the work. */
  hash: string | undefined
}

/** A refusal is sure, so nothing was hashed for it. */
export const notWeighed: Weighed = { against: null, proven: false, reuse: 'none', hash: undefined }

/** Compares `shown` with the stored hash, and only if it is right looks at the password that shall come. */
export async function weigh(
  ctx: Context,
  user: User,
  policy: PasswordPolicy,
  { shown, against, fresh }: { shown: string; against: string | null; fresh: string },
): Promise<Weighed> {
  const proven = against !== null && (await ctx.hasher.verify(against, shown))
  if (!proven) return { against, proven, reuse: 'none', hash: undefined }
  return { against, proven, ...(await weighFresh(ctx, user, policy, fresh)) }
}

/** Looks at a password that shall come, where whoever brings it need not show the present one. */
export async function weighFresh(
  ctx: Context,
  user: User,
  policy: PasswordPolicy,
  fresh: string,
): Promise<Pick<Weighed, 'reuse' | 'hash'>> {
  if (unmet(policy.settings.password.complexity, fresh, personOf(user)).length > 0) {
    return { reuse: 'none', hash: undefined }
  }
  const reuse = await reuseOf(ctx, user, policy, fresh)
  return { reuse, hash: reuse === 'none' ? await ctx.hasher.hash(fresh) : undefined }
}

/** The last passwords, the present one among them, may not come back. */
async function reuseOf(ctx: Context, user: User, policy: PasswordPolicy, fresh: string): Promise<must.Reuse> {
  const { historyCount } = policy.settings.password.age
  if (historyCount === 0) return 'none'
  if (user.password_hash !== null && (await ctx.hasher.verify(user.password_hash, fresh))) return 'current'
  for (const hash of await formerPasswords(ctx.db, ctx.org.id).newest(user.id, historyCount - 1)) {
    if (await ctx.hasher.verify(hash, fresh)) return 'recent'
  }
  return 'none'
}

/** Counts a wrong password or answer, although the operation refuses; too many lock the account. */
export function countEvenIfRefused(ctx: Context, { id }: User, policy: PasswordPolicy, attempt: Attempt): void {
  ctx.evenIfRefused((after) => countFailure(after, id, policy, attempt))
}

/** Counts a wrong attempt. */
export async function countFailure(ctx: Context, id: string, policy: PasswordPolicy, attempt: Attempt): Promise<void> {
  const user = await users(ctx.db, ctx.org.id).countFailure(id)
  if (user === undefined) return
  const type = typeof attempt === 'string' ? attempt : attempt.type
  const actor = typeof attempt === 'string' ? {} : { actor: asTarget(user) }
  const outcome = { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' } as const
  ctx.journal.record({ type, targets: [asTarget(user)], outcome, ...actor })
  const { maxAttempts, autoUnlockMinutes, userLockoutNotificationChannels } = policy.settings.password.lockout
  if (!locksOut(maxAttempts, user.failed_attempts)) return
  const notifiesByMail = userLockoutNotificationChannels.includes('EMAIL')
  await lockOut(ctx, user, { autoUnlockMinutes, notifiesByMail })
}

/** What the log calls an attempt; `bySelf`: the user made it, and not whoever holds the token. */
export type Attempt = EventType | { type: EventType; bySelf: true }

/** The user as they are when their password is used: too old a password has expired, though nobody swept it. */
export function asUsed(ctx: Context, user: User, policy: PasswordPolicy): User {
  const expires =
    mayBe('expirePassword', user) && hasExpired(policy.settings.password.age, user.password_changed, ctx.clock.now())
  return expires ? { ...user, ...moved(user, mustLead('expirePassword', user), ctx.now) } : user
}

/** How many former passwords are kept, so that a policy may ask for more of them later. */
const formerKept = 30

/** The present password becomes a former one. Whoever writes another hash into the row calls this first. */
export async function rememberPassword(ctx: Context, user: User): Promise<void> {
  if (user.password_hash === null) return
  await formerPasswords(ctx.db, ctx.org.id).remember(user.id, user.password_hash, formerKept)
}

/** Sets a password: the one before is remembered, wrong attempts are forgiven, open links end. */
export async function replacePassword(ctx: Context, user: User, hash: string, status: UserStatus): Promise<User> {
  await rememberPassword(ctx, user)
  const changes = {
    ...moved(user, status, ctx.now),
    password_hash: hash,
    password_changed: ctx.now,
    failed_attempts: 0,
    locked_at: null,
    provider_type: 'OKTA',
    provider_name: 'OKTA',
  }
  await users(ctx.db, ctx.org.id).change(user.id, changes)
  await endSecrets(ctx, user.id)
  return { ...user, ...changes }
}

export const tellOfNewPassword = (ctx: Context, user: User): void =>
  ctx.deliver(passwordChangedMessage(asRecipient(user, ctx.org)))

/** Whoever keeps sessions ends them on hearing of it, in this transaction. */
export const endSessions = (ctx: Context, user: User): void =>
  ctx.journal.record({ type: 'user.session.clear', targets: [asTarget(user)] })

/** Makes the one-time secret of a link to a new password, or out of a lockout. `expiresAt`: by the policy. */
export async function recoverySecret(
  ctx: Context,
  user: User,
  { settings }: PasswordPolicy,
  kind: 'recovery' | 'unlock' = 'recovery',
  relayState: string | null = null,
): Promise<{ secret: string; expiresAt: string }> {
  const { tokenLifetimeMinutes } = settings.recovery.factors.okta_email.properties.recoveryToken
  const expiresAt = later(ctx.clock.now(), tokenLifetimeMinutes * minute).toISOString()
  return { secret: await giveSecret(ctx, user, kind, expiresAt, relayState), expiresAt }
}

/** A temporary password and its hash; absent where the user may not be given one. */
export async function preparedTemporary(
  ctx: Context,
  user: User,
): Promise<{ tempPassword: string; hash: string } | undefined> {
  if (!mayBe('expirePassword', user)) return undefined
  const { complexity } = (await policyFor(ctx, user)).settings.password
  const tempPassword = temporaryPassword(complexity, ctx.ids.secret(temporaryLength(complexity) * 3))
  return { tempPassword, hash: await ctx.hasher.hash(tempPassword) }
}

/** Expires the password; with `temporary`, that one takes its place first. */
export async function expire(ctx: Context, user: User, temporary: { hash: string } | undefined): Promise<User> {
  const status = mustLead('expirePassword', user)
  must.mustHaveAPasswordToExpire(user)
  ctx.journal.record({ type: 'user.account.expire_password', targets: [asTarget(user)] })
  if (temporary !== undefined) return replacePassword(ctx, user, temporary.hash, status)
  const changes = moved(user, status, ctx.now)
  await users(ctx.db, ctx.org.id).change(user.id, changes)
  return { ...user, ...changes }
}

type Recovery = { password: { value: string }; recovery_question: { answer: string } }

/** Compares the answer and weighs the password of somebody who forgot theirs. */
export async function weighRecovery(ctx: Context, user: User, body: Recovery): Promise<Weighed> {
  const policy = await policyFor(ctx, user)
  if (!mayBe('forgotPassword', user) || !must.mayAnswer(user, policy)) return notWeighed
  const shown = normalizedAnswer(body.recovery_question.answer)
  return weigh(ctx, user, policy, { shown, against: user.recovery_answer_hash, fresh: body.password.value })
}

/** Sets the password of somebody who answered their question. */
export async function recover(
  ctx: Context,
  user: User,
  body: Recovery,
  weighed: Weighed,
  sendEmail: boolean,
): Promise<User> {
  const policy = await policyFor(ctx, user)
  const status = mustLead('forgotPassword', user)
  must.mustHaveArrived(user)
  must.mustBeAbleToAnswer(user, policy)
  const right = weighed.proven && weighed.against === user.recovery_answer_hash
  if (!right) countEvenIfRefused(ctx, user, policy, 'user.account.reset_password')
  must.mustAnswer(right)
  must.mustBeAGoodPassword(policy, body.password.value, personOf(user))
  must.mustBeANewPassword(weighed.reuse)
  const changed = await replacePassword(ctx, user, must.mustStillHold(weighed.hash), status)
  ctx.journal.record({ type: 'user.account.reset_password', targets: [asTarget(user)] })
  if (sendEmail) tellOfNewPassword(ctx, changed)
  return changed
}

/** The hash of a recovery answer, which is a password like any other. */
export const hashedAnswer = (ctx: Context, answer: string): Promise<string> => ctx.hasher.hash(normalizedAnswer(answer))

/** A right password that was imported, hashed our way; absent where it is ours already. */
export const rehashed = async (
  ctx: Context,
  user: Pick<User, 'password_hash'>,
  password: string,
): Promise<string | undefined> =>
  user.password_hash !== null && isImported(user.password_hash) ? ctx.hasher.hash(password) : undefined

/**
 * Checks and hashes the credentials with which a user is created or updated. `user`: who is updated; absent for a new
 * one. `mayComeBack`: a former password is as good as a new one. Null in the result means that nothing was given and
 * what is there stays; after an update that brings a hash, {@link rememberPassword} comes before the row is written.
 * @throws E0000001 `password`, `recovery_question`, `provider`
 */
export async function preparedPassword(
  ctx: Context,
  credentials: CredentialsBody | null | undefined,
  profile: Profile,
  user?: User,
  mayComeBack = false,
): Promise<PreparedCredentials> {
  const { password, recovery_question, provider } = credentials ?? {}
  const type = provider?.type ?? user?.provider_type ?? 'OKTA'
  const stays = { hash: null, imported: false, question: null, answerHash: null }
  if (signsInElsewhere({ provider_type: type })) {
    must.mustBringNoCredentials(credentials ?? {})
    return { ...stays, providerType: type, providerName: provider?.name ?? user?.provider_name ?? type }
  }
  must.mustBeAConnectedProvider(type)
  must.mustBeOneKindOfPassword(password)
  must.mustNotNeedAHook(password?.hook)
  if (password?.hash !== undefined) {
    must.mustBeStagedToImport(user)
    must.mustBeAVerifiableHash(password.hash)
    const question = await preparedQuestion(ctx, recovery_question, user)
    const hash = encodedImport(password.hash)
    return { ...question, hash, imported: true, providerType: 'IMPORT', providerName: 'IMPORT' }
  }
  const hash =
    password?.value === undefined ? null : await preparedHash(ctx, password.value, profile, user, mayComeBack)
  const question = await preparedQuestion(ctx, recovery_question, user)
  const imported = hash === null && user?.provider_type === 'IMPORT'
  const name = imported ? 'IMPORT' : 'OKTA'
  return { ...question, hash, imported, providerType: name, providerName: name }
}

async function preparedHash(
  ctx: Context,
  password: string,
  profile: Profile,
  user: User | undefined,
  mayComeBack: boolean,
): Promise<string> {
  const policy = await policyFor(ctx, user ?? newcomer)
  must.mustBeAGoodPassword(policy, password, profile)
  if (user !== undefined && !mayComeBack) must.mustBeANewPassword(await reuseOf(ctx, user, policy, password))
  return ctx.hasher.hash(password)
}

/** A question that comes back as it was printed, without an answer, is left as it is. */
async function preparedQuestion(
  ctx: Context,
  given: CredentialsBody['recovery_question'],
  user: User | undefined,
): Promise<{ question: string | null; answerHash: string | null }> {
  const { question, answer } = given ?? {}
  const echoed = answer === undefined && (question === undefined || question === user?.recovery_question)
  if (echoed) return { question: null, answerHash: null }
  must.mustBeAWholeQuestion(question, answer)
  must.mustBeALongEnoughAnswer(await policyFor(ctx, user ?? newcomer), answer ?? '')
  return { question: question ?? '', answerHash: await hashedAnswer(ctx, answer ?? '') }
}
