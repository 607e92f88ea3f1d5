/** Orgs, who may act in them, the journal, and what waits to be done. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text, position, postgres } = columnsOf(db)
  const grown = (table: string) => {
    const made = db.schema.createTable(table).addColumn('position', position)
    return postgres ? made.addPrimaryKeyConstraint(`${table}_pkey`, ['position']) : made
  }

  await grown('orgs')
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('subdomain', text, (column) => column.notNull())
    .addColumn('id_ending', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('pipeline', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addColumn('clock_offset_ms', 'bigint', (column) => column.notNull())
    .addColumn('clock_frozen_at', text)
    .addColumn('settings', text, (column) => column.notNull())
    .addColumn('rate_limits', text, (column) => column.notNull())
    .addColumn('founding', text, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('orgs_id_key').on('orgs').columns(['id']).unique().execute()
  await db.schema.createIndex('orgs_subdomain_key').on('orgs').columns(['subdomain']).unique().execute()

  await db.schema
    .createTable('org_hosts')
    .addColumn('host', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('api_tokens')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('client_name', text, (column) => column.notNull())
    .addColumn('token_hash', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addColumn('network', text, (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('api_tokens_token_hash_key')
    .on('api_tokens')
    .columns(['org_id', 'token_hash'])
    .unique()
    .execute()
  await db.schema.createIndex('api_tokens_user').on('api_tokens').columns(['org_id', 'user_id']).execute()

  await db.schema
    .createTable('user_roles')
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('user_roles_user_id_type_key')
    .on('user_roles')
    .columns(['org_id', 'user_id', 'type'])
    .unique()
    .execute()

  await db.schema
    .createTable('rate_use')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('bucket', text, (column) => column.notNull())
    .addColumn('window_start', 'bigint', (column) => column.notNull())
    .addColumn('used', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('rate_use_pkey', ['org_id', 'bucket', 'window_start'])
    .execute()

  await grown('log_events')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('uuid', text, (column) => column.notNull())
    .addColumn('published', text, (column) => column.notNull())
    .addColumn('event_type', text, (column) => column.notNull())
    .addColumn('event', text, (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('log_events_published')
    .on('log_events')
    .columns(['org_id', 'published', 'position'])
    .execute()
  await db.schema.createIndex('log_events_position').on('log_events').columns(['org_id', 'position']).execute()

  await db.schema
    .createTable('error_traces')
    .addColumn('error_id', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('code', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('trace', text, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('error_traces_at').on('error_traces').columns(['org_id', 'at']).execute()

  await grown('messages')
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('recipient', text, (column) => column.notNull())
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('html', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('sent_at', text)
    .addColumn('problem', text)
    .execute()
  await db.schema.createIndex('messages_org').on('messages').columns(['org_id', 'position']).execute()
  await db.schema.createIndex('messages_id_key').on('messages').columns(['id']).unique().execute()

  await db.schema
    .createTable('jobs')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('payload', text, (column) => column.notNull())
    .addColumn('due_at', text, (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('leased_until', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('jobs_due').on('jobs').columns(['org_id', 'due_at']).execute()
}
