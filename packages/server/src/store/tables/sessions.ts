/** Somebody who is signed in. */
export type SessionRow = {
  org_id: string
  /** `102…`: names the session and opens nothing. */
  id: string
  /** SHA-256 of what the cookie holds. */
  secret_hash: string
  user_id: string
  status: 'ACTIVE' | 'MFA_REQUIRED' | 'MFA_ENROLL'
  /** JSON object: how somebody signed in, and how long that holds; see areas/sessions/model.ts. */
  signed_in: string
  created: string
  last_used: string
  /** When it was last used while it was still fit for the work of an administrator. */
  admin_used: string
  /** When it ends if nobody uses it, by the org's clock. */
  expires_at: string
  /** When it ends whatever is done; null for never. */
  ends_at: string | null
}

/** A token that becomes a session, once. */
export type SessionTokenRow = {
  org_id: string
  /** SHA-256 of the token. */
  token_hash: string
  user_id: string
  signed_in: string
  expires_at: string
}

/** How long a session does the work of an administrator; an org that set nothing has no row. */
export type AdminSessionSettingsRow = { org_id: string; idle_minutes: number; lifetime_minutes: number }

export type SessionTables = {
  sessions: SessionRow
  session_tokens: SessionTokenRow
  admin_session_settings: AdminSessionSettingsRow
}
