/** The conditions of policies and their rules, as the Policy API writes them, asked of the facts of a request. Pure. */

/** What a policy may ask of who comes, from where, and how. */
export type Facts = {
  user: { id: string; typeId: string }
  /** Who proves the user's identity: `OKTA`, `ACTIVE_DIRECTORY`, `LDAP` … */
  provider: string
  /** Ids of the groups the user is in. */
  groups: ReadonlySet<string>
  /** Ids of the zones that the request comes from. */
  zones: ReadonlySet<string>
  /** Ids of the behaviors that were noticed. */
  behaviors: ReadonlySet<string>
  risk: 'LOW' | 'MEDIUM' | 'HIGH'
  /** `ANY`: in the ordinary way, neither through RADIUS nor through the LDAP interface. */
  authType: 'ANY' | 'RADIUS' | 'LDAP_INTERFACE'
}

/** By their names, as they were written: `people`, `network`, `authContext` … */
export type Conditions = Readonly<Record<string, unknown>>

/** Stands for every zone of the org where a condition names zones. */
export const allZones = 'ALL_ZONES'

type Ids = readonly string[]
type Sides = { include?: Ids | null; exclude?: Ids | null }
type People = { users?: Sides | null; groups?: Sides | null }
type Network = Sides & { connection?: string }

/** Why a condition does not hold; undefined where it does. */
type Judge = (condition: never, facts: Facts) => string | undefined

const idsOf = (ids: Ids | null | undefined): Ids => ids ?? []

/** Whoever is included in either way is meant; whoever is excluded in either way is not. */
function people({ users, groups }: People, facts: Facts): string | undefined {
  const isIn = (ids: Ids) => ids.some((id) => facts.groups.has(id))
  if (idsOf(users?.exclude).includes(facts.user.id)) return 'the user is excluded'
  if (isIn(idsOf(groups?.exclude))) return 'the user is in an excluded group'
  const [wantedUsers, wantedGroups] = [idsOf(users?.include), idsOf(groups?.include)]
  if (wantedUsers.length === 0 && wantedGroups.length === 0) return undefined
  if (wantedUsers.includes(facts.user.id) || isIn(wantedGroups)) return undefined
  return wantedUsers.length === 0 ? 'the user is in none of its groups' : 'the user is not among its people'
}

function network({ connection, include, exclude }: Network, facts: Facts): string | undefined {
  if (connection !== 'ZONE') return undefined
  const comesFrom = (ids: Ids) => ids.some((id) => (id === allZones ? facts.zones.size > 0 : facts.zones.has(id)))
  if (comesFrom(idsOf(exclude))) return 'the request comes from an excluded zone'
  if (idsOf(include).length > 0 && !comesFrom(idsOf(include))) return 'the request comes from none of its zones'
  return undefined
}

function authContext({ authType }: { authType?: string }, facts: Facts): string | undefined {
  if (authType === undefined || authType === 'ANY' || authType === facts.authType) return undefined
  return `the sign-in does not come through ${authType}`
}

function risk({ behaviors }: { behaviors?: Ids }, facts: Facts): string | undefined {
  const wanted = idsOf(behaviors)
  if (wanted.length === 0 || wanted.some((id) => facts.behaviors.has(id))) return undefined
  return 'none of its behaviors was noticed'
}

function riskScore({ level }: { level?: string }, facts: Facts): string | undefined {
  if (level === undefined || level === 'ANY' || level === facts.risk) return undefined
  return `the risk is ${facts.risk}, not ${level}`
}

/** A password is of whoever keeps it: an import is the org's own from then on. */
function authProvider({ provider }: { provider?: string }, facts: Facts): string | undefined {
  const kept = facts.provider === 'IMPORT' ? 'OKTA' : facts.provider
  if (provider === undefined || provider === 'ANY' || provider === kept) return undefined
  return `the user's password is kept by ${kept}, not by ${provider}`
}

function identityProvider({ provider }: { provider?: string }): string | undefined {
  if (provider === undefined || provider === 'ANY' || provider === 'OKTA') return undefined
  return 'the sign-in does not come through one of its identity providers'
}

function userType({ include, exclude }: Sides, facts: Facts): string | undefined {
  if (idsOf(exclude).includes(facts.user.typeId)) return 'users of this type are excluded'
  if (idsOf(include).length === 0 || idsOf(include).includes(facts.user.typeId)) return undefined
  return 'the user is of none of its types'
}

/** Nobody is on the way to an app while a policy of the whole org is asked. */
function app({ include }: { include?: readonly unknown[] | null }): string | undefined {
  return (include ?? []).length === 0 ? undefined : 'the request is not for one of its apps'
}

const judges: Readonly<Record<string, Judge>> = {
  people,
  network,
  authContext,
  risk,
  riskScore,
  authProvider,
  identityProvider,
  userType,
  app,
}

/**
 * The first condition that does not hold, and why. What nothing here can meet does not hold: a rule for managed devices
 * must not apply to a device of which nothing is known.
 */
export function whyNot(conditions: Conditions | null, facts: Facts): string | undefined {
  for (const [name, condition] of Object.entries(conditions ?? {})) {
    if (condition === null || condition === undefined) continue
    const judge = judges[name]
    const why = judge === undefined ? `nothing is known of its ${name}` : judge(condition as never, facts)
    if (why !== undefined) return why
  }
  return undefined
}

/** Ids of the zones that conditions name. */
export const zonesNamedIn = (conditions: Conditions | null): Ids => sidesOf(conditions?.network as Network)

/** Ids of the behaviors that conditions name. */
export const behaviorsNamedIn = (conditions: Conditions | null): Ids =>
  idsOf((conditions?.risk as { behaviors?: Ids } | undefined)?.behaviors)

const sidesOf = (sides: Sides | null | undefined): Ids => [...idsOf(sides?.include), ...idsOf(sides?.exclude)]
