/** How a session begins: out of a token, or at once; how it goes on, and how it ends. */
import { sidOf } from '../../access/caller.js'
import { day, later, minute } from '../../kernel/time.js'
import type { Context } from '../../operation/context.js'
import { asTarget, users } from '../users/index.js'
import {
  type Session,
  type SessionLimits,
  type SessionStatus,
  type SignedIn,
  type SignIn,
  sessionTokenMinutes,
} from './model.js'
import { endOfUse, isOver, mustBeAFreshToken, mustStillBeWelcome } from './rules.js'
import { sessions, sessionTokens } from './store.js'
import { cookieText } from './view.js'

/** A session that has just begun. `secret`: what the cookie holds, and its id to whoever was given it. */
export type Begun = { session: Session; secret: string; cookie: string }

/**
 * Every step of a sign-in is done: the token with which a browser, or an application for it, begins a session. It works
 * once and for five minutes; only its hash is kept. Enters `user.session.start` into the system log.
 */
export async function issueSessionToken(ctx: Context, signIn: SignIn): Promise<string> {
  await tellOfStart(ctx, signIn.userId)
  return anotherToken(ctx, signIn.userId, signedIn(ctx, signIn))
}

/** A token for a sign-in that the log knows of already. */
export async function anotherToken(ctx: Context, userId: string, proven: SignedIn): Promise<string> {
  // As long as Okta's: `20111` and fifty characters of base64url.
  const token = `20111${ctx.ids.secret(37)}`
  const rows = sessionTokens(ctx.db, ctx.org.id)
  await rows.forget(userId, ctx.clock.now().toISOString())
  await rows.insert({
    org_id: ctx.org.id,
    token_hash: ctx.digest.sha256(token),
    user_id: userId,
    signed_in: JSON.stringify(proven),
    expires_at: later(ctx.clock.now(), sessionTokenMinutes * minute).toISOString(),
  })
  return token
}

/** Uses a session token up. @throws E0000004 for one that is unknown, used or too old, or whose owner may not sign in */
export async function exchangeSessionToken(ctx: Context, token: string): Promise<SignIn> {
  const taken = await sessionTokens(ctx.db, ctx.org.id).take(ctx.digest.sha256(token))
  const { user_id: userId, signed_in } = mustBeAFreshToken(taken, ctx.clock.now())
  mustStillBeWelcome(await users(ctx.db, ctx.org.id).find(userId))
  return { userId, ...(JSON.parse(signed_in) as SignedIn) }
}

/**
 * Begins a session, always under a new id: whoever knew the browser's cookie from before knows nothing of this one. The
 * session that the cookie stood for ends.
 */
export async function beginSession(ctx: Context, signIn: SignIn, status: SessionStatus = 'ACTIVE'): Promise<Begun> {
  const rows = sessions(ctx.db, ctx.org.id)
  const now = ctx.clock.now()
  const shown = await sessionShown(ctx)
  if (shown !== undefined) await endSession(ctx, shown)
  await rows.forget(signIn.userId, now.toISOString())
  const proven = signedIn(ctx, signIn)
  const { maxSessionLifetimeMinutes: lifetime } = proven.limits
  const endsAt = lifetime === 0 ? null : later(now, lifetime * minute).toISOString()
  const secret = `102${ctx.ids.secret(16)}`
  const session: Session = {
    org_id: ctx.org.id,
    id: `102${ctx.ids.secret(16)}`,
    secret_hash: ctx.digest.sha256(secret),
    user_id: signIn.userId,
    status,
    signed_in: JSON.stringify(proven),
    created: ctx.now,
    last_used: now.toISOString(),
    expires_at: endOfUse(proven, endsAt, now).toISOString(),
    ends_at: endsAt,
  }
  await rows.insert(session)
  return { session, secret, cookie: cookieText(ctx.request.base, secret, cookieSeconds(session, proven.limits, now)) }
}

function signedIn(ctx: Context, { amr, limits, ...said }: SignIn): SignedIn {
  const { lastPasswordVerification, lastFactorVerification, idp } = said
  const nowIf = (method: string) => (amr.includes(method) ? ctx.now : null)
  return {
    amr,
    limits,
    lastPasswordVerification: lastPasswordVerification ?? nowIf('pwd'),
    lastFactorVerification: lastFactorVerification ?? nowIf('mfa'),
    idp: idp ?? { id: ctx.org.id, type: 'OKTA' },
  }
}

/** A cookie that outlives the browser ends with the session, and no later than browsers keep any (RFC 6265bis, 5.5). */
function cookieSeconds({ ends_at }: Session, { usePersistentCookie }: SessionLimits, now: Date): number | undefined {
  if (!usePersistentCookie) return undefined
  const longest = later(now, 400 * day).toISOString()
  return Math.floor((Date.parse(ends_at ?? longest) - now.getTime()) / 1000)
}

/** Gives a session its idle time anew. */
export async function refreshSession(ctx: Context, session: Session): Promise<Session> {
  const now = ctx.clock.now()
  const last_used = now.toISOString()
  const expires_at = endOfUse(JSON.parse(session.signed_in) as SignedIn, session.ends_at, now).toISOString()
  await sessions(ctx.db, ctx.org.id).used(session.id, last_used, expires_at)
  return { ...session, last_used, expires_at }
}

/** From now on its cookie is nobody's. */
export async function endSession(ctx: Context, session: Session): Promise<void> {
  await sessions(ctx.db, ctx.org.id).remove(session.id)
  const user = await users(ctx.db, ctx.org.id).find(session.user_id)
  if (user === undefined) return
  const target = asTarget(user)
  ctx.journal.record({ type: 'user.session.end', actor: target, targets: [target] })
}

/** The session of the cookie that came with this request, whoever sent it; undefined where it stands for none. */
export async function sessionShown(ctx: Context): Promise<Session | undefined> {
  const secret = sidOf(ctx.request.headers.cookie)
  if (secret === undefined) return undefined
  const session = await sessions(ctx.db, ctx.org.id).bySecret(ctx.digest.sha256(secret))
  return session === undefined || isOver(session, ctx.clock.now()) ? undefined : session
}

/** Ends all sessions of a user, and what could still become one; `but` names one that stays. */
export async function endSessionsOf(ctx: Context, userId: string, but?: string): Promise<void> {
  await sessionTokens(ctx.db, ctx.org.id).removeOf(userId)
  await sessions(ctx.db, ctx.org.id).removeOf(userId, but ?? '')
}

export async function tellOfStart(ctx: Context, userId: string): Promise<void> {
  const user = await users(ctx.db, ctx.org.id).find(userId)
  if (user === undefined) throw new Error(`There is no user ${userId} to sign in.`)
  const target = asTarget(user)
  ctx.journal.record({ type: 'user.session.start', actor: target, targets: [target] })
}
