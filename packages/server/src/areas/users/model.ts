/** A person in the org. */
import type { UserRow } from '../../store/tables/users.js'

/** Okta's user statuses; `lifecycle.ts` says which may follow which. */
export type UserStatus =
  | 'STAGED'
  | 'PROVISIONED'
  | 'ACTIVE'
  | 'RECOVERY'
  | 'LOCKED_OUT'
  | 'PASSWORD_EXPIRED'
  | 'SUSPENDED'
  | 'DEPROVISIONED'

export type Profile = Readonly<Record<string, unknown>>

export type User = UserRow & { status: UserStatus }
