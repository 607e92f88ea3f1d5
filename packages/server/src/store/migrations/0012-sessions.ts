/** Who is signed in: sessions, the one-time tokens that become sessions, and how long administrators' sessions last. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text } = columnsOf(db)
  await db.schema
    .createTable('sessions')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('secret_hash', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('signed_in', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_used', text, (column) => column.notNull())
    .addColumn('admin_used', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addColumn('ends_at', text)
    .addPrimaryKeyConstraint('sessions_pkey', ['org_id', 'id'])
    .execute()
  await db.schema
    .createIndex('sessions_secret_hash_key')
    .unique()
    .on('sessions')
    .columns(['org_id', 'secret_hash'])
    .execute()
  // With their end: those that ended are looked for with every sign-in.
  await db.schema.createIndex('sessions_user_id').on('sessions').columns(['org_id', 'user_id', 'expires_at']).execute()

  await db.schema
    .createTable('session_tokens')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('token_hash', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('signed_in', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('session_tokens_pkey', ['org_id', 'token_hash'])
    .execute()
  await db.schema
    .createIndex('session_tokens_user_id')
    .on('session_tokens')
    .columns(['org_id', 'user_id', 'expires_at'])
    .execute()

  await db.schema
    .createTable('admin_session_settings')
    .addColumn('org_id', text, (column) => column.notNull().primaryKey())
    .addColumn('idle_minutes', 'integer', (column) => column.notNull())
    .addColumn('lifetime_minutes', 'integer', (column) => column.notNull())
    .execute()
}
