/** A session as Okta answers it, and as the browser keeps it. */
import { at } from '../../kernel/link.js'
import { toSeconds } from '../../kernel/time.js'
import type { User } from '../users/index.js'
import { personOf } from '../users/index.js'
import { type AdminSessionSettings, type Session, type SignedIn, usualAdminSession } from './model.js'

/**
 * `Set-Cookie` for a session. Applications on other sites call the API with it, so browsers must send it from there:
 * `None`, which they grant to secure cookies alone. Without `seconds` it ends with the browser.
 */
export function cookieText(base: string, secret: string, seconds?: number): string {
  const where = base.startsWith('https:') ? 'Secure; SameSite=None' : 'SameSite=Lax'
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`
  return `sid=${secret}; Path=/; HttpOnly; ${where}${age}`
}

/** Takes the cookie away. */
export const noCookieText = (base: string): string => cookieText(base, '', 0)

export type SessionSeen = {
  session: Session
  user: User
  /** Whether the user has a second factor. */
  mfaActive: boolean
  /** What the session was asked for by. */
  id: string
  /** Whoever holds the session is led to `me`; an administrator, to the session by its name. */
  as: 'me' | 'named'
}

export function sessionView({ session, user, mfaActive, id, as }: SessionSeen, base: string) {
  const { amr, idp, lastPasswordVerification, lastFactorVerification } = JSON.parse(session.signed_in) as SignedIn
  const { login, firstName, lastName } = personOf(user)
  const self = `${base}/api/v1/sessions/${as === 'me' ? 'me' : session.id}`
  return {
    id,
    userId: user.id,
    login,
    createdAt: session.created,
    expiresAt: toSeconds(new Date(session.expires_at)),
    status: session.status,
    lastPasswordVerification,
    lastFactorVerification,
    amr,
    idp,
    mfaActive,
    _links: {
      self: at(self, 'GET', 'DELETE'),
      refresh: at(`${self}/lifecycle/refresh`, 'POST'),
      user: {
        name: `${firstName} ${lastName}`.trim(),
        ...at(`${base}/api/v1/users/${as === 'me' ? 'me' : user.id}`, 'GET'),
      },
    },
  }
}

/** What an org says of administrators' sessions; one that says nothing has what Okta gives. */
export const adminSettingsOf = (
  row: { idle_minutes: number | null; lifetime_minutes: number | null } | undefined,
): AdminSessionSettings => ({
  sessionIdleTimeoutMinutes: row?.idle_minutes ?? usualAdminSession.sessionIdleTimeoutMinutes,
  sessionMaxLifetimeMinutes: row?.lifetime_minutes ?? usualAdminSession.sessionMaxLifetimeMinutes,
})
