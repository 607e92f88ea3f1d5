/** The rows of orgs as a whole. */
import type { AnyDatabase } from '../store/columns.js'
import type { Database } from '../store/database.js'
import { tableNames } from '../store/tables/index.js'
import type { OrgRow } from '../store/tables/orgs.js'

export const orgRows = (db: Database) => ({
  insert: (row: Omit<OrgRow, 'position'> & { position?: number }) => db.insertInto('orgs').values(row).execute(),
  /** From now on requests to `host` are the org's. */
  lead: (host: string, orgId: string) =>
    db
      .insertInto('org_hosts')
      .values({ host, org_id: orgId })
      .onConflict((conflict) => conflict.column('host').doUpdateSet({ org_id: orgId }))
      .execute(),
  forgetHosts: (hosts: readonly string[]) =>
    db
      .deleteFrom('org_hosts')
      .where('host', 'in', [...hosts])
      .execute(),
  hosts: (orgId: string) => db.selectFrom('org_hosts').select('host').where('org_id', '=', orgId).execute(),
  first: () => db.selectFrom('orgs').selectAll().orderBy('position').limit(1).executeTakeFirst(),
  find: (orgId: string) => db.selectFrom('orgs').selectAll().where('id', '=', orgId).executeTakeFirst(),
  get: (orgId: string) => db.selectFrom('orgs').selectAll().where('id', '=', orgId).executeTakeFirstOrThrow(),
  all: () => db.selectFrom('orgs').selectAll().orderBy('position').execute(),
  setClock: (orgId: string, offsetMs: number, frozenAt: string | null) =>
    db
      .updateTable('orgs')
      .set({ clock_offset_ms: offsetMs, clock_frozen_at: frozenAt })
      .where('id', '=', orgId)
      .execute(),
  setRateLimits: (orgId: string, rateLimits: string) =>
    db.updateTable('orgs').set({ rate_limits: rateLimits }).where('id', '=', orgId).execute(),
  setFounding: (orgId: string, founding: string) =>
    db.updateTable('orgs').set({ founding }).where('id', '=', orgId).execute(),
})

export const founderRows = (db: Database) => ({
  /** Puts a hash where a placeholder stood until there was time to make it. */
  async replaceHash(placeholder: string, hash: string): Promise<void> {
    await db.updateTable('users').set({ password_hash: hash }).where('password_hash', '=', placeholder).execute()
    await db
      .updateTable('password_history')
      .set({ password_hash: hash })
      .where('password_hash', '=', placeholder)
      .execute()
    for (const { id, founding } of await orgRows(db).all()) {
      if (!founding.includes(placeholder)) continue
      const replaced = founding.replaceAll(placeholder, hash)
      await db.updateTable('orgs').set({ founding: replaced }).where('id', '=', id).execute()
    }
  },
})

/** All rows of an org, by table. */
export type OrgRows = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>

/** Both databases bound the number of values in a statement; 32766 is the lower bound (sqlite.org/limits.html). */
const valuesMax = 30_000

/** The org as a whole. Hosts are left alone: they lead to doors that are open, whatever the org remembers. */
export const everyRow = (typed: Database, orgId: string) => {
  const db: AnyDatabase = typed
  const own = (name: string) => (name === 'orgs' ? 'id' : 'org_id')
  return {
    /** Refusals are left out: a trace is kept for whoever holds its id, whatever becomes of the org. */
    async read(): Promise<OrgRows> {
      const rows = new Map<string, Record<string, unknown>[]>()
      for (const name of tableNames) {
        if (name === 'org_hosts' || name === 'error_traces') continue
        rows.set(name, await db.selectFrom(name).selectAll().where(own(name), '=', orgId).execute())
      }
      return rows
    },
    async remove({ traces }: { traces: boolean }): Promise<void> {
      for (const name of tableNames) {
        if (name === 'org_hosts' || (name === 'error_traces' && !traces)) continue
        await db.deleteFrom(name).where(own(name), '=', orgId).execute()
      }
    },
    async insert(all: OrgRows): Promise<void> {
      for (const [name, rows] of all) {
        const width = Object.keys(rows[0] ?? {}).length
        const step = Math.max(1, Math.floor(valuesMax / Math.max(width, 1)))
        for (let at = 0; at < rows.length; at += step) {
          await db
            .insertInto(name)
            .values(rows.slice(at, at + step))
            .execute()
        }
      }
    },
  }
}
