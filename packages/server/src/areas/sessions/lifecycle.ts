/** How a session begins: out of a token, or at once; how it goes on, and how it ends. */
import { type FindSession, type SessionFound, sidOf } from '../../access/caller.js'
import { day, later, minute } from '../../kernel/time.js'
import type { Context } from '../../operation/context.js'
import type { Database } from '../../store/database.js'
import { factorsOf, supportedFactors } from '../factors/index.js'
import { decideSignOn, enrollmentFor, noteSignIn, tellOfEvaluation } from '../policies/index.js'
import { concludePrimary, letIn, type PreparedPrimary, type User, users } from '../users/index.js'
import { tellOfEnd, tellOfFailure, tellOfStart } from './events.js'
import {
  type Session,
  type SessionLimits,
  type SessionStatus,
  type SignedIn,
  type SignIn,
  sessionTokenMinutes,
} from './model.js'
import {
  endOfSignIn,
  endOfUse,
  isFitForAdministration,
  isOver,
  isUseWorthNoting,
  isWelcome,
  mustBeAFreshToken,
  mustBeLetIn,
  mustComeInAtOnce,
} from './rules.js'
import { sessions, sessionTokens, sessionWithOwner } from './store.js'
import { adminSettingsOf, cookieText } from './view.js'

/** A session, and whose it is. */
export type Shown = { session: Session; user: User }

/** A session that has just begun. `secret`: what the cookie holds, and its id to whoever was given it. */
export type Begun = Shown & { secret: string; cookie: string }

/**
 * Every step of a sign-in is done: the token with which a browser, or an application for it, begins a session. It works
 * once and for five minutes; only its hash is kept. Enters `user.session.start` into the system log.
 */
export async function issueSessionToken(ctx: Context, signIn: SignIn, user: User): Promise<string> {
  tellOfStart(ctx, user)
  return anotherToken(ctx, signIn.userId, signedIn(ctx, signIn))
}

/** A token for a sign-in that the log knows of already. */
export async function anotherToken(ctx: Context, userId: string, proven: SignedIn): Promise<string> {
  // As long as Okta's: `20111` and fifty characters of base64url.
  const token = `20111${ctx.ids.secret(37)}`
  const hash = ctx.digest.sha256(token)
  const rows = sessionTokens(ctx.db, ctx.org.id)
  // Those that nobody used lie there a little longer: to ask for them each time would be a question more for every sign-in.
  if (hash.startsWith('0')) await rows.forget(userId, ctx.clock.now().toISOString())
  await rows.insert({
    org_id: ctx.org.id,
    token_hash: hash,
    user_id: userId,
    signed_in: JSON.stringify(proven),
    expires_at: later(ctx.clock.now(), sessionTokenMinutes * minute).toISOString(),
  })
  return token
}

/**
 * Signs somebody in with their password alone, in one call. Where a factor is asked for, the session waits for it.
 * @throws E0000004, E0000064, E0000259
 */
export async function signInAtOnce(ctx: Context, prepared: PreparedPrimary): Promise<SignIn> {
  const primary = await concludePrimary(ctx, prepared)
  if (primary.outcome === 'locked-out') tellOfFailure(ctx, primary.user, 'LOCKED_OUT')
  else if (primary.expired) tellOfFailure(ctx, primary.user, 'PASSWORD_EXPIRED')
  const user = mustComeInAtOnce(primary)
  const decision = await decideSignOn(ctx, { user })
  const { access, requireFactor, session: limits } = decision
  if (access === 'DENY') {
    ctx.evenIfRefused(async (after) => tellOfEvaluation(after, user, decision, access))
    tellOfFailure(ctx, user, 'Sign-on policy evaluation resulted in DENY')
  }
  mustBeLetIn(access)
  const status = await standingOf(ctx, user, requireFactor)
  tellOfEvaluation(ctx, user, decision, status === 'ACTIVE' ? 'ALLOW' : 'CHALLENGE')
  if (status === 'ACTIVE') {
    await noteSignIn(ctx, user, undefined)
    tellOfStart(ctx, await letIn(ctx, user))
  }
  return { userId: user.id, amr: ['pwd'], limits, status }
}

/**
 * What is left to do after the password: to prove a factor, or to set up one that must be there: what is required, or
 * anything at all where they have nothing.
 */
async function standingOf(ctx: Context, user: User, requireFactor: boolean): Promise<SessionStatus> {
  const { prompt } = await enrollmentFor(ctx, user)
  if (prompt !== 'LOGIN' && !requireFactor) return 'ACTIVE'
  const active = (await factorsOf(ctx, user.id)).filter(({ status }) => status === 'ACTIVE')
  const has = new Set(active.map(({ key }) => key))
  const supported = await supportedFactors(ctx, user)
  const isWithout = supported.every(({ kind }) => !has.has(kind.key))
  const isMissing = supported.some(({ kind, enrollment }) => enrollment === 'REQUIRED' && !has.has(kind.key))
  if (prompt === 'LOGIN' && (isMissing || (isWithout && supported.length > 0))) return 'MFA_ENROLL'
  if (!requireFactor) return 'ACTIVE'
  return isWithout ? 'MFA_ENROLL' : 'MFA_REQUIRED'
}

/** Uses a session token up. @throws E0000004 for one that is unknown, used or too old, or whose owner may not sign in */
export const exchangeSessionToken = async (ctx: Context, token: string): Promise<SignIn> =>
  mustBeAFreshToken(await takeSessionToken(ctx, token))

/** The same; undefined for what is no token to sign in with. */
export async function takeSessionToken(ctx: Context, token: string): Promise<SignIn | undefined> {
  const taken = await sessionTokens(ctx.db, ctx.org.id).take(ctx.digest.sha256(token))
  if (taken === undefined || isOver(taken, ctx.clock.now())) return undefined
  const { user_id: userId, signed_in } = taken
  if (!isWelcome(await users(ctx.db, ctx.org.id).find(userId))) return undefined
  const proven = JSON.parse(signed_in) as SignedIn
  const endsAt = endOfSignIn(proven, ctx.clock.now())
  return endsAt !== undefined && endsAt <= ctx.clock.now() ? undefined : { userId, ...proven }
}

/**
 * Begins a session, always under a new id: whoever knew the browser's cookie from before knows nothing of this one. The
 * session that the cookie stood for ends.
 */
export async function beginSession(ctx: Context, signIn: SignIn): Promise<Begun> {
  const rows = sessions(ctx.db, ctx.org.id)
  const now = ctx.clock.now()
  const shown = await sessionShown(ctx)
  if (shown !== undefined) await endSession(ctx, shown)
  await rows.forget(signIn.userId, now.toISOString())
  const proven = signedIn(ctx, signIn)
  const endsAt = endOfSignIn(proven, now)?.toISOString() ?? null
  const secret = `102${ctx.ids.secret(16)}`
  const session: Session = {
    org_id: ctx.org.id,
    id: `102${ctx.ids.secret(16)}`,
    secret_hash: ctx.digest.sha256(secret),
    user_id: signIn.userId,
    status: proven.status,
    signed_in: JSON.stringify(proven),
    created: ctx.now,
    last_used: now.toISOString(),
    admin_used: now.toISOString(),
    expires_at: endOfUse(proven, endsAt, now).toISOString(),
    ends_at: endsAt,
  }
  await rows.insert(session)
  const user = await userOf(ctx, signIn.userId)
  return {
    session,
    user,
    secret,
    cookie: cookieText(ctx.request.base, secret, cookieSeconds(session, proven.limits, now)),
  }
}

function signedIn(ctx: Context, { amr, limits, ...said }: SignIn): SignedIn {
  const { lastPasswordVerification, lastFactorVerification, idp } = said
  const nowIf = (method: string) => (amr.includes(method) ? ctx.now : null)
  return {
    amr,
    limits,
    status: said.status ?? 'ACTIVE',
    lastPasswordVerification: lastPasswordVerification ?? nowIf('pwd'),
    lastFactorVerification: lastFactorVerification ?? nowIf('mfa'),
    idp: idp ?? { id: ctx.org.id, type: 'OKTA' },
    ...(said.since === undefined ? {} : { since: said.since }),
  }
}

/** A cookie that outlives the browser ends with the session, and no later than browsers keep any (RFC 6265bis, 5.5). */
function cookieSeconds({ ends_at }: Session, { usePersistentCookie }: SessionLimits, now: Date): number | undefined {
  if (!usePersistentCookie) return undefined
  const longest = later(now, 400 * day).toISOString()
  return Math.floor((Date.parse(ends_at ?? longest) - now.getTime()) / 1000)
}

/** Gives a session its idle time anew. */
export async function used(ctx: Context, { session, user }: Shown): Promise<Shown> {
  const times = timesOfUse(session, ctx.clock.now())
  await sessions(ctx.db, ctx.org.id).used(session.id, times)
  return { session: { ...session, ...times }, user }
}

const timesOfUse = ({ signed_in, ends_at }: Session, now: Date) => ({
  last_used: now.toISOString(),
  expires_at: endOfUse(JSON.parse(signed_in) as SignedIn, ends_at, now).toISOString(),
})

/** The caller that a cookie stands for, as far as the door has to know them. */
export const findSession: FindSession = async (db, orgId, hash, now) => {
  const found = await sessionWithOwner(db, orgId, hash)
  if (found === undefined) return undefined
  const { session, roles } = found
  const { firstName, lastName, login = '' } = JSON.parse(session.profile) as Record<string, string | undefined>
  const isFit = isFitForAdministration(session, adminSettingsOf(session), now)
  return {
    tokenId: '',
    sessionId: session.id,
    userId: session.user_id,
    login,
    displayName: [firstName, lastName].filter((name) => typeof name === 'string').join(' '),
    roles: isFit ? roles : [],
    adminHasEnded: !isFit && roles.length > 0,
    status: session.status,
    expiresAtMs: Date.parse(session.expires_at),
    ownerStatus: session.owner_status,
    isFit,
    isUseWorthNoting: isUseWorthNoting(session, JSON.parse(session.signed_in) as SignedIn, now),
  }
}

/** Notes that a session was used. It may have ended meanwhile, and stays so. */
export async function sessionUsed(db: Database, orgId: string, found: SessionFound, now: Date): Promise<void> {
  const session = await sessions(db, orgId).byId(found.sessionId)
  if (session === undefined || isOver(session, now)) return
  const fit = found.isFit ? { admin_used: now.toISOString() } : {}
  await sessions(db, orgId).used(session.id, { ...timesOfUse(session, now), ...fit })
}

/** From now on its cookie is nobody's. */
export async function endSession(ctx: Context, { session, user }: Shown): Promise<void> {
  await sessions(ctx.db, ctx.org.id).remove(session.id)
  tellOfEnd(ctx, user)
}

/** The session of the cookie that came with this request; undefined where it stands for none. */
export async function sessionShown(ctx: Context): Promise<Shown | undefined> {
  const secret = sidOf(ctx.request.headers.cookie)
  if (secret === undefined) return undefined
  return alive(ctx, await sessions(ctx.db, ctx.org.id).bySecret(ctx.digest.sha256(secret)))
}

/** Undefined for one that is over, or whose owner's is. */
export async function alive(ctx: Context, session: Session | undefined): Promise<Shown | undefined> {
  if (session === undefined || isOver(session, ctx.clock.now())) return undefined
  const user = await users(ctx.db, ctx.org.id).find(session.user_id)
  return isWelcome(user) ? { session, user } : undefined
}

/** Ends all sessions of a user, and what could still become one; `but` names one that stays. */
export async function endSessionsOf(ctx: Context, userId: string, but?: string): Promise<void> {
  await sessionTokens(ctx.db, ctx.org.id).removeOf(userId)
  await sessions(ctx.db, ctx.org.id).removeOf(userId, but ?? '')
}

async function userOf(ctx: Context, userId: string): Promise<User> {
  const user = await users(ctx.db, ctx.org.id).find(userId)
  if (user === undefined) throw new Error(`There is no user ${userId} to sign in.`)
  return user
}
