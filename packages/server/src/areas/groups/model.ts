/** A group: a name that people, apps and policies are gathered under. */
import type { GroupRow } from '../../store/tables/groups.js'

/** `OKTA_GROUP` is kept by people and rules, `BUILT_IN` by Okta, `APP_GROUP` by the app that it was imported from. */
export type GroupType = 'OKTA_GROUP' | 'BUILT_IN' | 'APP_GROUP'

export type Group = GroupRow & { type: GroupType }

/** One searchable value of a profile: a row for each, and for each element of an array. */
export type ProfileValue = { name: string; text: string } | { name: string; number: number }

/** What `expand=stats` adds. */
export type GroupStats = { usersCount: number }

/** A group as other rooms and expressions know it. */
export type GroupName = { id: string; name: string; type: GroupType }

/** A person as the log names them. */
export type Person = { id: string; login: string; displayName: string }
