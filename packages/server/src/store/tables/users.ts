export type UserRow = {
  id: string
  org_id: string
  type_id: string
  status: string
  transitioning_to_status: string | null
  created: string
  activated: string | null
  status_changed: string | null
  last_login: string | null
  last_updated: string
  password_changed: string | null
  /** The login, lower case and without diacritics, as it is kept unique; and its part before the @. */
  login_key: string
  short_login_key: string
  /** Lower-case copies of what is searched most. */
  email_key: string
  first_name_key: string
  last_name_key: string
  /** JSON object: the profile as it is answered. */
  profile: string
  provider_type: string
  provider_name: string
  /** Encoded hash, or null for a user without a password. */
  password_hash: string | null
  recovery_question: string | null
  recovery_answer_hash: string | null
  failed_attempts: number
  locked_at: string | null
  realm_id: string | null
  /** What is answered of the user, all but the links: kept as text, so that a list costs no more than its bytes. */
  document: string
}

/** The values of unique attributes. */
export type UserUniqueValueRow = {
  org_id: string
  name: string
  /** SHA-256, because a value may be longer than an index takes. */
  value_hash: string
  user_id: string
}

/** Searchable copies of the other profile attributes: one row a value, so that an array has one for each element. */
export type UserValueRow = {
  org_id: string
  user_id: string
  name: string
  /** Lower-case text, at most 200 characters of it; null for a number. */
  text_value: string | null
  number_value: number | null
}

export type PasswordHistoryRow = { org_id: string; user_id: string; position: number; password_hash: string }

/** A one-time secret that was mailed: to activate, to recover, to sign in with a temporary password. */
export type UserSecretRow = {
  token_hash: string
  org_id: string
  user_id: string
  kind: 'activation' | 'recovery' | 'unlock'
  expires_at: string
  /** What the caller who had it sent wants back, where the link was asked for in a sign-in. */
  relay_state: string | null
  /** Wrong answers of those who came by the link. */
  failures: number
}

export type UserTables = {
  users: UserRow
  user_values: UserValueRow
  user_unique_values: UserUniqueValueRow
  password_history: PasswordHistoryRow
  user_secrets: UserSecretRow
}
