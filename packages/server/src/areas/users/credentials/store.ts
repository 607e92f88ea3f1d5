/** Former passwords, and the policy that governs new ones. */
import { compiled } from '../../../store/compiled.js'
import type { Database } from '../../../store/database.js'
import type { PolicyRow, PolicyRuleRow } from '../../../store/tables/policies.js'

/** The default policy with its default rule: system policies are asked last and apply to everybody. */
const defaultPasswordPolicy = compiled((db, orgId: string) =>
  db
    .selectFrom('policies')
    .innerJoin('policy_rules', (join) =>
      join
        .onRef('policy_rules.policy_id', '=', 'policies.id')
        .onRef('policy_rules.org_id', '=', 'policies.org_id')
        .on('policy_rules.system', '=', 1),
    )
    .select(['policies.settings', 'policy_rules.actions'])
    .where('policies.org_id', '=', orgId)
    .where('policies.type', '=', 'PASSWORD')
    .where('policies.system', '=', 1),
)

export const passwordPolicies = (db: Database, orgId: string) => ({
  async default(): Promise<{ settings: string; actions: string } | undefined> {
    return (await defaultPasswordPolicy(db, orgId))[0]
  },
  async insert(policy: Omit<PolicyRow, 'org_id'>, rule: Omit<PolicyRuleRow, 'org_id'>): Promise<void> {
    await db
      .insertInto('policies')
      .values({ ...policy, org_id: orgId })
      .execute()
    await db
      .insertInto('policy_rules')
      .values({ ...rule, org_id: orgId })
      .execute()
  },
})

export const formerPasswords = (db: Database, orgId: string) => {
  const of = (userId: string) =>
    db.selectFrom('password_history').where('org_id', '=', orgId).where('user_id', '=', userId)
  return {
    /** Newest first. */
    async newest(userId: string, count: number): Promise<string[]> {
      const rows = await of(userId).select('password_hash').orderBy('position', 'desc').limit(count).execute()
      return rows.map((row) => row.password_hash)
    },
    /** Remembers one more, and no more than `kept` in all. */
    async remember(userId: string, hash: string, kept: number): Promise<void> {
      const last = await of(userId).select('position').orderBy('position', 'desc').limit(1).executeTakeFirst()
      const position = (last?.position ?? 0) + 1
      await db
        .insertInto('password_history')
        .values({ org_id: orgId, user_id: userId, position, password_hash: hash })
        .execute()
      await db
        .deleteFrom('password_history')
        .where('org_id', '=', orgId)
        .where('user_id', '=', userId)
        .where('position', '<=', position - kept)
        .execute()
    },
  }
}
