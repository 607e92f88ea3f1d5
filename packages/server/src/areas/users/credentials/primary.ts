/** The first step of any sign-in: somebody says who they are, and proves it with a password. */
import { signInsByName } from '../../../access/rate-limits.js'
import type { Actor } from '../../../journal/events.js'
import type { Context } from '../../../operation/context.js'
import type { Operation } from '../../../operation/operation.js'
import { asTarget, mayBe, moved, mustLead } from '../lifecycle/index.js'
import type { User } from '../model.js'
import { folded } from '../rules.js'
import { searchKey } from '../search.js'
import { type Provable, users } from '../store.js'
import { isImported } from './model.js'
import { isBreached, type PasswordPolicy } from './password-policy.js'
import { asUsed, countEvenIfRefused, newcomer, policyFor, rehashed } from './passwords.js'
import * as must from './rules.js'

/**
 * When a failed sign-in is answered, whoever failed. The database has more to write for somebody who is there than for
 * nobody, a fraction of a millisecond; twice what a password takes on a slow machine hides it.
 */
export const signInRefusedAfterMs = 50

/** Names are limited as they are compared, so that nobody has more of them by writing one differently. */
export const limitedByName: NonNullable<Operation['limitedByName']> = {
  bucket: signInsByName,
  nameIn: ({ username }: { username?: string | null }) => (username ? nameOf(username) : undefined),
  exceeded: (name) => ({
    type: 'user.session.start',
    actor: stranger(name),
    outcome: { result: 'FAILURE', reason: 'user_rate_limited' },
  }),
}

/** Whoever it is, or nobody: they have not been looked for. */
const stranger = (name: string): Actor => ({
  id: 'unknown',
  type: 'User',
  alternateId: name,
  displayName: 'unknown',
})

const nameOf = (username: string): string => folded(username.trim())

export type PrimaryCredentials = { username: string; password: string }

/** What was found out before the transaction. */
export type PreparedPrimary = {
  username: string
  /** Who goes by that name; undefined for nobody. */
  found: Provable | undefined
  proven: boolean
  /** A right password that was imported, hashed our way. */
  ours: string | undefined
  /** The password is known to have leaked. */
  breached: boolean
}

/**
 * How a right or wrong password ended, where it was not simply refused. `expired`: the password is right and must be
 * changed before anything else.
 */
export type Primary =
  | { outcome: 'proven'; user: User; policy: PasswordPolicy; expired: boolean }
  /** Said only where the policy shows lockouts; everywhere else a locked account is refused like any wrong password. */
  | { outcome: 'locked-out'; user: User; policy: PasswordPolicy }

/**
 * Looks up a login, or the part of one before its @, and compares the password. Whoever is asked for, the answer costs
 * one computation of the hash: for nobody, and for somebody without a password, the one shown is hashed in vain. While it
 * is computed, `expect` is told of a right password.
 */
export async function preparePrimary(
  ctx: Context,
  { username, password }: PrimaryCredentials,
  expect: (right: PreparedPrimary) => void,
): Promise<PreparedPrimary> {
  const user = await byName(ctx, username)
  if (user === undefined || user.password_hash === null) {
    await ctx.hasher.hash(password)
    return { username, found: user, proven: false, ours: undefined, breached: false }
  }
  const comparing = ctx.hasher.verify(user.password_hash, password)
  const right = { username, found: user, proven: true, ours: undefined, breached: isBreached(password) }
  expect(right)
  if (!(await comparing)) return { ...right, proven: false }
  const ours = await rehashed(ctx, user, password)
  return ours === undefined ? right : { ...right, ours }
}

/** The one person who goes by a login or a short login. An id is no name to sign in with. */
function byName(ctx: Context, username: string): Promise<Provable | undefined> {
  const name = nameOf(username)
  return users(ctx.db, ctx.org.id).findProvable(name.includes('@') ? 'login' : 'shortLogin', name)
}

/**
 * The id of the one person who goes by a login, or whose mail address it is: who forgot their password may have forgotten
 * the login too. Logins come first, then first addresses, then second ones; whoever is deactivated is passed over. All
 * are asked, so that the answer costs the same whoever is asked for.
 */
export async function idByNameOrAddress(ctx: Context, name: string): Promise<string | undefined> {
  const rows = users(ctx.db, ctx.org.id)
  const login = folded(name.trim())
  const address = searchKey(name.trim())
  const byLogin = await rows.idBy(login.includes('@') ? 'login' : 'shortLogin', login)
  const byEmail = await rows.idBy('email', address)
  const bySecondEmail = await rows.idBy('secondEmail', address)
  return byLogin ?? byEmail ?? bySecondEmail
}

/**
 * Decides, in the transaction. Wrong passwords are counted although they are refused, and lock the account when they
 * are too many; a right one is not forgiven for yet (see {@link letIn}), as a second step may still fail.
 * @throws E0000004 for every failure alike: a stranger, a wrong password, an account that is not open; E0000259 for a
 * right password that has leaked and that its holder may not change
 */
export async function concludePrimary(ctx: Context, prepared: PreparedPrimary): Promise<Primary> {
  const before = prepared.found && (await users(ctx.db, ctx.org.id).find(prepared.found.id))
  if (before === undefined) {
    await countAStranger(ctx, prepared.username)
    return must.mustBeSomebody()
  }
  const policy = await policyFor(ctx, before)
  if (before.status === 'LOCKED_OUT') {
    const shown = policy.settings.password.lockout.showLockoutFailures
    if (shown) {
      tellOfFailure(ctx, before, 'LOCKED_OUT')
      return { outcome: 'locked-out', user: before, policy }
    }
    ctx.evenIfRefused(async (after) => tellOfFailure(after, before, 'LOCKED_OUT'))
    return must.mustNotBeLockedOut()
  }
  const proven = stillProves(prepared, before)
  if (!proven) countEvenIfRefused(ctx, before, policy, { type: 'user.session.start', bySelf: true })
  must.mustSignInRightly(proven)
  if (!mayBe('signIn', before)) ctx.evenIfRefused(async (after) => tellOfFailure(after, before, before.status))
  // A right password opens no account that was suspended, deactivated, or never activated.
  mustLead('signIn', before)
  const leaked = prepared.breached && policy.settings.password.breachedProtection?.expireAfterDays === 0
  const mayRenew = policy.actions.passwordChange.access === 'ALLOW'
  if (leaked && !mayRenew) ctx.evenIfRefused(async (after) => tellOfFailure(after, before, 'BREACHED_CREDENTIAL'))
  must.mustBeAbleToRenew(leaked, mayRenew)
  const user = await asSignedIn(ctx, before, policy, prepared, leaked)
  return { outcome: 'proven', user, policy, expired: user.status === 'PASSWORD_EXPIRED' }
}

/** The comparison is worth something only for the password that is still there. */
function stillProves({ proven, found, ours }: PreparedPrimary, user: User): boolean {
  if (!proven || user.password_hash === null) return false
  if (found?.password_hash === user.password_hash) return true
  // Another sign-in at the same time hashed the imported password anew: it is the same password still.
  return ours !== undefined && !isImported(user.password_hash) && found?.password_changed === user.password_changed
}

/**
 * What a right password changes of its user: an import becomes ours, and one that grew too old, or has leaked, is marked
 * as expired.
 */
async function asSignedIn(
  ctx: Context,
  user: User,
  policy: PasswordPolicy,
  { ours }: PreparedPrimary,
  leaked: boolean,
): Promise<User> {
  const used = leaked
    ? { ...user, ...moved(user, mustLead('expirePassword', user), ctx.now) }
    : asUsed(ctx, user, policy)
  const { status, status_changed, last_updated } = used
  const changes = {
    ...(status === user.status ? {} : { status, status_changed, last_updated }),
    ...(ours === undefined || !isImported(user.password_hash ?? '')
      ? {}
      : { password_hash: ours, provider_type: 'OKTA', provider_name: 'OKTA' }),
  }
  if (Object.keys(changes).length === 0) return user
  await users(ctx.db, ctx.org.id).change(user.id, changes)
  return { ...user, ...changes }
}

/** Every step is done: wrong attempts are forgiven, and the user has been here. */
export const letIn = (ctx: Context, user: User): Promise<User> => users(ctx.db, ctx.org.id).signedIn(user, ctx.now)

/** The database is asked what it would be asked for a wrong password, so that the time does not tell them apart. */
async function countAStranger(ctx: Context, username: string): Promise<void> {
  const actor = stranger(username)
  const outcome = { result: 'FAILURE', reason: 'VERIFICATION_ERROR' } as const
  await users(ctx.db, ctx.org.id).find(newcomer.id)
  await policyFor(ctx, newcomer)
  ctx.evenIfRefused(async (after) => {
    await users(after.db, after.org.id).countFailure(newcomer.id)
    after.journal.record({ type: 'user.session.start', actor, outcome })
  })
}

const tellOfFailure = (ctx: Context, user: User, reason: string): void =>
  ctx.journal.record({
    type: 'user.session.start',
    actor: asTarget(user),
    targets: [asTarget(user)],
    outcome: { result: 'FAILURE', reason },
  })
