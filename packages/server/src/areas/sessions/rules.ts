/** What must be true of sessions and their tokens, and what is said when it is not. */
import { apiError } from '@stuntdouble/catalogue'
import { minute } from '../../kernel/time.js'
import type { User } from '../users/index.js'
import type { Session, SignedIn } from './model.js'

/** Sessions of people in another status are over. Whoever is locked out, or must change a password, stays signed in. */
const open: ReadonlySet<string> = new Set(['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'])

/** A token that nobody knows, that was used, or that grew too old: they are not told apart. */
export function mustBeAFreshToken<T extends { expires_at: string }>(token: T | undefined, now: Date): T {
  if (token === undefined || Date.parse(token.expires_at) <= now.getTime()) throw apiError.E0000004()
  return token
}

/** Between the proof and the session somebody may have been suspended. */
export function mustStillBeWelcome(user: User | undefined): User {
  if (user === undefined || !open.has(user.status)) throw apiError.E0000004()
  return user
}

/** Okta's class for a session that is asked for by its id is `AppSession`. */
export function mustBeASession(session: Session | undefined, asked: string, now: Date): Session {
  if (session === undefined || isOver(session, now)) {
    throw apiError.E0000007({ resource: `Resource not found: ${asked} (AppSession)` })
  }
  return session
}

export const isOver = ({ expires_at }: Pick<Session, 'expires_at'>, now: Date): boolean =>
  Date.parse(expires_at) <= now.getTime()

/** When a session ends that is used now: idle for too long, and never after its lifetime. */
export function endOfUse({ limits }: Pick<SignedIn, 'limits'>, endsAt: string | null, now: Date): Date {
  const idleMs = now.getTime() + limits.maxSessionIdleMinutes * minute
  return new Date(endsAt === null ? idleMs : Math.min(idleMs, Date.parse(endsAt)))
}
