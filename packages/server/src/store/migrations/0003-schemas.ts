/** User types, profile schemas, linked objects: their definitions and who is linked to whom. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text, position } = columnsOf(db)
  await db.schema
    .createTable('user_types')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('schema_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('display_name', text, (column) => column.notNull())
    .addColumn('description', text)
    .addColumn('is_default', 'integer', (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addColumn('created_by', text, (column) => column.notNull())
    .addColumn('last_updated_by', text, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('user_types_name_key').on('user_types').columns(['org_id', 'name']).unique().execute()

  await db.schema
    .createTable('profile_schemas')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('type_id', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addColumn('definition', text, (column) => column.notNull())
    .addColumn('has_retired', 'integer', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('profile_schemas_type_id_key')
    .on('profile_schemas')
    .columns(['org_id', 'type_id'])
    .unique()
    .execute()

  await db.schema
    .createTable('linked_object_definitions')
    .addColumn('position', position)
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('primary_name', text, (column) => column.notNull())
    .addColumn('primary_title', text, (column) => column.notNull())
    .addColumn('primary_description', text)
    .addColumn('associated_name', text, (column) => column.notNull())
    .addColumn('associated_title', text, (column) => column.notNull())
    .addColumn('associated_description', text)
    .execute()
  await db.schema
    .createIndex('linked_object_definitions_primary_name_key')
    .on('linked_object_definitions')
    .columns(['org_id', 'primary_name'])
    .unique()
    .execute()
  await db.schema
    .createTable('linked_object_names')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('primary_name', text, (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('linked_object_names_name_key')
    .on('linked_object_names')
    .columns(['org_id', 'name'])
    .unique()
    .execute()

  await db.schema
    .createTable('linked_object_values')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('primary_name', text, (column) => column.notNull())
    .addColumn('associated_user_id', text, (column) => column.notNull())
    .addColumn('primary_user_id', text, (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('linked_object_values_associated_user_id_key')
    .on('linked_object_values')
    .columns(['org_id', 'associated_user_id', 'primary_name'])
    .unique()
    .execute()
  await db.schema
    .createIndex('linked_object_values_primary_user')
    .on('linked_object_values')
    .columns(['org_id', 'primary_user_id', 'primary_name', 'associated_user_id'])
    .execute()
}
