/** The tables of policies, of their rules, and of earlier sign-ins. */
import { compiled } from '../../store/compiled.js'
import type { Database } from '../../store/database.js'
import type { SignInRow } from '../../store/tables/policies.js'
import type { Policy, PolicyRule, PolicyType } from './model.js'

const policyById = compiled((db, orgId: string, id: string) =>
  db.selectFrom('policies').selectAll().where('org_id', '=', orgId).where('id', '=', id),
)

export const policies = (db: Database, orgId: string) => ({
  async find(id: string): Promise<Policy | undefined> {
    return (await policyById(db, orgId, id))[0]
  },
  /** In the order in which they are asked. */
  ofType: (type: PolicyType): Promise<Policy[]> =>
    db
      .selectFrom('policies')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('type', '=', type)
      .orderBy('priority')
      .orderBy('id')
      .execute(),
  insert: (policy: Policy) => db.insertInto('policies').values(policy).execute(),
  update: ({ org_id, id, ...rest }: Policy) =>
    db.updateTable('policies').set(rest).where('org_id', '=', org_id).where('id', '=', id).execute(),
  async remove(id: string): Promise<void> {
    await db.deleteFrom('policy_rules').where('org_id', '=', orgId).where('policy_id', '=', id).execute()
    await db.deleteFrom('policies').where('org_id', '=', orgId).where('id', '=', id).execute()
  },
  /** Ways of proving oneself that the org has set up and switched on; those without ways have no type. */
  activeMethods: (): Promise<{ key: string; type: string | null }[]> =>
    db
      .selectFrom('authenticators')
      .leftJoin('authenticator_methods as method', (join) =>
        join
          .onRef('method.org_id', '=', 'authenticators.org_id')
          .onRef('method.authenticator_id', '=', 'authenticators.id')
          .on('method.status', '=', 'ACTIVE'),
      )
      .select(['authenticators.key', 'method.type'])
      .where('authenticators.org_id', '=', orgId)
      .where('authenticators.status', '=', 'ACTIVE')
      .execute(),
})

const ruleById = compiled((db, orgId: string, policyId: string, id: string) =>
  db
    .selectFrom('policy_rules')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('policy_id', '=', policyId)
    .where('id', '=', id),
)

export const policyRules = (db: Database, orgId: string) => ({
  async find(policyId: string, id: string): Promise<PolicyRule | undefined> {
    return (await ruleById(db, orgId, policyId, id))[0]
  },
  /** In the order in which they are asked. */
  of: (policyId: string): Promise<PolicyRule[]> =>
    db
      .selectFrom('policy_rules')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('policy_id', '=', policyId)
      .orderBy('priority')
      .orderBy('id')
      .execute(),
  insert: (rule: PolicyRule) => db.insertInto('policy_rules').values(rule).execute(),
  update: ({ org_id, id, ...rest }: PolicyRule) =>
    db.updateTable('policy_rules').set(rest).where('org_id', '=', org_id).where('id', '=', id).execute(),
  remove: (id: string) => db.deleteFrom('policy_rules').where('org_id', '=', orgId).where('id', '=', id).execute(),
})

const newestSignIns = compiled((db, orgId: string, userId: string, limit: number) =>
  db
    .selectFrom('sign_ins')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .orderBy('position', 'desc')
    .limit(limit),
)

/** Numbered after the last. */
const noteOne = compiled((db, orgId: string, userId: string, ip: string, deviceHash: string | null) =>
  db
    .insertInto('sign_ins')
    .columns(['org_id', 'user_id', 'position', 'ip', 'device_hash'])
    .expression((eb) =>
      eb
        .selectFrom('sign_ins')
        .select(({ fn, val, lit }) => [
          val(orgId).as('org_id'),
          val(userId).as('user_id'),
          eb(fn.coalesce(fn.max('position'), lit(0)), '+', lit(1)).as('position'),
          val(ip).as('ip'),
          val(deviceHash).as('device_hash'),
        ])
        .where('org_id', '=', orgId)
        .where('user_id', '=', userId),
    )
    .returning('position'),
)
const forgetOlder = compiled((db, orgId: string, userId: string, position: number) =>
  db.deleteFrom('sign_ins').where('org_id', '=', orgId).where('user_id', '=', userId).where('position', '<=', position),
)

const forgottenAtOnce = 20

export const signIns = (db: Database, orgId: string) => ({
  /** Newest first. */
  newest: (userId: string, limit: number): Promise<SignInRow[]> => newestSignIns(db, orgId, userId, limit),
  /** Remembers one more. Those before the last `kept` are forgotten a few at a time, which costs less than one by one. */
  async note(userId: string, ip: string, deviceHash: string | null, kept: number): Promise<void> {
    const [{ position = 0 } = {}] = await noteOne(db, orgId, userId, ip, deviceHash)
    if (position > kept && position % forgottenAtOnce === 0) await forgetOlder(db, orgId, userId, position - kept)
  },
  forget: (userId: string) =>
    db.deleteFrom('sign_ins').where('org_id', '=', orgId).where('user_id', '=', userId).execute(),
})
