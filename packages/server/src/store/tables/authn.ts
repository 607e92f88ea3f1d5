/** A sign-in or a recovery that is under way. */
export type AuthnTransactionRow = {
  org_id: string
  /** SHA-256 of the state token. */
  token_hash: string
  /** Null where nobody goes by the name that was given: the caller is not to know. */
  user_id: string | null
  state: string
  /** JSON object; see signin/model.ts. */
  details: string
  expires_at: string
}

/** A device on which a second factor was verified, and whose user asked to be remembered. */
export type RememberedDeviceRow = {
  org_id: string
  user_id: string
  /** SHA-256 of the device token. */
  device_hash: string
  verified_at: string
}

/** Whether somebody wants a push at once, without asking for it. */
export type PushPreferenceRow = { org_id: string; user_id: string; auto_push: number }

/** A one-time link that was used, or that another took the place of: kept so that it can be told from a made-up one. */
export type EndedSecretRow = { org_id: string; token_hash: string; expires_at: string }

export type AuthnTables = {
  authn_transactions: AuthnTransactionRow
  remembered_devices: RememberedDeviceRow
  push_preferences: PushPreferenceRow
  ended_secrets: EndedSecretRow
}
