/** What must be true of sessions and their tokens, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import { speaksInStatus } from '../../access/caller.js'
import { later, minute } from '../../kernel/time.js'
import type { Primary, User } from '../users/index.js'
import { type AdminSessionSettings, adminConsole, type Session, type SignedIn } from './model.js'

/** A token that nobody knows, that was used, that grew too old, or whose owner may not sign in: they are not told apart. */
export function mustBeAFreshToken<T>(signIn: T | undefined): T {
  if (signIn === undefined) throw apiError.E0000004()
  return signIn
}

/** Between the proof and the session somebody may have been suspended. */
export const isWelcome = (user: User | undefined): user is User => user !== undefined && speaksInStatus(user.status)

/**
 * Whoever signs in with one call must be able to: a password that is right and too old cannot be changed on this way.
 * @throws E0000064, and E0000004 for an account that is locked, even where its policy lets that be seen
 */
export function mustComeInAtOnce(primary: Primary): User {
  if (primary.outcome === 'locked-out') throw apiError.E0000004()
  if (primary.expired) throw apiError.E0000064()
  return primary.user
}

/** The org's rules may keep somebody out whose password is right; they hear what everybody hears. */
export function mustBeLetIn(access: 'ALLOW' | 'DENY'): void {
  if (access === 'DENY') throw apiError.E0000004()
}

/** Whoever asks for their own session is told that it is not there; Okta's class is another one then. */
export function mustHaveASession<T>(shown: T | undefined): T {
  if (shown === undefined) throw apiError.E0000007({ resource: 'Resource not found: me (Session)' })
  return shown
}

/** What somebody does to all their sessions, they do with one of them, and one that waits for a factor does nothing. */
export function mustBeSignedIn<T extends { session: Session }>(shown: T | undefined): T {
  if (shown?.session.status !== 'ACTIVE') throw apiError.E0000005()
  return shown
}

/** A browser is sent nowhere that the org does not trust: a link to this server would lead whoever follows it astray. */
export function mustLeadToATrustedPlace(place: string | undefined): string {
  if (place === undefined)
    throw apiError.E0000001({ field: 'redirectUrl' }, { causes: [cause.invalidField('redirectUrl')] })
  return place
}

/** Okta says settings of one of its own apps, the console of administrators. */
export function mustBeTheAdminConsole(appName: string): void {
  if (appName !== adminConsole) throw apiError.E0000007({ resource: `Resource not found: ${appName} (AppInstance)` })
}

/** An idle time beyond the lifetime would never be reached. */
export function mustFitIntoTheLifetime(settings: AdminSessionSettings): void {
  if (settings.sessionIdleTimeoutMinutes <= settings.sessionMaxLifetimeMinutes) return
  const field = 'sessionIdleTimeoutMinutes'
  throw apiError.E0000001({ field }, { causes: [cause.invalidField(field)] })
}

/** Okta's class for a session that is asked for by its id is `AppSession`. */
export function mustBeASession<T>(found: T | undefined, asked: string): T {
  if (found === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (AppSession)` })
  return found
}

/** What is kept of the sign-in that a session is of. */
export function ofSignIn({ signed_in, created }: Pick<Session, 'signed_in' | 'created'>): SignedIn & { since: string } {
  const signedIn = JSON.parse(signed_in) as SignedIn
  return { ...signedIn, since: signedIn.since ?? created }
}

export const isOver = ({ expires_at }: Pick<Session, 'expires_at'>, now: Date): boolean =>
  Date.parse(expires_at) <= now.getTime()

/**
 * Whether a session is fit for the work of an administrator. Once it was idle for too long it is not again, however much
 * it is used after that: only another sign-in helps.
 */
export const isFitForAdministration = (
  session: Pick<Session, 'created' | 'admin_used' | 'signed_in'>,
  { sessionIdleTimeoutMinutes, sessionMaxLifetimeMinutes }: AdminSessionSettings,
  now: Date,
): boolean =>
  now.getTime() < Date.parse(session.admin_used) + sessionIdleTimeoutMinutes * minute &&
  now.getTime() < Date.parse(ofSignIn(session).since) + sessionMaxLifetimeMinutes * minute

/** Each use gives a session its idle time anew; it is written down no more often than that time notices. */
export const isUseWorthNoting = (
  { last_used }: Pick<Session, 'last_used'>,
  { limits }: Pick<SignedIn, 'limits'>,
  now: Date,
): boolean => now.getTime() - Date.parse(last_used) >= Math.min(minute, (limits.maxSessionIdleMinutes * minute) / 4)

/** When the sessions of a sign-in end, however much they are used; undefined for never. */
export function endOfSignIn({ limits, since }: Pick<SignedIn, 'limits' | 'since'>, now: Date): Date | undefined {
  const { maxSessionLifetimeMinutes: lifetime } = limits
  return lifetime === 0 ? undefined : later(since === undefined ? now : new Date(since), lifetime * minute)
}

/** When a session ends that is used now: idle for too long, and never after its lifetime. */
export function endOfUse({ limits }: Pick<SignedIn, 'limits'>, endsAt: string | null, now: Date): Date {
  const idleMs = now.getTime() + limits.maxSessionIdleMinutes * minute
  return new Date(endsAt === null ? idleMs : Math.min(idleMs, Date.parse(endsAt)))
}
