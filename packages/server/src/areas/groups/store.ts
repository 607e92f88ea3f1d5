/** The tables of groups, what they are searched by, and who is in them. */
import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Comparison, Filter } from '../../kernel/filter/index.js'
import { timeOf } from '../../kernel/filter/index.js'
import { compiled } from '../../store/compiled.js'
import type { Database, RowOf } from '../../store/database.js'
import type { Tables } from '../../store/tables/index.js'
import type { Group, ProfileValue } from './model.js'

type UserRow = RowOf<'users'>

const byId = compiled((db, orgId: string, id: string) =>
  db.selectFrom('groups').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)
const builtIns = compiled((db, orgId: string) =>
  db
    .selectFrom('groups')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('built_in', 'in', ['everyone', 'administrators'])
    .orderBy('id'),
)
const userById = compiled((db, orgId: string, id: string) =>
  db.selectFrom('users').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)
/** Ids grow with time, so the newest person has the greatest. */
const newestUser = compiled((db, orgId: string) =>
  db.selectFrom('users').select('created').where('org_id', '=', orgId).orderBy('id', 'desc').limit(1),
)
const members = compiled((db, orgId: string, groupId: string, after: string, limit: number) =>
  db
    .selectFrom('group_members as member')
    .innerJoin('users', 'users.id', 'member.user_id')
    .selectAll('users')
    .where('member.org_id', '=', orgId)
    .where('users.org_id', '=', orgId)
    .where('member.group_id', '=', groupId)
    .where('member.user_id', '>', after)
    .orderBy('member.user_id')
    .limit(limit),
)
const everyone = compiled((db, orgId: string, after: string, limit: number) =>
  db.selectFrom('users').selectAll().where('org_id', '=', orgId).where('id', '>', after).orderBy('id').limit(limit),
)
const administrators = compiled((db, orgId: string, after: string, limit: number) =>
  db
    .selectFrom('users')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '>', after)
    .where('id', 'in', (query) =>
      query
        .selectFrom('user_roles')
        .select('user_roles.user_id')
        .where('user_roles.org_id', '=', orgId)
        .where('user_roles.status', '=', 'ACTIVE'),
    )
    .orderBy('id')
    .limit(limit),
)
const groupsOfUser = compiled((db, orgId: string, userId: string, after: string, limit: number) =>
  db
    .selectFrom('group_members as member')
    .innerJoin('groups', 'groups.id', 'member.group_id')
    .selectAll('groups')
    .where('member.org_id', '=', orgId)
    .where('groups.org_id', '=', orgId)
    .where('member.user_id', '=', userId)
    .where('member.group_id', '>', after)
    .orderBy('member.group_id')
    .limit(limit),
)
const membership = compiled((db, orgId: string, groupId: string, userId: string) =>
  db
    .selectFrom('group_members')
    .select('by_hand')
    .where('org_id', '=', orgId)
    .where('group_id', '=', groupId)
    .where('user_id', '=', userId),
)
const activeRole = compiled((db, orgId: string, userId: string) =>
  db
    .selectFrom('user_roles')
    .select('id')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('status', '=', 'ACTIVE')
    .limit(1),
)
const rulesThatHold = compiled((db, orgId: string, userId: string, groupId: string) =>
  db
    .selectFrom('group_rule_members')
    .select('rule_id')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('group_id', '=', groupId),
)

/** What a list of groups is cut by, in which order, and where it goes on. */
export type ListAsked = {
  filter?: Filter
  /** Whether the filter tells cases apart, as `filter=` does and `search=` does not. */
  caseSensitive?: boolean
  /** Lower-case beginning of the name. */
  namePrefix?: string
  /** The attribute, and whether its values are numbers. */
  sort: { by: string; descending: boolean; numeric: boolean }
  after?: { value: string | number; id: string }
  limit: number
}

/** A group with what it was sorted by: the two that make a cursor. */
export type Listed = Group & { sort_value: string | number }

/** Greater than any text that begins alike. */
const beyond = (prefix: string): string => `${prefix}\u{10ffff}`
/** As much of a text as an index entry holds. */
const keyLength = 100
const keyOf = (text: string): string => [...text].slice(0, keyLength).join('')

export const groups = (db: Database, orgId: string) => ({
  async find(id: string): Promise<Group | undefined> {
    return (await byId(db, orgId, id))[0] as Group | undefined
  },
  async builtIns(): Promise<readonly Group[]> {
    return (await builtIns(db, orgId)) as Group[]
  },
  /** When someone last came to Everyone; empty text for an org without people. */
  async newestUserCreated(): Promise<string> {
    return (await newestUser(db, orgId))[0]?.created ?? ''
  },
  async insert(group: Group, values: readonly ProfileValue[]): Promise<void> {
    await db.insertInto('groups').values(group).execute()
    await this.addValues(group.id, values)
  },
  async update(group: Group, values: readonly ProfileValue[]): Promise<void> {
    const { profile, name_key, last_updated } = group
    await db
      .updateTable('groups')
      .set({ profile, name_key, last_updated })
      .where('org_id', '=', orgId)
      .where('id', '=', group.id)
      .execute()
    await db.deleteFrom('group_values').where('org_id', '=', orgId).where('group_id', '=', group.id).execute()
    await this.addValues(group.id, values)
  },
  async addValues(groupId: string, values: readonly ProfileValue[]): Promise<void> {
    if (values.length === 0) return
    const rows = values.map((value) => ({
      org_id: orgId,
      group_id: groupId,
      name: value.name,
      text_key: 'text' in value ? keyOf(value.text) : null,
      text_value: 'text' in value ? value.text : null,
      number_value: 'number' in value ? value.number : null,
    }))
    await db.insertInto('group_values').values(rows).execute()
  },
  /** The group with its values and members. */
  async remove(id: string): Promise<void> {
    for (const table of ['group_values', 'group_members'] as const) {
      await db.deleteFrom(table).where('org_id', '=', orgId).where('group_id', '=', id).execute()
    }
    await db.deleteFrom('groups').where('org_id', '=', orgId).where('id', '=', id).execute()
  },
  /** The groups of a list, `limit` at most, in its order and then by id. */
  async list({ filter, caseSensitive = false, namePrefix, sort, after, limit }: ListAsked): Promise<readonly Listed[]> {
    const newest = await this.newestUserCreated()
    const sortValue = sortValueOf(sort, newest)
    let query = db
      .selectFrom('groups')
      .selectAll()
      .select(sortValue.as('sort_value'))
      .where('groups.org_id', '=', orgId)
    if (namePrefix !== undefined) {
      query = query.where('groups.name_key', '>=', namePrefix).where('groups.name_key', '<', beyond(namePrefix))
    }
    if (filter !== undefined) query = query.where((eb) => conditionOf(eb, filter, { caseSensitive, newest }))
    if (after !== undefined) {
      const { value, id } = after
      query = query.where((eb) =>
        eb.or([
          eb(sortValue, sort.descending ? '<' : '>', value),
          eb.and([eb(sortValue, '=', value), eb('groups.id', '>', id)]),
        ]),
      )
    }
    const rows = await query
      .orderBy(sortValue, sort.descending ? 'desc' : 'asc')
      .orderBy('groups.id')
      .limit(limit)
      .execute()
    return rows as Listed[]
  },
  /** The people in a group by id, `limit` at most, after the one whose id is `after` (empty text: from the first). */
  async members(group: Group, after: string, limit: number): Promise<readonly UserRow[]> {
    switch (group.built_in) {
      case 'everyone':
        return everyone(db, orgId, after, limit)
      case 'administrators':
        return administrators(db, orgId, after, limit)
      default:
        return members(db, orgId, group.id, after, limit)
    }
  },
  /** How many people are in each of these groups. */
  async counts(of: readonly Group[]): Promise<ReadonlyMap<string, number>> {
    const counted = new Map<string, number>(of.map(({ id }) => [id, 0]))
    const stored = of.filter(({ built_in }) => built_in === null).map(({ id }) => id)
    // In portions: a database takes only so many values in one statement.
    for (let at = 0; at < stored.length; at += 500) {
      const rows = await db
        .selectFrom('group_members')
        .select(['group_id', (eb) => eb.fn.countAll<number>().as('count')])
        .where('org_id', '=', orgId)
        .where('group_id', 'in', stored.slice(at, at + 500))
        .groupBy('group_id')
        .execute()
      for (const { group_id, count } of rows) counted.set(group_id, Number(count))
    }
    for (const { id, built_in } of of) {
      if (built_in === 'everyone') counted.set(id, await this.countUsers())
      if (built_in === 'administrators') counted.set(id, await this.countAdministrators())
    }
    return counted
  },
  async countUsers(): Promise<number> {
    const row = await db
      .selectFrom('users')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('org_id', '=', orgId)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  },
  async countAdministrators(): Promise<number> {
    const row = await db
      .selectFrom('user_roles')
      .select((eb) => eb.fn.count<number>('user_id').distinct().as('count'))
      .where('org_id', '=', orgId)
      .where('status', '=', 'ACTIVE')
      .executeTakeFirstOrThrow()
    return Number(row.count)
  },
  /** The groups that a person was put into, by id. */
  async joinedBy(userId: string, after: string, limit: number): Promise<readonly Group[]> {
    return (await groupsOfUser(db, orgId, userId, after, limit)) as Group[]
  },
  async isAdministrator(userId: string): Promise<boolean> {
    return (await activeRole(db, orgId, userId)).length > 0
  },
  /** Whether the person is in the group, and if so whether by hand. */
  async membership(groupId: string, userId: string): Promise<{ byHand: boolean } | undefined> {
    const [row] = await membership(db, orgId, groupId, userId)
    return row && { byHand: row.by_hand === 1 }
  },
  addMember: (groupId: string, userId: string, byHand: boolean) =>
    db
      .insertInto('group_members')
      .values({ org_id: orgId, group_id: groupId, user_id: userId, by_hand: byHand ? 1 : 0 })
      .execute(),
  keepByHand: (groupId: string, userId: string) =>
    db
      .updateTable('group_members')
      .set({ by_hand: 1 })
      .where('org_id', '=', orgId)
      .where('group_id', '=', groupId)
      .where('user_id', '=', userId)
      .execute(),
  removeMember: (groupId: string, userId: string) =>
    db
      .deleteFrom('group_members')
      .where('org_id', '=', orgId)
      .where('group_id', '=', groupId)
      .where('user_id', '=', userId)
      .execute(),
  touchMembership: (groupId: string, at: string) =>
    db
      .updateTable('groups')
      .set({ last_membership_updated: at })
      .where('org_id', '=', orgId)
      .where('id', '=', groupId)
      .execute(),
  touchBuiltIn: (builtIn: 'everyone' | 'administrators', at: string) =>
    db
      .updateTable('groups')
      .set({ last_membership_updated: at })
      .where('org_id', '=', orgId)
      .where('built_in', '=', builtIn)
      .execute(),
  /** Takes a person who is no more out of everything, and says in the groups that their members have changed. */
  async forgetUser(userId: string, at: string): Promise<void> {
    await db
      .updateTable('groups')
      .set({ last_membership_updated: at })
      .where('org_id', '=', orgId)
      .where('id', 'in', (query) =>
        query
          .selectFrom('group_members')
          .select('group_members.group_id')
          .where('group_members.org_id', '=', orgId)
          .where('group_members.user_id', '=', userId),
      )
      .execute()
    await db.deleteFrom('group_members').where('org_id', '=', orgId).where('user_id', '=', userId).execute()
  },
  async findUser(userId: string): Promise<UserRow | undefined> {
    return (await userById(db, orgId, userId))[0]
  },
  /** The rules that want this person in this group. */
  async heldBy(groupId: string, userId: string): Promise<readonly string[]> {
    return (await rulesThatHold(db, orgId, userId, groupId)).map(({ rule_id }) => rule_id)
  },
})

/** Everyone's members are not stored, and so the time of its last newcomer is that person's own. */
function membershipUpdated(newest: string): RawBuilder<string> {
  const stored = sql.ref('groups.last_membership_updated')
  const isOlder = sql`${sql.ref('groups.built_in')} = 'everyone' and ${stored} < ${newest}`
  return sql<string>`case when ${isOlder} then ${newest} else ${stored} end`
}

const times: Readonly<Record<string, string>> = { created: 'groups.created', lastUpdated: 'groups.last_updated' }

function sortValueOf({ by, numeric }: ListAsked['sort'], newest: string): RawBuilder<string | number> {
  if (by === 'id' || by === 'type') return sql.ref(`groups.${by}`)
  if (by === 'profile.name') return sql.ref('groups.name_key')
  if (by === 'lastMembershipUpdated') return membershipUpdated(newest)
  const time = times[by]
  if (time !== undefined) return sql.ref(time)
  const name = by.slice('profile.'.length)
  const column = sql.ref(numeric ? 'value.number_value' : 'value.text_key')
  // What has no value comes first, whichever database is asked.
  const none = numeric ? sql.lit(-1e300) : sql.lit('')
  const ofGroup = sql`${sql.ref('value.org_id')} = ${sql.ref('groups.org_id')}
    and ${sql.ref('value.group_id')} = ${sql.ref('groups.id')} and ${sql.ref('value.name')} = ${name}`
  const least = sql`select min(${column}) from ${sql.table('group_values')} as value where ${ofGroup}`
  return sql<string | number>`coalesce((${least}), ${none})`
}

type Groups = ExpressionBuilder<Tables, 'groups'>
type Facts = { caseSensitive: boolean; newest: string }

const signs = { eq: '=', ne: '!=', gt: '>', ge: '>=', lt: '<', le: '<=' } as const
type Sign = (typeof signs)[keyof typeof signs]

/** A filter as a condition over `groups`; what it may say was checked against what the endpoint serves. */
function conditionOf(eb: Groups, filter: Filter, facts: Facts): Expression<SqlBool> {
  switch (filter.kind) {
    case 'and':
      return eb.and(filter.operands.map((operand) => conditionOf(eb, operand, facts)))
    case 'or':
      return eb.or(filter.operands.map((operand) => conditionOf(eb, operand, facts)))
    case 'not':
      return eb.not(conditionOf(eb, filter.operand, facts))
    case 'present':
      return isPresent(eb, filter.attribute)
    case 'compare':
      return filter.value === null ? eb.not(isPresent(eb, filter.attribute)) : comparisonOf(eb, filter as Given, facts)
  }
}

type Given = Comparison & { value: string | number | boolean }

function isPresent(eb: Groups, attribute: string): Expression<SqlBool> {
  const name = attribute.startsWith('profile.') ? attribute.slice('profile.'.length) : 'name'
  // Only attributes of the profile can be absent, and of those the name never is; no group has a source.
  if (attribute === 'source.id') return eb.lit(false)
  return name === 'name' ? eb.lit(true) : hasValue(eb, name, (value) => value.lit(true))
}

function comparisonOf(eb: Groups, { attribute, operator, value }: Given, facts: Facts): Expression<SqlBool> {
  const sign = operator in signs ? signs[operator as keyof typeof signs] : '='
  switch (attribute) {
    case 'source.id':
      return eb.lit(false)
    case 'id':
      return eb('groups.id', sign, String(value))
    case 'type':
      return eb('groups.type', sign, facts.caseSensitive ? String(value) : String(value).toUpperCase())
    case 'lastMembershipUpdated':
      return eb(membershipUpdated(facts.newest), sign, asStored(value))
    case 'created':
    case 'lastUpdated':
      return eb(sql.ref<string>(times[attribute] ?? ''), sign, asStored(value))
    case 'profile.name':
      return textCondition(eb, sql.ref<string>('groups.name_key'), operator, String(value).toLowerCase())
  }
  const name = attribute.slice('profile.'.length)
  if (typeof value !== 'string') {
    return hasValue(eb, name, (values) => values('group_values.number_value', sign, Number(value)))
  }
  const text = value.toLowerCase()
  const whole = sql.ref<string>('group_values.text_value')
  if (operator === 'co') return hasValue(eb, name, () => contains(whole, text))
  const key = sql.ref<string>('group_values.text_key')
  // The index finds the beginning, the whole value decides.
  return hasValue(eb, name, (values) =>
    values.and([textCondition(values, key, operator, keyOf(text)), textCondition(values, whole, operator, text)]),
  )
}

/** Times are stored as text that orders as time does. */
const asStored = (value: Given['value']): string => new Date(timeOf(String(value)) ?? 0).toISOString()

type Values = ExpressionBuilder<Tables, 'groups' | 'group_values'>

function hasValue(eb: Groups, name: string, condition: (values: Values) => Expression<SqlBool>): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('group_values')
      .select('group_values.name')
      .whereRef('group_values.org_id', '=', 'groups.org_id')
      .whereRef('group_values.group_id', '=', 'groups.id')
      .where('group_values.name', '=', name)
      .where((values) => condition(values as unknown as Values)),
  )
}

function textCondition(
  eb: Groups | Values,
  column: RawBuilder<string>,
  operator: Comparison['operator'],
  text: string,
): Expression<SqlBool> {
  // biome-ignore lint/suspicious/noExplicitAny: the builder of either scope takes a raw column alike.
  const build = eb as ExpressionBuilder<any, any>
  if (operator === 'co') return contains(column, text)
  if (operator === 'sw') return build.and([build(column, '>=', text), build(column, '<', beyond(text))])
  return build(column, (signs[operator as keyof typeof signs] ?? '=') as Sign, text)
}

function contains(column: RawBuilder<string>, text: string): RawBuilder<SqlBool> {
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql<SqlBool>`${column} like ${pattern} escape '\\'`
}
