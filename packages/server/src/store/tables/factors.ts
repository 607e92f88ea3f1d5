/** Something that one person proves themselves with, beside a password. */
export type FactorRow = {
  org_id: string
  id: string
  user_id: string
  /** Okta's key of its kind: `okta_sms`. */
  key: string
  status: 'PENDING_ACTIVATION' | 'ACTIVE'
  /** JSON object, as it is printed; null for those that have no profile. */
  profile: string | null
  /** What may not be printed: sealed where it must be read back (the seed of a code), hashed where not (an answer). */
  secret: string | null
  /** JSON object: what changes with use, such as the last code that was accepted. */
  state: string
  /** Wrong proofs while it waits to be activated, since that time. */
  failures: number
  failing_since: string | null
  created: string
  last_updated: string
}

/** Something that a person was asked to answer: a code that was sent, a push, a number to sign. */
export type FactorChallengeRow = {
  org_id: string
  id: string
  factor_id: string
  user_id: string
  status: 'CHALLENGE' | 'WAITING' | 'SUCCESS' | 'REJECTED' | 'CANCELLED'
  /** JSON object, sealed: the code, or what must be signed. */
  details: string
  created: string
  expires_at: string
}

/** A phone on file: one for texts and one for calls. It may outlive the factor, for it serves recovery as well. */
export type UserPhoneRow = {
  org_id: string
  user_id: string
  kind: 'sms' | 'call'
  /** `mbl…`: another number has another id. */
  id: string
  /** E.164. */
  number: string
  extension: string | null
  /** Null until a code that was sent to it came back. */
  verified_at: string | null
}

/** A YubiKey whose secrets an administrator brought, for one person to enroll. */
export type YubikeySeedRow = {
  org_id: string
  id: string
  /** As it is printed on the key, with leading zeros: 12 digits. */
  serial: string
  /** Modified hexadecimal, 12 characters: what each of its codes begins with. */
  public_id: string
  /** JSON object, sealed: `{ privateId, aesKey }`, hexadecimal. */
  secrets: string
  status: 'UNASSIGNED' | 'ACTIVE' | 'BLOCKED' | 'REVOKED' | 'INACTIVE'
  /** Whose it is, and by which factor; null while nobody enrolled it. */
  user_id: string | null
  factor_id: string | null
  /** The counters of the last code that was accepted: uses since it was made, and within one of them. */
  use_counter: number
  session_counter: number
  created: string
  last_updated: string
  last_verified: string | null
  activated: string | null
}

export type FactorTables = {
  factors: FactorRow
  factor_challenges: FactorChallengeRow
  user_phones: UserPhoneRow
  yubikey_seeds: YubikeySeedRow
}
