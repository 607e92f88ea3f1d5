/** Texts and calls that were sent, as far back as limits count; the limits of each org; and what tells the key. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text } = columnsOf(db)
  await db.schema
    .createTable('phone_messages')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('number', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('sent_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('phone_messages_pkey', ['org_id', 'id'])
    .execute()
  for (const column of ['number', 'user_id']) {
    const columns = ['org_id', column, 'kind', 'sent_at']
    await db.schema.createIndex(`phone_messages_${column}`).on('phone_messages').columns(columns).execute()
  }
  await db.schema.createIndex('phone_messages_org').on('phone_messages').columns(['org_id', 'sent_at']).execute()

  await db.schema
    .createTable('telephony_settings')
    .addColumn('org_id', text, (column) => column.notNull().primaryKey())
    .addColumn('settings', text, (column) => column.notNull())
    .execute()

  // The database's own, and of no org: one row that opens with the key by which all that is sealed was sealed.
  await db.schema
    .createTable('key_probe')
    .addColumn('id', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('sealed', text, (column) => column.notNull())
    .execute()
}
