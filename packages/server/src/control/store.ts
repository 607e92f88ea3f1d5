/** The rows of orgs as a whole. */
import type { Database } from '../store/database.js'
import type { OrgRow } from '../store/tables/orgs.js'

export const orgRows = (db: Database) => ({
  insert: (row: Omit<OrgRow, 'position'>) => db.insertInto('orgs').values(row).execute(),
  /** From now on requests to `host` are the org's. */
  lead: (host: string, orgId: string) =>
    db
      .insertInto('org_hosts')
      .values({ host, org_id: orgId })
      .onConflict((conflict) => conflict.column('host').doUpdateSet({ org_id: orgId }))
      .execute(),
  first: () => db.selectFrom('orgs').selectAll().orderBy('position').limit(1).executeTakeFirst(),
})
