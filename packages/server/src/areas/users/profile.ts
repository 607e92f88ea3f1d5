/** A profile that was found valid, as it is stored: the text that is answered, and what it is searched and kept unique by. */
import type { ProfileSchema } from '../schemas/index.js'
import type { Profile, User } from './model.js'
import { folded } from './rules.js'
import { searchKey } from './search.js'
import type { SearchableValue, UniqueValue } from './store.js'

/** Printed even where they have no value. */
const first = ['firstName', 'lastName', 'mobilePhone'] as const
const last = ['secondEmail', 'login', 'email'] as const
const always: ReadonlySet<string> = new Set([...first, ...last])

/**
 * The profile as Okta prints it: names first, login and e-mail address last (`view.ts` counts on that), between them
 * what has a value in the order of the schema.
 */
export function profileText(profile: Profile, schema: ProfileSchema): string {
  const printed: Record<string, unknown> = {}
  for (const name of first) printed[name] = profile[name] ?? null
  for (const name of schema.attributes.keys()) {
    if (!always.has(name) && profile[name] != null) printed[name] = profile[name]
  }
  for (const name of last) printed[name] = profile[name] ?? null
  return JSON.stringify(printed)
}

/** The columns of a user's row that follow from the profile. */
export type ProfileColumns = Pick<
  User,
  'profile' | 'login_key' | 'short_login_key' | 'email_key' | 'first_name_key' | 'last_name_key'
>

export function profileColumns(profile: Profile, schema: ProfileSchema): ProfileColumns {
  const key = (name: string) => searchKey(String(profile[name] ?? ''))
  const login = folded(String(profile.login))
  return {
    profile: profileText(profile, schema),
    login_key: login,
    short_login_key: login.split('@')[0] ?? login,
    email_key: key('email'),
    first_name_key: key('firstName'),
    last_name_key: key('lastName'),
  }
}

const inRow: ReadonlySet<string> = new Set(['login', 'email', 'firstName', 'lastName'])

/** A row for each value of the other attributes; of an array, one for each element. */
export function searchableValues(profile: Profile): SearchableValue[] {
  const rows: SearchableValue[] = []
  for (const [name, value] of Object.entries(profile)) {
    if (inRow.has(name) || value === null || value === '') continue
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each === 'number') rows.push({ name, text_value: null, number_value: each })
      else rows.push({ name, text_value: searchKey(String(each)), number_value: null })
    }
  }
  return rows
}

/** What nobody else may have. Case does not make two texts of one. */
export function uniqueValues(profile: Profile, schema: ProfileSchema, sha256: (text: string) => string): UniqueValue[] {
  const unique = [...schema.attributes.values()].filter((attribute) => attribute.unique && !inRow.has(attribute.name))
  return unique
    .filter(({ name }) => profile[name] != null && profile[name] !== '')
    .map(({ name }) => ({ name, valueHash: sha256(JSON.stringify(profile[name]).toLowerCase()) }))
}
