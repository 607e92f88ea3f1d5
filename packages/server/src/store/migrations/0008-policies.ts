/** Policies of every type: a name for one alone, the defaults that every org has, and what a sign-in is compared with. */
import { sql } from 'kysely'
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text } = columnsOf(db)
  for (const table of ['policies', 'policy_rules']) {
    await db.schema
      .alterTable(table)
      .addColumn('name_key', text, (column) => column.notNull().defaultTo(''))
      .execute()
    await db.updateTable(table).set({ name_key: sql`lower(name)` }).execute()
  }
  await db.schema
    .createIndex('policies_type_name_key_key')
    .unique()
    .on('policies')
    .columns(['org_id', 'type', 'name_key'])
    .execute()
  await db.schema
    .createIndex('policy_rules_policy_id_name_key_key')
    .unique()
    .on('policy_rules')
    .columns(['org_id', 'policy_id', 'name_key'])
    .execute()

  await db.schema
    .createTable('sign_ins')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('ip', text, (column) => column.notNull())
    .addColumn('device_hash', text)
    .addPrimaryKeyConstraint('sign_ins_pkey', ['org_id', 'user_id', 'position'])
    .execute()

  await furnish(db)
}

/** What every org has had from its beginning since then. An id is its org's, with a letter of its own in the middle. */
async function furnish(db: AnyDatabase): Promise<void> {
  const everyone = await db.selectFrom('groups').select(['id', 'org_id']).where('built_in', '=', 'everyone').execute()
  for (const { id: groupId, org_id } of everyone) {
    const people = { people: { groups: { include: [groupId] } } }
    const org = await db.selectFrom('orgs').select('created').where('id', '=', org_id).executeTakeFirstOrThrow()
    const common = { org_id, status: 'ACTIVE', system: 1, created: org.created, last_updated: org.created }
    const idOf = (prefix: string, letter: string) => `${prefix}${org_id.slice(3, 16)}${letter}${org_id.slice(17)}`
    await db
      .updateTable('policies')
      .set({ conditions: JSON.stringify({ ...people, authProvider: { provider: 'OKTA' } }) })
      .where('org_id', '=', org_id)
      .where('type', '=', 'PASSWORD')
      .where('system', '=', 1)
      .execute()
    for (const { type, letter, name, settings, conditions, ruleType, ruleConditions, actions } of defaultsOf(people)) {
      await db
        .insertInto('policies')
        .values({
          ...common,
          id: idOf('00p', letter),
          type,
          name,
          name_key: name.toLowerCase(),
          description: type === 'IDP_DISCOVERY' ? '' : defaultDescription,
          priority: 1,
          settings: JSON.stringify(settings),
          conditions: JSON.stringify(conditions),
        })
        .execute()
      await db
        .insertInto('policy_rules')
        .values({
          ...common,
          id: idOf('0pr', letter),
          policy_id: idOf('00p', letter),
          type: ruleType,
          name: 'Default Rule',
          name_key: 'default rule',
          priority: 1,
          conditions: JSON.stringify(ruleConditions),
          actions: JSON.stringify(actions),
        })
        .execute()
    }
  }
}

const defaultDescription = 'The default policy applies in all situations if no other policy applies.'
const anybody = { people: { users: { exclude: [] } }, network: { connection: 'ANYWHERE' } }
const factors = (enroll: string, keys: readonly string[]) =>
  keys.map((key) => [key, { consent: { type: 'NONE' }, enroll: { self: enroll } }] as const)

const defaultsOf = (people: object) => [
  {
    type: 'OKTA_SIGN_ON',
    letter: 'S',
    name: 'Default Policy',
    settings: null,
    conditions: people,
    ruleType: 'SIGN_ON',
    ruleConditions: { ...anybody, authContext: { authType: 'ANY' } },
    actions: {
      signon: {
        access: 'ALLOW',
        requireFactor: false,
        primaryFactor: 'PASSWORD_IDP',
        rememberDeviceByDefault: false,
        session: { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 0 },
      },
    },
  },
  {
    type: 'MFA_ENROLL',
    letter: 'M',
    name: 'Default Policy',
    settings: {
      factors: Object.fromEntries([
        ...factors('OPTIONAL', [
          'okta_otp',
          'okta_push',
          'google_otp',
          'okta_sms',
          'okta_call',
          'okta_email',
          'okta_question',
          'fido_webauthn',
          'fido_u2f',
          'yubikey_token',
        ]),
        ...factors('NOT_ALLOWED', ['duo', 'rsa_token', 'symantec_vip', 'hotp']),
      ]),
    },
    conditions: people,
    ruleType: 'MFA_ENROLL',
    ruleConditions: anybody,
    actions: { enroll: { self: 'CHALLENGE' } },
  },
  {
    type: 'IDP_DISCOVERY',
    letter: 'I',
    name: 'Idp Discovery Policy',
    settings: null,
    conditions: null,
    ruleType: 'IDP_DISCOVERY',
    ruleConditions: { network: { connection: 'ANYWHERE' } },
    actions: { idp: { providers: [{ type: 'OKTA' }] } },
  },
]
