/** Who is signed in, how they proved it, and for how long. */
import type { SessionRow } from '../../store/tables/sessions.js'

export type Session = SessionRow

/** `MFA_REQUIRED`, `MFA_ENROLL`: the password is proven and a factor is not. Such a session opens nothing yet. */
export type SessionStatus = SessionRow['status']

/** What the rule of the sign-on policy says of a session. Lifetime 0: as long as it is used. */
export type SessionLimits = {
  usePersistentCookie: boolean
  maxSessionIdleMinutes: number
  maxSessionLifetimeMinutes: number
}

/** Who proved the identity: the org itself, or an identity provider. */
export type SessionIdentityProvider = {
  id: string
  type: 'OKTA' | 'ACTIVE_DIRECTORY' | 'LDAP' | 'FEDERATION' | 'SOCIAL'
}

/** A sign-in that has succeeded. */
export type SignIn = {
  userId: string
  /** `pwd`, `otp`, `sms`, `mfa` … in the order in which they were proven. */
  amr: readonly string[]
  limits: SessionLimits
  /** What the session of it begins as, and that of every token of it: `ACTIVE`, where nothing is said. */
  status?: SessionStatus
  /** Now, where `amr` has `pwd` and nothing is said. */
  lastPasswordVerification?: string | null
  /** Now, where `amr` has `mfa` and nothing is said. */
  lastFactorVerification?: string | null
  /** The org, where nothing is said. */
  idp?: SessionIdentityProvider
  /**
   * When the first session of this sign-in began. Absent until there is one: those that follow out of further tokens last
   * no longer than that.
   */
  since?: string
}

/** What is kept of it, beside whose it is. */
export type SignedIn = Required<Omit<SignIn, 'userId' | 'since'>> & Pick<SignIn, 'since'>

/** How long a session does the work of an administrator, whatever the sign-on policy says of sessions. */
export type AdminSessionSettings = { sessionIdleTimeoutMinutes: number; sessionMaxLifetimeMinutes: number }

/** As Okta sets it for a new org. */
export const usualAdminSession: AdminSessionSettings = {
  sessionIdleTimeoutMinutes: 15,
  sessionMaxLifetimeMinutes: 720,
}

/** An app of Okta's own whose settings these are. */
export const adminConsole = 'admin-console'

/** Minutes in which a session token becomes a session. */
export const sessionTokenMinutes = 5
