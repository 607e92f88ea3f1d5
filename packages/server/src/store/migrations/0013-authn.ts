/** Sign-in: transactions under way, devices that are remembered, and one-time links that have had their time. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text } = columnsOf(db)
  await db.schema
    .createTable('authn_transactions')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('token_hash', text, (column) => column.notNull())
    .addColumn('user_id', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('details', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('authn_transactions_pkey', ['org_id', 'token_hash'])
    .execute()
  await db.schema
    .createIndex('authn_transactions_expires_at')
    .on('authn_transactions')
    .columns(['org_id', 'expires_at'])
    .execute()

  await db.schema
    .createTable('remembered_devices')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('device_hash', text, (column) => column.notNull())
    .addColumn('verified_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('remembered_devices_pkey', ['org_id', 'user_id', 'device_hash'])
    .execute()

  await db.schema
    .createTable('push_preferences')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('auto_push', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('push_preferences_pkey', ['org_id', 'user_id'])
    .execute()

  await db.schema.alterTable('user_secrets').addColumn('relay_state', text).execute()
  await db.schema
    .alterTable('user_secrets')
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('ended_secrets')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('token_hash', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('ended_secrets_pkey', ['org_id', 'token_hash'])
    .execute()
  await db.schema
    .createIndex('ended_secrets_expires_at')
    .on('ended_secrets')
    .columns(['org_id', 'expires_at'])
    .execute()
}
