/** The row of an org and the hosts that lead to it. The only queries that look beyond one org: names are the cell's. */
import type { Database } from '../../store/database.js'
import type { OrgRecord, Settings } from './model.js'

export const orgs = (db: Database) => ({
  async get(id: string): Promise<OrgRecord> {
    const row = await db.selectFrom('orgs').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    return {
      id: row.id,
      subdomain: row.subdomain,
      name: row.name,
      status: row.status,
      created: row.created,
      lastUpdated: row.last_updated,
      settings: JSON.parse(row.settings) as Settings,
    }
  },
  update: ({ id, name, lastUpdated, settings }: OrgRecord) =>
    db
      .updateTable('orgs')
      .set({ name, last_updated: lastUpdated, settings: JSON.stringify(settings) })
      .where('id', '=', id)
      .execute(),
  withSubdomain: (subdomain: string) =>
    db.selectFrom('orgs').select('created').where('subdomain', '=', subdomain).executeTakeFirst(),
  async isNamed(name: string): Promise<boolean> {
    return (await db.selectFrom('orgs').select('id').where('name', '=', name).executeTakeFirst()) !== undefined
  },
  async isLedToBy(hosts: readonly string[]): Promise<boolean> {
    const found = await db
      .selectFrom('org_hosts')
      .select('host')
      .where('host', 'in', [...hosts])
      .executeTakeFirst()
    return found !== undefined
  },
})
