/** Policies and their rules. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text } = columnsOf(db)
  await db.schema
    .createTable('policies')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('description', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('system', 'integer', (column) => column.notNull())
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('settings', text, (column) => column.notNull())
    .addColumn('conditions', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('policies_type').on('policies').columns(['org_id', 'type', 'priority']).execute()

  await db.schema
    .createTable('policy_rules')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('policy_id', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('system', 'integer', (column) => column.notNull())
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('conditions', text, (column) => column.notNull())
    .addColumn('actions', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('policy_rules_policy')
    .on('policy_rules')
    .columns(['org_id', 'policy_id', 'priority'])
    .execute()
}
