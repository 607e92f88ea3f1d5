/** A person in the org. */
import type { UserRow } from '../../store/tables/users.js'

/** Okta's user statuses; `lifecycle/` says which may follow which. */
export type UserStatus =
  | 'STAGED'
  | 'PROVISIONED'
  | 'ACTIVE'
  | 'RECOVERY'
  | 'LOCKED_OUT'
  | 'PASSWORD_EXPIRED'
  | 'SUSPENDED'
  | 'DEPROVISIONED'

/** Attributes by name, as the schema of the user's type has them. Null and absent mean the same: no value. */
export type Profile = Readonly<Record<string, unknown>>

/** A person's row, all but the text that is kept of it. */
export type ListedUser = Omit<UserRow, 'status' | 'document'> & { status: UserStatus }

/** What an answer about a person is put together from when nothing of it was asked to be left out. */
export type ShownUser = Pick<UserRow, 'id' | 'document'>

/** A person with what else is read of them in the same query. */
export type User = ListedUser & {
  /** The profile schema of the user's type: `osc…`. */
  schema_id: string
  /** Whether that schema has lost attributes, so that the profile may hold values which nobody may see any more. */
  schema_has_retired?: number
}
