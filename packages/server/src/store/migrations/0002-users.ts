/** People: their profile, what it is searched by, their credentials. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text, number } = columnsOf(db)
  await db.schema
    .createTable('users')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('type_id', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('transitioning_to_status', text)
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('activated', text)
    .addColumn('status_changed', text)
    .addColumn('last_login', text)
    .addColumn('last_updated', text, (column) => column.notNull())
    .addColumn('password_changed', text)
    .addColumn('login_key', text, (column) => column.notNull())
    .addColumn('short_login_key', text, (column) => column.notNull())
    .addColumn('email_key', text, (column) => column.notNull())
    .addColumn('first_name_key', text, (column) => column.notNull())
    .addColumn('last_name_key', text, (column) => column.notNull())
    .addColumn('profile', text, (column) => column.notNull())
    .addColumn('provider_type', text, (column) => column.notNull())
    .addColumn('provider_name', text, (column) => column.notNull())
    .addColumn('password_hash', text)
    .addColumn('recovery_question', text)
    .addColumn('recovery_answer_hash', text)
    .addColumn('failed_attempts', 'integer', (column) => column.notNull())
    .addColumn('locked_at', text)
    .addColumn('realm_id', text)
    .addColumn('document', text, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('users_login_key_key').on('users').columns(['org_id', 'login_key']).unique().execute()
  // Each ends in the id, so that a page of equals is read in the order in which it is answered.
  for (const column of ['short_login_key', 'email_key', 'first_name_key', 'last_name_key', 'status', 'last_updated']) {
    await db.schema.createIndex(`users_${column}`).on('users').columns(['org_id', column, 'id']).execute()
  }
  // The order of every list. The other columns are there so that a walk can pass people over without reading their rows.
  await db.schema
    .createIndex('users_walk')
    .on('users')
    .columns([
      'org_id',
      'id',
      'status',
      'type_id',
      'created',
      'activated',
      'status_changed',
      'last_updated',
      'login_key',
      'email_key',
      'first_name_key',
      'last_name_key',
    ])
    .execute()

  await db.schema
    .createTable('user_values')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('text_value', text)
    .addColumn('number_value', number)
    .execute()
  await db.schema
    .createIndex('user_values_text')
    .on('user_values')
    .columns(['org_id', 'name', 'text_value', 'user_id'])
    .execute()
  await db.schema
    .createIndex('user_values_number')
    .on('user_values')
    .columns(['org_id', 'name', 'number_value', 'user_id'])
    .execute()
  await db.schema
    .createIndex('user_values_user')
    .on('user_values')
    .columns(['org_id', 'user_id', 'name', 'text_value', 'number_value'])
    .execute()

  await db.schema
    .createTable('user_unique_values')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('value_hash', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('user_unique_values_name_value_hash_key')
    .on('user_unique_values')
    .columns(['org_id', 'name', 'value_hash'])
    .unique()
    .execute()
  await db.schema
    .createIndex('user_unique_values_user')
    .on('user_unique_values')
    .columns(['org_id', 'user_id'])
    .execute()

  await db.schema
    .createTable('password_history')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('password_hash', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('password_history_pkey', ['org_id', 'user_id', 'position'])
    .execute()

  await db.schema
    .createTable('user_secrets')
    .addColumn('token_hash', text, (column) => column.notNull())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('user_secrets_pkey', ['org_id', 'token_hash'])
    .execute()
  await db.schema.createIndex('user_secrets_user').on('user_secrets').columns(['org_id', 'user_id', 'kind']).execute()
}
