/** What is weighed, read from the database: policies at work, the groups a user is in, the zones a request comes from. */
import { remembered } from '../store/caching.js'
import { compiled } from '../store/compiled.js'
import { anyChange, type Database } from '../store/database.js'
import type { ZoneRow } from '../store/tables/places.js'
import type { PolicyType } from '../store/tables/policies.js'
import { behaviorsNamedIn, type Conditions, type Facts, zonesNamedIn } from './conditions.js'
import { AddressSet, isWithin, type Perimeter, type WrittenRange } from './network.js'
import type { Weighable, WithRules } from './weighing.js'

export type StoredRule = Weighable & { actions: Readonly<Record<string, unknown>> }
export type StoredPolicy = WithRules<StoredRule> & { settings: Readonly<Record<string, unknown>> | null }

const atWork = compiled((db, orgId: string, one: PolicyType, other: PolicyType) =>
  db
    .selectFrom('policies')
    .leftJoin('policy_rules', (join) =>
      join
        .onRef('policy_rules.policy_id', '=', 'policies.id')
        .onRef('policy_rules.org_id', '=', 'policies.org_id')
        .on('policy_rules.status', '=', 'ACTIVE'),
    )
    .select([
      'policies.id',
      'policies.type',
      'policies.name',
      'policies.conditions',
      'policies.settings',
      'policy_rules.id as ruleId',
      'policy_rules.name as ruleName',
      'policy_rules.conditions as ruleConditions',
      'policy_rules.actions as ruleActions',
    ])
    .where('policies.org_id', '=', orgId)
    .where('policies.type', 'in', [one, other])
    .where('policies.status', '=', 'ACTIVE')
    .orderBy('policies.priority')
    .orderBy('policies.id')
    .orderBy('policy_rules.priority'),
)

/** Policies with their rules, and what has to be known to weigh them. */
export type AtWork = {
  /** In the order in which they are asked. */
  policies: readonly StoredPolicy[]
  namesZones: boolean
  /** Ids of the behaviors that they name. */
  behaviorIds: ReadonlySet<string>
}

/** The active policies of a type with their active rules. */
export const policiesAtWork = async (db: Database, orgId: string, type: PolicyType): Promise<AtWork> =>
  (await policiesOfTwoAtWork(db, orgId, type, type))[0]

/** The same of two types at once. Policies are asked much and changed rarely: they are kept as they were read. */
export const policiesOfTwoAtWork = remembered(
  anyChange('policies', 'policy_rules'),
  async (db: Database, orgId: string, one: PolicyType, other: PolicyType): Promise<readonly [AtWork, AtWork]> => {
    const made = new Map<string, StoredPolicy & { type: PolicyType; rules: StoredRule[] }>()
    for (const row of await atWork(db, orgId, one, other)) {
      let policy = made.get(row.id)
      if (policy === undefined) {
        const { id, type, name } = row
        policy = { id, type, name, conditions: read(row.conditions), settings: read(row.settings), rules: [] }
        made.set(id, policy)
      }
      if (row.ruleId === null) continue
      policy.rules.push({
        id: row.ruleId,
        name: row.ruleName ?? '',
        conditions: read(row.ruleConditions),
        actions: read(row.ruleActions) ?? {},
      })
    }
    const all = [...made.values()]
    return [needing(all.filter(({ type }) => type === one)), needing(all.filter(({ type }) => type === other))]
  },
)

function needing(policies: readonly StoredPolicy[]): AtWork {
  const conditions = policies.flatMap((policy) => [policy.conditions, ...policy.rules.map((rule) => rule.conditions)])
  return {
    policies,
    namesZones: conditions.some((each) => zonesNamedIn(each).length > 0),
    behaviorIds: new Set(conditions.flatMap(behaviorsNamedIn)),
  }
}

const read = (json: string | null): Conditions | null => JSON.parse(json ?? 'null') as Conditions | null

const groupsWith = compiled((db, orgId: string, userId: string) =>
  db
    .selectFrom('group_members')
    .select('group_id as id')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .unionAll(db.selectFrom('groups').select('id').where('org_id', '=', orgId).where('built_in', '=', 'everyone'))
    .unionAll(
      db
        .selectFrom('groups')
        .select('groups.id')
        .where('groups.org_id', '=', orgId)
        .where('built_in', '=', 'administrators')
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('user_roles')
              .select('user_roles.id')
              .where('user_roles.org_id', '=', orgId)
              .where('user_id', '=', userId)
              .where('status', '=', 'ACTIVE'),
          ),
        ),
    ),
)

/** Ids of the groups a user is in: Okta keeps who is in Everyone, and who is among the administrators, itself. */
export const groupIdsOf = remembered(
  anyChange('group_members', 'groups', 'user_roles'),
  async (db: Database, orgId: string, userId: string): Promise<ReadonlySet<string>> =>
    new Set((await groupsWith(db, orgId, userId)).map(({ id }) => id)),
)

/** The zones of addresses that are active. Asked with every request where other servers may write. */
export const zonesAtWork = compiled((db, orgId: string) =>
  db
    .selectFrom('zones')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('status', '=', 'ACTIVE')
    .where('type', '=', 'IP')
    .orderBy('id'),
)

/**
 * Ids of the zones that a request comes from. Only active zones of addresses hold anything: where in the world an
 * address is, and whose, is not known here. `hops`: the way it came, the nearest last.
 */
async function zoneIdsOf(db: Database, orgId: string, hops: readonly string[]): Promise<ReadonlySet<string>> {
  const active = await zonesAtWork(db, orgId)
  return new Set(active.filter((zone) => isWithin(hops, perimeterOf(zone))).map(({ id }) => id))
}

function perimeterOf({ says }: ZoneRow): Perimeter {
  const { gateways, proxies } = JSON.parse(says) as Record<keyof Perimeter, readonly WrittenRange[] | null>
  return { gateways: AddressSet.of(gateways), proxies: AddressSet.of(proxies) }
}

/** Of whom policies are asked. */
export type Person = { id: string; type_id: string; provider_type: string }

/**
 * What these policies may ask about a request, but for behaviors. Where none of them names a zone, none is looked at.
 * `hops`: the way that the request came, the nearest last. `groups`: the user's, where they were looked up before.
 */
export async function factsOf(
  db: Database,
  orgId: string,
  { id, type_id, provider_type }: Person,
  hops: readonly string[],
  { namesZones }: AtWork,
  groups?: ReadonlySet<string>,
): Promise<Facts> {
  return {
    user: { id, typeId: type_id },
    provider: provider_type,
    groups: groups ?? (await groupIdsOf(db, orgId, id)),
    zones: namesZones ? await zoneIdsOf(db, orgId, hops) : new Set(),
    behaviors: new Set(),
    risk: 'LOW',
    authType: 'ANY',
  }
}
