/** What people prove themselves with, what they were asked, their phones, and the secrets of YubiKeys. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text } = columnsOf(db)
  await db.schema
    .createTable('factors')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('profile', text)
    .addColumn('secret', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('failing_since', text)
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('factors_pkey', ['org_id', 'id'])
    .execute()
  await db.schema.createIndex('factors_user_id').on('factors').columns(['org_id', 'user_id']).execute()

  await db.schema
    .createTable('factor_challenges')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('factor_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('details', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('factor_challenges_pkey', ['org_id', 'id'])
    .execute()
  for (const column of ['factor_id', 'user_id']) {
    const columns = ['org_id', column]
    await db.schema.createIndex(`factor_challenges_${column}`).on('factor_challenges').columns(columns).execute()
  }

  await db.schema
    .createTable('user_phones')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('number', text, (column) => column.notNull())
    .addColumn('extension', text)
    .addColumn('verified_at', text)
    .addPrimaryKeyConstraint('user_phones_pkey', ['org_id', 'user_id', 'kind'])
    .execute()

  await db.schema
    .createTable('yubikey_seeds')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('serial', text, (column) => column.notNull())
    .addColumn('public_id', text, (column) => column.notNull())
    .addColumn('secrets', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('user_id', text)
    .addColumn('factor_id', text)
    .addColumn('use_counter', 'integer', (column) => column.notNull())
    .addColumn('session_counter', 'integer', (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addColumn('last_verified', text)
    .addColumn('activated', text)
    .addPrimaryKeyConstraint('yubikey_seeds_pkey', ['org_id', 'id'])
    .execute()
  await db.schema
    .createIndex('yubikey_seeds_public_id_key')
    .unique()
    .on('yubikey_seeds')
    .columns(['org_id', 'public_id'])
    .execute()
  await db.schema.createIndex('yubikey_seeds_user_id').on('yubikey_seeds').columns(['org_id', 'user_id']).execute()
}
