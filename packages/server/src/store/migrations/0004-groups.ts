/** Groups, their members, owners and rules. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text, number } = columnsOf(db)
  await db.schema
    .createTable('groups')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('built_in', text)
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addColumn('last_membership_updated', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addColumn('profile', text, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('groups_name_key_key').on('groups').columns(['org_id', 'name_key']).unique().execute()
  for (const column of ['type', 'last_updated', 'last_membership_updated']) {
    await db.schema.createIndex(`groups_${column}`).on('groups').columns(['org_id', column, 'id']).execute()
  }
  await db.schema.createIndex('groups_org').on('groups').columns(['org_id', 'id']).execute()
  await db.schema.createIndex('groups_built_in').on('groups').columns(['org_id', 'built_in']).execute()

  await db.schema
    .createTable('group_values')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('group_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('text_key', text)
    .addColumn('text_value', text)
    .addColumn('number_value', number)
    .execute()
  // PostgreSQL refuses an index entry beyond 2.7 kB; a description may be longer, so its beginning is what is indexed.
  for (const column of ['text_key', 'number_value']) {
    const columns = ['org_id', 'name', column, 'group_id']
    await db.schema.createIndex(`group_values_${column}`).on('group_values').columns(columns).execute()
  }
  const ofGroup = ['org_id', 'group_id', 'name']
  await db.schema.createIndex('group_values_group').on('group_values').columns(ofGroup).execute()

  await db.schema
    .createTable('group_members')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('group_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('by_hand', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('group_members_pkey', ['org_id', 'group_id', 'user_id'])
    .execute()
  const ofUser = ['org_id', 'user_id', 'group_id']
  await db.schema.createIndex('group_members_user').on('group_members').columns(ofUser).execute()

  await db.schema
    .createTable('group_rules')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addColumn('expression', text, (column) => column.notNull())
    .addColumn('excluded_users', text)
    .addColumn('excluded_groups', text)
    .addColumn('group_ids', text, (column) => column.notNull())
    .execute()
  const byName = ['org_id', 'name_key']
  await db.schema.createIndex('group_rules_name_key_key').on('group_rules').columns(byName).unique().execute()
  await db.schema.createIndex('group_rules_status').on('group_rules').columns(['org_id', 'status', 'id']).execute()
  await db.schema.createIndex('group_rules_org').on('group_rules').columns(['org_id', 'id']).execute()

  await db.schema
    .createTable('group_rule_targets')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('group_id', text, (column) => column.notNull())
    .addColumn('rule_id', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('group_rule_targets_pkey', ['org_id', 'group_id', 'rule_id'])
    .execute()

  await db.schema
    .createTable('group_rule_members')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('rule_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('group_id', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('group_rule_members_pkey', ['org_id', 'rule_id', 'user_id', 'group_id'])
    .execute()
  const heldBy = ['org_id', 'user_id', 'group_id']
  await db.schema.createIndex('group_rule_members_user').on('group_rule_members').columns(heldBy).execute()
  const held = ['org_id', 'group_id']
  await db.schema.createIndex('group_rule_members_group').on('group_rule_members').columns(held).execute()

  await db.schema
    .createTable('group_owners')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('group_id', text, (column) => column.notNull())
    .addColumn('owner_id', text, (column) => column.notNull())
    .addColumn('owner_type', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .execute()
  const owned = ['org_id', 'group_id', 'owner_id']
  await db.schema.createIndex('group_owners_group_id_owner_id_key').on('group_owners').columns(owned).unique().execute()
  await db.schema.createIndex('group_owners_owner').on('group_owners').columns(['org_id', 'owner_id']).execute()
}
