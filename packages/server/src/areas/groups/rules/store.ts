/** The tables of group rules: what they say, which groups they fill, and whom they keep there. */
import { sql } from 'kysely'
import { remembered } from '../../../store/caching.js'
import { compiled } from '../../../store/compiled.js'
import { anyChange, type Database, type RowOf } from '../../../store/database.js'
import type { GroupRule } from './model.js'

/** The work that goes through the people of an org. */
export const evaluateEveryone = 'group-rules.evaluate'
/** The work that goes on with letting go of a deleted rule's members. */
export const releaseMembers = 'group-rules.release'

const byId = compiled((db, orgId: string, id: string) =>
  db.selectFrom('group_rules').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)
/** Asked on every change of a person, so that it is all an org without rules pays for them. */
const active = remembered(
  anyChange('group_rules'),
  compiled((db, orgId: string) =>
    db.selectFrom('group_rules').selectAll().where('org_id', '=', orgId).where('status', '=', 'ACTIVE').orderBy('id'),
  ),
)
const held = compiled((db, orgId: string, userId: string) =>
  db
    .selectFrom('group_rule_members')
    .select(['rule_id', 'group_id'])
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId),
)
const joined = compiled((db, orgId: string, userId: string) =>
  db
    .selectFrom('group_members')
    .select(['group_id', 'by_hand'])
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId),
)
const people = compiled((db, orgId: string, after: string, limit: number) =>
  db.selectFrom('users').selectAll().where('org_id', '=', orgId).where('id', '>', after).orderBy('id').limit(limit),
)
const person = compiled((db, orgId: string, id: string) =>
  db.selectFrom('users').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)
const work = compiled((db, orgId: string) =>
  db.selectFrom('jobs').select('id').where('org_id', '=', orgId).where('kind', '=', evaluateEveryone).limit(1),
)

/** SQLite knows no escape for `like` unless it is told one. */
function hasKeyword(keyword: string) {
  const pattern = `%${keyword.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql<boolean>`${sql.ref('name_key')} like ${pattern} escape '\\'`
}

export const groupRules = (db: Database, orgId: string) => ({
  async find(id: string): Promise<GroupRule | undefined> {
    return (await byId(db, orgId, id))[0] as GroupRule | undefined
  },
  async active(): Promise<readonly GroupRule[]> {
    return (await active(db, orgId)) as GroupRule[]
  },
  async list(keyword: string | undefined, after: string, limit: number): Promise<readonly GroupRule[]> {
    const rows = await db
      .selectFrom('group_rules')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '>', after)
      .$if(keyword !== undefined, (query) => query.where(hasKeyword(keyword ?? '')))
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows as GroupRule[]
  },
  async count(): Promise<number> {
    const row = await db
      .selectFrom('group_rules')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('org_id', '=', orgId)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  },
  async insert(rule: GroupRule): Promise<void> {
    await db.insertInto('group_rules').values(rule).execute()
    const targets = (JSON.parse(rule.group_ids) as string[]).map((group_id) => ({
      org_id: orgId,
      group_id,
      rule_id: rule.id,
    }))
    await db.insertInto('group_rule_targets').values(targets).execute()
  },
  update: ({ id, org_id: _, ...changed }: GroupRule) =>
    db.updateTable('group_rules').set(changed).where('org_id', '=', orgId).where('id', '=', id).execute(),
  /** The rule and what it fills; whom it keeps there is let go of apart. */
  async remove(id: string): Promise<void> {
    await db.deleteFrom('group_rule_targets').where('org_id', '=', orgId).where('rule_id', '=', id).execute()
    await db.deleteFrom('group_rules').where('org_id', '=', orgId).where('id', '=', id).execute()
  },
  async thatFill(groupId: string): Promise<readonly GroupRule[]> {
    const rows = await db
      .selectFrom('group_rules')
      .innerJoin('group_rule_targets as target', 'target.rule_id', 'group_rules.id')
      .selectAll('group_rules')
      .where('target.org_id', '=', orgId)
      .where('target.group_id', '=', groupId)
      .execute()
    return rows as GroupRule[]
  },
  forgetGroup: async (groupId: string) => {
    for (const table of ['group_rule_targets', 'group_rule_members'] as const) {
      await db.deleteFrom(table).where('org_id', '=', orgId).where('group_id', '=', groupId).execute()
    }
  },
  forgetUser: (userId: string) =>
    db.deleteFrom('group_rule_members').where('org_id', '=', orgId).where('user_id', '=', userId).execute(),
  /** Where rules keep this person. */
  heldBy: (userId: string) => held(db, orgId, userId),
  /** Where this person is, and whether by hand. */
  joinedBy: (userId: string) => joined(db, orgId, userId),
  hold: (ruleId: string, userId: string, groupId: string) =>
    db
      .insertInto('group_rule_members')
      .values({ org_id: orgId, rule_id: ruleId, user_id: userId, group_id: groupId })
      .execute(),
  letGo: (ruleId: string, userId: string, groupId: string) =>
    db
      .deleteFrom('group_rule_members')
      .where('org_id', '=', orgId)
      .where('rule_id', '=', ruleId)
      .where('user_id', '=', userId)
      .where('group_id', '=', groupId)
      .execute(),
  /** Whom a rule keeps in groups, `limit` at most. */
  heldByRule: (ruleId: string, limit: number) =>
    db
      .selectFrom('group_rule_members')
      .select(['user_id', 'group_id'])
      .where('org_id', '=', orgId)
      .where('rule_id', '=', ruleId)
      .orderBy('user_id')
      .orderBy('group_id')
      .limit(limit)
      .execute(),
  /** Whom a rule kept in groups stays there as if put there by hand. */
  async leaveMembers(ruleId: string): Promise<void> {
    await db
      .updateTable('group_members')
      .set({ by_hand: 1 })
      .where('org_id', '=', orgId)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('group_rule_members as kept')
            .select('kept.rule_id')
            .whereRef('kept.org_id', '=', 'group_members.org_id')
            .whereRef('kept.user_id', '=', 'group_members.user_id')
            .whereRef('kept.group_id', '=', 'group_members.group_id')
            .where('kept.rule_id', '=', ruleId),
        ),
      )
      .execute()
    await db.deleteFrom('group_rule_members').where('org_id', '=', orgId).where('rule_id', '=', ruleId).execute()
  },
  /** The people of the org by id, `limit` at most, after the one whose id is `after`. */
  people: (after: string, limit: number): Promise<RowOf<'users'>[]> => people(db, orgId, after, limit),
  async person(id: string): Promise<RowOf<'users'> | undefined> {
    return (await person(db, orgId, id))[0]
  },
  async areUsers(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set()
    const rows = await db
      .selectFrom('users')
      .select('id')
      .where('org_id', '=', orgId)
      .where('id', 'in', [...ids])
      .execute()
    return new Set(rows.map(({ id }) => id))
  },
  /** Whether a job still goes through the people of the org; one that was given up is gone, and holds nothing up. */
  async isReconciling(): Promise<boolean> {
    return (await work(db, orgId)).length > 0
  },
})
