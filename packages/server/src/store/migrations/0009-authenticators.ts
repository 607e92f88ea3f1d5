/** What people prove themselves with, and what a text with a code says. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text } = columnsOf(db)
  await db.schema
    .createTable('authenticators')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('description', text)
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('settings', text)
    .addColumn('provider', text)
    .addColumn('secrets', text)
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('authenticators_pkey', ['org_id', 'id'])
    .execute()
  await db.schema
    .createIndex('authenticators_key_key')
    .unique()
    .on('authenticators')
    .columns(['org_id', 'key'])
    .execute()

  await db.schema
    .createTable('authenticator_methods')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('authenticator_id', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('settings', text)
    .addPrimaryKeyConstraint('authenticator_methods_pkey', ['org_id', 'authenticator_id', 'type'])
    .execute()

  await db.schema
    .createTable('custom_aaguids')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('aaguid', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('characteristics', text, (column) => column.notNull())
    .addColumn('certificates', text, (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('custom_aaguids_aaguid_key')
    .unique()
    .on('custom_aaguids')
    .columns(['org_id', 'aaguid'])
    .execute()

  await db.schema
    .createTable('sms_templates')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('template', text, (column) => column.notNull())
    .addColumn('translations', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('sms_templates_pkey', ['org_id', 'id'])
    .execute()
  await db.schema
    .createIndex('sms_templates_type_key')
    .unique()
    .on('sms_templates')
    .columns(['org_id', 'type'])
    .execute()
}
