/** Orgs by host, and rate limits that several servers share. */
import { compiled } from '../store/compiled.js'
import type { Database } from '../store/database.js'

const byHost = compiled((db, host: string) =>
  db
    .selectFrom('orgs')
    .innerJoin('org_hosts', 'org_hosts.org_id', 'orgs.id')
    .selectAll('orgs')
    .where('org_hosts.host', '=', host),
)
const firstMade = compiled((db) => db.selectFrom('orgs').selectAll().orderBy('position').limit(1))

export const orgRows = (db: Database) => ({
  /** The org registered for `host` (with its port, in lower case), else the first; undefined before there is any. */
  async forHost(host: string) {
    return (await byHost(db, host))[0] ?? (await firstMade(db))[0]
  },
})

export const rateUse = (db: Database) => ({
  /** One statement, so that two servers that count at once both count. */
  async count(orgId: string, bucket: string, windowStart: number): Promise<number> {
    const row = await db
      .insertInto('rate_use')
      .values({ org_id: orgId, bucket, window_start: windowStart, used: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'bucket', 'window_start'])
          .doUpdateSet((expression) => ({ used: expression('rate_use.used', '+', 1) })),
      )
      .returning('used')
      .executeTakeFirstOrThrow()
    return row.used
  },
  forget: (before: number) => db.deleteFrom('rate_use').where('window_start', '<', before).execute(),
})
