/** The steps that more than one operation takes. */
import {
  accountLockedMessage,
  activationMessage,
  reactivationMessage,
  userDeactivatedMessage,
} from '../../../delivery/index.js'
import { day, later, minute } from '../../../kernel/time.js'
import type { Context } from '../../../operation/context.js'
import type { JobHandler } from '../../../operation/operation.js'
import type { UserSecretRow } from '../../../store/tables/users.js'
import type { User } from '../model.js'
import { users } from '../store.js'
import { asRecipient, asTarget, personOf } from './events.js'
import { mayBe, moved, mustLead } from './lifecycle.js'
import { userStates } from './store.js'

/**
 * Deactivates a user: credentials and open links go; what else follows (sessions, tokens, assignments) subscribes to
 * `user.lifecycle.deactivate`.
 * @throws E0000007 for a user who is deactivated already
 */
export async function deactivate(ctx: Context, user: User): Promise<User> {
  const states = userStates(ctx.db, ctx.org.id)
  const changes = {
    ...moved(user, mustLead('deactivate', user), ctx.now),
    transitioning_to_status: null,
    password_hash: null,
    recovery_question: null,
    recovery_answer_hash: null,
    failed_attempts: 0,
    locked_at: null,
    ...(user.provider_type === 'IMPORT' ? { provider_type: 'OKTA', provider_name: 'OKTA' } : {}),
  }
  await users(ctx.db, ctx.org.id).change(user.id, changes)
  await states.dropSecrets(user.id)
  await states.forgetPasswords(user.id)
  ctx.journal.record({ type: 'user.lifecycle.deactivate', targets: [asTarget(user)] })
  return { ...user, ...changes }
}

/**
 * Deactivates as the request wishes: later, where it says `Prefer: respond-async` (RFC 7240, section 4.1), else now;
 * `sendEmail`: the administrator who asked is told. Answers whether the wish to go on was granted.
 * @throws E0000007 for a user who is deactivated already
 */
export async function deactivateAsAsked(ctx: Context, user: User, sendEmail: boolean): Promise<boolean> {
  if (sendEmail) await tellWhoAsked(ctx, user)
  const preferences = (ctx.request.headers.prefer ?? '').split(/[,;]/)
  if (!preferences.some((each) => each.trim().toLowerCase() === 'respond-async')) {
    await deactivate(ctx, user)
    return false
  }
  const transitioning_to_status = mustLead('deactivate', user)
  await users(ctx.db, ctx.org.id).change(user.id, { transitioning_to_status, last_updated: ctx.now })
  ctx.later({ kind: deactivation.kind, payload: { userId: user.id } })
  return true
}

async function tellWhoAsked(ctx: Context, user: User): Promise<void> {
  const asker = await users(ctx.db, ctx.org.id).find(ctx.caller.userId)
  if (asker === undefined) return
  ctx.deliver(userDeactivatedMessage({ ...asRecipient(asker, ctx.org), login: personOf(user).login }))
}

/** Days in which the link of a welcome mail works. */
const activationDays = 7

export type Activation = { activationUrl: string; activationToken: string }

/**
 * Makes the link with which a user sets up their account; earlier ones end. It is mailed when `send`, else handed to
 * the caller and to nobody else. `again`: the mail speaks of an account that was made before.
 */
export async function sendActivation(
  ctx: Context,
  user: User,
  send: boolean,
  again = false,
): Promise<Activation | undefined> {
  const expiresAt = later(ctx.clock.now(), activationDays * day).toISOString()
  const activationToken = await giveSecret(ctx, user, 'activation', expiresAt)
  const path = ctx.org.pipeline === 'idx' ? `/tokens/${activationToken}/verify` : `/welcome/${activationToken}`
  const activationUrl = ctx.url(path)
  if (!send) return { activationUrl, activationToken }
  const message = again ? reactivationMessage : activationMessage
  ctx.deliver(message({ ...asRecipient(user, ctx.org), link: activationUrl, expiresAt }))
  return undefined
}

/** A one-time secret of 20 URL-safe characters. Only its hash is kept: who reads the database cannot use it. */
export async function giveSecret(
  ctx: Context,
  user: User,
  kind: UserSecretRow['kind'],
  expiresAt: string,
  relayState: string | null = null,
): Promise<string> {
  const secret = ctx.ids.secret(15)
  const states = userStates(ctx.db, ctx.org.id)
  await states.giveSecret({
    token_hash: ctx.digest.sha256(secret),
    user_id: user.id,
    kind,
    expires_at: expiresAt,
    relay_state: relayState,
  })
  await states.forgetEnded(later(ctx.clock.now(), -endedKeptDays * day).toISOString())
  return secret
}

/** How long after its time a link can still be told from one that never was. */
const endedKeptDays = 30

/** Links that were mailed and not yet used lead nowhere any more. */
export const endSecrets = async (ctx: Context, userId: string): Promise<void> =>
  void (await userStates(ctx.db, ctx.org.id).dropSecrets(userId))

/** What a link leads to: alive, had its time, or never was. */
export type SecretShown = { found: 'alive'; secret: UserSecretRow } | { found: 'stale' } | { found: 'unknown' }

/** Reads a one-time secret without using it up. */
export async function secretShown(ctx: Context, text: string): Promise<SecretShown> {
  const states = userStates(ctx.db, ctx.org.id)
  const hash = ctx.digest.sha256(text)
  const secret = await states.findSecret(hash)
  if (secret === undefined) return { found: (await states.isEnded(hash)) ? 'stale' : 'unknown' }
  return secret.expires_at > ctx.clock.now().toISOString() ? { found: 'alive', secret } : { found: 'stale' }
}

/** Uses a secret up; of two who do so at the same time, one hears yes. */
export const useSecret = (ctx: Context, tokenHash: string): Promise<boolean> =>
  userStates(ctx.db, ctx.org.id).endSecret(tokenHash)

/** Whether a link leads on still, for somebody who came by it. */
export const isSecretAlive = async (ctx: Context, tokenHash: string): Promise<boolean> =>
  (await userStates(ctx.db, ctx.org.id).findSecret(tokenHash)) !== undefined

/** Counts a failure of somebody who came by a link, and ends it with too many: however often it was opened. */
export async function failSecret(ctx: Context, tokenHash: string, failuresMax: number): Promise<void> {
  const failures = (await userStates(ctx.db, ctx.org.id).failSecret(tokenHash)) ?? 0
  if (failures >= failuresMax) await useSecret(ctx, tokenHash)
}

/** What a password policy says of lockouts. `autoUnlockMinutes` 0: only an administrator unlocks. */
export type Lockout = { autoUnlockMinutes: number; notifiesByMail: boolean }

/** Locks a user out after too many wrong passwords. Somebody who cannot sign in anyhow stays as they are. */
export async function lockOut(ctx: Context, user: User, { autoUnlockMinutes, notifiesByMail }: Lockout): Promise<User> {
  const status = mustLead('lockOut', user)
  if (status !== 'LOCKED_OUT' || user.status === status) return user
  const changes = { ...moved(user, status, ctx.now), locked_at: ctx.now }
  await users(ctx.db, ctx.org.id).change(user.id, changes)
  ctx.journal.record({
    type: 'user.account.lock',
    targets: [asTarget(user)],
    outcome: { result: 'FAILURE', reason: 'LOCKED_OUT' },
  })
  if (notifiesByMail) ctx.deliver(accountLockedMessage(asRecipient(user, ctx.org)))
  if (autoUnlockMinutes > 0) {
    const dueAt = later(ctx.clock.now(), autoUnlockMinutes * minute)
    ctx.later({ kind: unlocking.kind, payload: { userId: user.id, lockedAt: ctx.now }, dueAt })
  }
  return { ...user, ...changes }
}

/** Ends a lockout, whoever ends it. */
export async function unlock(ctx: Context, user: User): Promise<void> {
  const changes = { ...moved(user, mustLead('unlock', user), ctx.now), failed_attempts: 0, locked_at: null }
  await users(ctx.db, ctx.org.id).change(user.id, changes)
}

/** Unlocks by the org's clock. A lockout that was ended, or began anew, since is not this job's. */
export const unlocking: JobHandler = {
  kind: 'users.unlock',
  async run(ctx, { userId, lockedAt }) {
    const user = await users(ctx.db, ctx.org.id).find(String(userId))
    if (user === undefined || !mayBe('unlock', user) || user.locked_at !== lockedAt) return
    await unlock(ctx, user)
    ctx.journal.record({ type: 'user.account.unlock', targets: [asTarget(user)] })
  },
}

/** Deactivates a user whose deactivation was asked for with `Prefer: respond-async`. */
export const deactivation: JobHandler = {
  kind: 'users.deactivate',
  async run(ctx, { userId }) {
    const user = await users(ctx.db, ctx.org.id).find(String(userId))
    if (user !== undefined && mayBe('deactivate', user)) await deactivate(ctx, user)
  },
}
