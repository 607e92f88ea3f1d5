/** Where people come from: network zones, behaviors, trusted origins. */
import { type AnyDatabase, columnsOf } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  const { text } = columnsOf(db)
  await db.schema
    .createTable('zones')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('usage', text, (column) => column.notNull())
    .addColumn('system', 'integer', (column) => column.notNull())
    .addColumn('says', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('zones_pkey', ['org_id', 'id'])
    .execute()
  await db.schema.createIndex('zones_name_key_key').unique().on('zones').columns(['org_id', 'name_key']).execute()

  await db.schema
    .createTable('behaviors')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('settings', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('behaviors_pkey', ['org_id', 'id'])
    .execute()
  await db.schema
    .createIndex('behaviors_name_key_key')
    .unique()
    .on('behaviors')
    .columns(['org_id', 'name_key'])
    .execute()

  await db.schema
    .createTable('trusted_origins')
    .addColumn('org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addColumn('origin', text, (column) => column.notNull())
    .addColumn('origin_key', text, (column) => column.notNull())
    .addColumn('scopes', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('created_by', text, (column) => column.notNull())
    .addColumn('last_updated', text, (column) => column.notNull())
    .addColumn('last_updated_by', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('trusted_origins_pkey', ['org_id', 'id'])
    .execute()
  await db.schema
    .createIndex('trusted_origins_name_key_key')
    .unique()
    .on('trusted_origins')
    .columns(['org_id', 'name_key'])
    .execute()
  await db.schema
    .createIndex('trusted_origins_origin_key_key')
    .unique()
    .on('trusted_origins')
    .columns(['org_id', 'origin_key'])
    .execute()

  await furnish(db)
}

/** What every org has had from its beginning since then. An id is its org's, with a letter of its own in the middle. */
async function furnish(db: AnyDatabase): Promise<void> {
  const nobody = { include: [], exclude: [] }
  const nowhere = { gateways: null, proxies: null }
  const anonymous = {
    locations: nobody,
    ipServiceCategories: { include: ['ALL_ANONYMIZERS'], exclude: [] },
    asns: nobody,
  }
  const orgs = await db.selectFrom('orgs').select(['id', 'created']).execute()
  for (const { id, created } of orgs) {
    const zone = (letter: string, name: string, type: string, usage: string, says: object) => ({
      org_id: id,
      id: `nzo${id.slice(3, 16)}${letter}${id.slice(17)}`,
      type,
      name,
      name_key: name.toLowerCase(),
      status: 'ACTIVE',
      usage,
      system: 1,
      says: JSON.stringify(says),
      created,
      last_updated: created,
    })
    await db
      .insertInto('zones')
      .values([
        zone('L', 'LegacyIpZone', 'IP', 'POLICY', nowhere),
        zone('B', 'BlockedIpZone', 'IP', 'BLOCKLIST', nowhere),
        zone('D', 'DefaultEnhancedDynamicZone', 'DYNAMIC_V2', 'BLOCKLIST', anonymous),
      ])
      .execute()
  }
}
