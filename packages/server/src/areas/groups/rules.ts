/** What must be true of groups, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { Problem } from '../../kernel/schema.js'
import type { Group } from './model.js'

/** Names are one where they differ only in case; search compares alike, and keeps diacritics. */
export const folded = (text: string): string => text.toLowerCase()

export function mustExist(group: Group | undefined, asked: string): Group {
  if (group === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (UserGroup)` })
  return group
}

export function mustBeAUser<User>(user: User | undefined, asked: string): User {
  if (user === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (User)` })
  return user
}

/** Okta keeps the name and the members of its own groups itself, an app those of the groups it brought. */
export function mustBeKeptByPeople(group: Group): void {
  if (group.type !== 'OKTA_GROUP') throw apiError.E0000006()
}

/** A group may go once it is nobody's but ours: Everyone stays as long as the org. */
export function mustNotBeBuiltIn(group: Group): void {
  if (group.type === 'BUILT_IN') throw apiError.E0000006()
}

/** One cause for each rule of the profile schema that is broken; the summary names the first attribute. */
export function mustFitTheSchema(problems: readonly Problem[]): void {
  const [first] = problems
  if (first === undefined) return
  throw apiError.E0000001({ field: first.field }, { causes: problems.map(({ cause }) => cause) })
}

/** Said when the unique index of names refuses a second group of one name. */
export const nameIsTaken = () => apiError.E0000001({ field: 'name' }, { causes: [cause.duplicate('name')] })

/** They ask different indexes: a request names one. */
export function mustAskOneWay(query: {
  q?: string | undefined
  search?: string | undefined
  filter?: string | undefined
}): void {
  const asked = [query.q, query.search, query.filter].filter((text) => text !== undefined && text !== '')
  if (asked.length > 1) throw apiError.E0000033()
}

/** A cursor is handed out, not made up. Lists that search say so with the code of a search. */
export function mustBeACursor(after: string | undefined, prefix: '00g' | '00u' | '0pr', searching = false): void {
  if (after === undefined) return
  if (after.startsWith(prefix) && /^[0-9A-Za-z]{20}/.test(after)) return
  const detail = { causes: [cause.invalidCursor()] }
  throw searching ? apiError.E0000031(detail) : apiError.E0000029(detail)
}

/** Whether `sortBy` names something that groups have. What Okta answers otherwise is inferred from its neighbour `search`. */
export function mustBeSortable(attribute: string, known: boolean): void {
  if (!known) throw apiError.E0000031({ cause: new Error(`${attribute} cannot be sorted by`) })
}

/** The cursor of a list in the order of numbers ends in one. */
export function mustBeANumber(text: string): number {
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) throw apiError.E0000031({ causes: [cause.invalidCursor()] })
  return value
}

/** `asc` or `desc`, in any case. */
export function mustBeASortOrder(order: string | undefined): 'asc' | 'desc' {
  const said = order?.toLowerCase() ?? 'asc'
  if (said !== 'asc' && said !== 'desc') throw apiError.E0000031({ causes: [cause.invalidSearch()] })
  return said
}

/** A cursor that is an id alone, in a list by name, must be of a group that is there: else nobody knows where it stood. */
export function mustStand(group: Group | undefined): Group {
  if (group === undefined) throw apiError.E0000029({ causes: [cause.invalidCursor()] })
  return group
}
