/** What must be true of people, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { RoleType } from '../../access/roles.js'
import type { Problem } from '../../kernel/schema.js'
import { isOfType, type ProfileSchema, profileProblems } from '../schemas/index.js'
import type { ListedUser, Profile, User } from './model.js'

/** Logins are one where they differ only in case or diacritics. */
export const folded = (text: string): string => (isPlain(text) ? text : withoutDiacritics(text)).toLowerCase()

/** ASCII, but for the two diacritics that stand alone in it: most logins, for which nothing has to be taken apart. */
const isPlain = (text: string): boolean => /^[\0-\x5d\x5f\x61-\x7f]*$/.test(text)

const withoutDiacritics = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '')

export function mustExist<T extends Pick<User, 'id'>>(user: T | undefined, asked: string): T {
  if (user === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (User)` })
  return user
}

/** What is said when a login, or the value of a unique attribute, is somebody else's already. */
export const duplicate = (attribute: string) =>
  apiError.E0000001({ field: attribute }, { causes: [cause.duplicate(attribute)] })

/** A profile is what its schema allows: what is required is there, nothing is unknown, each value is of its kind. */
export function mustFit(schema: ProfileSchema, profile: Profile): void {
  const problems = profileProblems(schema, profile)
  if (problems.length > 0) throw refused(problems)
}

function refused(problems: readonly Problem[]) {
  return apiError.E0000001({ field: problems[0]?.field || 'newUser' }, { causes: problems.map((each) => each.cause) })
}

/** Nobody writes what is read-only, and what is immutable is written once. */
export function mustBeWritable(schema: ProfileSchema, before: Profile, after: Profile): void {
  for (const { name, mutability } of schema.attributes.values()) {
    if (mutability === 'READ_WRITE' || isSame(before[name], after[name])) continue
    if (mutability === 'READ_ONLY') throw apiError.E0000077({ attribute: name })
    if (mutability === 'IMMUTABLE' && before[name] != null) throw apiError.E0000078({ attribute: name })
  }
}

/**
 * Whoever has no role changes of themselves what the schema gives them to change, and nothing beside the profile. Not the
 * addresses either: Okta has them confirmed by a mail first, and they are where a forgotten password is recovered.
 */
export function mustBeTheirsToChange(
  { credentials, type, realmId }: { credentials?: unknown; type?: unknown; realmId?: unknown },
  { schema, before, after }: { schema: ProfileSchema; before: Profile; after: Profile },
): void {
  const beside = [credentials, type, realmId].some((part) => part != null)
  const taken = [...schema.attributes.values()].some(
    ({ name, selfPermission }) =>
      (selfPermission !== 'READ_WRITE' || addresses.has(name)) && !isSame(before[name], after[name]),
  )
  if (beside || taken) throw apiError.E0000006()
}

const addresses: ReadonlySet<string> = new Set(['email', 'secondEmail'])

/** A required attribute whose values another system owns can never be given to somebody who is made here. */
export function mustBeOursToSet(schema: ProfileSchema, profile: Profile): void {
  for (const { name, required, master } of schema.attributes.values()) {
    if (required && master === 'OVERRIDE' && profile[name] == null) throw apiError.E0000179()
  }
}

const directories: ReadonlySet<string> = new Set(['ACTIVE_DIRECTORY', 'LDAP'])

/** Whoever comes from a directory is changed there, but for the attributes of which Okta is the source. */
export function mustBeOursToChange(user: User, schema: ProfileSchema, before: Profile, after: Profile): void {
  if (!directories.has(user.provider_type)) return
  for (const { name, master } of schema.attributes.values()) {
    if (master !== 'OKTA' && !isSame(before[name], after[name])) throw apiError.E0000023()
  }
}

const isSame = (left: unknown, right: unknown): boolean =>
  (left ?? null) === (right ?? null) || JSON.stringify(left ?? null) === JSON.stringify(right ?? null)

/** Somebody whose activation still runs is left alone until it ends. */
export function mustNotBeInActivation({ transitioning_to_status: to }: User): void {
  if (to === 'ACTIVE' || to === 'PROVISIONED') throw apiError.E0000112()
}

/** A deactivated user is kept as they were, unless the org has chosen otherwise. */
export function mustBeOpenToChange({ status }: User, deactivatedMayChange: boolean): void {
  if (status === 'DEPROVISIONED' && !deactivatedMayChange) throw apiError.E0000038()
}

/** A type is changed by replacing the user, whose profile must fit the new type, and not in passing. */
export function mustKeepTheirType({ type_id }: User, asked: string | undefined): void {
  if (asked !== undefined && asked !== type_id) {
    throw apiError.E0000001({ field: 'type' }, { causes: [cause.readOnlyProperty('type')] })
  }
}

/** How many groups somebody may join by being made. */
export const groupsAtCreationMax = 20

export function mustNotJoinTooManyGroups(groupIds: readonly string[]): void {
  if (groupIds.length > groupsAtCreationMax) throw apiError.E0000093({ causes: [cause.tooManyGroupTargets()] })
}

/** A password that is to be changed at the first sign-in must be there, and the sign-in possible. */
export function mustHaveAPasswordToExpire(activate: boolean, hasPassword: boolean): void {
  if (!hasPassword) throw apiError.E0000124({ causes: [cause.passwordNeededToExpire()] })
  if (!activate) throw apiError.E0000125({ causes: [cause.activationNeededToExpire()] })
}

/** `provider=true` says that somebody signs in elsewhere; then the body says where. */
export function mustNameAProvider(asked: boolean, type: string | undefined): void {
  if (asked && type === undefined) throw apiError.E0000001({ field: 'provider' }, { causes: [cause.blank('provider')] })
}

export function mustBeARealm(exists: boolean, id: string): void {
  if (!exists) throw apiError.E0000007({ resource: `Resource not found: ${id} (Realm)` })
}

/** Blocks of users are a feature that an org has or has not. */
export function mustHaveFeature(on: boolean): void {
  if (!on) throw apiError.E0000015()
}

/** One entity tag of RFC 9110, section 8.8.3, or the star that stands for any. */
const entityTag = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/

/**
 * A change that names the state it expects is made to that state only. Okta's tags are weak and compared as such.
 * @throws E0000242 for a header that is no list of entity tags, E0000231 where none of them is the user's
 */
export function mustMatch(ifMatch: string | undefined, etag: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return
  const tags = ifMatch.split(',').map((tag) => tag.trim())
  if (!tags.every((tag) => entityTag.test(tag))) throw apiError.E0000242()
  const opaque = (tag: string) => tag.replace(/^W\//, '')
  if (!tags.some((tag) => opaque(tag) === opaque(etag))) throw apiError.E0000231()
}

/** A free text and a filter select from different indexes, and one list comes from one. */
export function mustAskOnce({
  q,
  search,
  filter,
}: {
  q?: string | undefined
  search?: string | undefined
  filter?: string | undefined
}): void {
  if (filter !== undefined && (q !== undefined || search !== undefined)) throw apiError.E0000033()
}

/** The id in a cursor that this house handed out: of a plain list a digit and the id, of a search the id. */
export function mustBeACursor(after: string | undefined, ofSearch: boolean): string | undefined {
  if (after === undefined) return undefined
  const id = /^[0-9]?(00u[0-9A-Za-z]{17})$/.exec(after)?.[1]
  if (id !== undefined) return id
  const causes = [cause.invalidCursor()]
  throw ofSearch ? apiError.E0000031({ causes }) : apiError.E0000029({ causes })
}

/** `asc` or `desc`, in any case. */
export function mustBeASortOrder(order: string | undefined): 'asc' | 'desc' {
  const said = order?.toLowerCase() ?? 'asc'
  if (said !== 'asc' && said !== 'desc') throw apiError.E0000031({ causes: [cause.invalidSearch()] })
  return said
}

/** What a schema has lost, nobody sees any more; what it has anew under an old name, only where the value fits. */
export function seen(schema: ProfileSchema, profile: Profile): Profile {
  return Object.fromEntries(
    Object.entries(profile).filter(([name, value]) => {
      const attribute = schema.attributes.get(name)
      return attribute !== undefined && (!schema.retired.has(name) || isOfType(value, attribute))
    }),
  )
}

/** A list cannot show a value of a type that its attribute no longer has. */
export function mustStillFit(schema: ProfileSchema, users: readonly ListedUser[]): void {
  const anew = [...schema.retired].map((name) => schema.attributes.get(name)).filter((each) => each !== undefined)
  if (anew.length === 0) return
  for (const user of users) {
    const profile = JSON.parse(user.profile) as Profile
    for (const attribute of anew) {
      if (!isOfType(profile[attribute.name] ?? null, attribute)) throw apiError.E0000145()
    }
  }
}

/**
 * An administrator is changed by their equals: a super administrator by another, any other by these and by org
 * administrators. Otherwise a help desk could give itself the password of the whole org. Inferred from Okta's help, which
 * keeps lesser administrators from managing administrators.
 */
export function mustNotRankAbove(caller: readonly RoleType[], held: readonly RoleType[]): void {
  if (ranksAbove(caller, held)) throw apiError.E0000006()
}

/** Whether whoever holds these roles ranks above the caller. */
export const ranksAbove = (caller: readonly RoleType[], held: readonly RoleType[]): boolean =>
  held.length > 0 && !caller.includes('SUPER_ADMIN') && (!caller.includes('ORG_ADMIN') || held.includes('SUPER_ADMIN'))
