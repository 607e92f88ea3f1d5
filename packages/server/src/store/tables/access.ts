export type ApiTokenRow = {
  id: string
  org_id: string
  user_id: string
  name: string
  client_name: string
  /** SHA-256 of the token: what was shown once cannot be read back. */
  token_hash: string
  created: string
  last_updated: string
  /** Thirty days after the last use. */
  expires_at: string
  /** JSON: `{"connection":"ANYWHERE"}`, or zones. */
  network: string
}

export type UserRoleRow = {
  id: string
  org_id: string
  user_id: string
  type: string
  status: 'ACTIVE' | 'INACTIVE'
  created: string
  last_updated: string
}

/** How much of a bucket was used in one window, where several servers must agree. */
export type RateUseRow = { org_id: string; bucket: string; window_start: number; used: number }

export type AccessTables = { api_tokens: ApiTokenRow; user_roles: UserRoleRow; rate_use: RateUseRow }
