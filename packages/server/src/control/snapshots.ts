/** An org as a whole: all its rows, taken out and put back. */
import type { Store } from '../store/database.js'
import { everyRow, type OrgRows } from './store.js'

export type Snapshots = {
  keep(orgId: string, id: string, rows: OrgRows): void
  find(orgId: string, id: string): OrgRows | undefined
}

/** So many are remembered at most; the oldest makes room. */
const keptMax = 20

export function createSnapshots(): Snapshots {
  const kept = new Map<string, { orgId: string; rows: OrgRows }>()
  return {
    keep(orgId, id, rows) {
      const oldest = kept.keys().next().value
      if (kept.size >= keptMax && oldest !== undefined) kept.delete(oldest)
      kept.set(id, { orgId, rows })
    },
    find(orgId, id) {
      const found = kept.get(id)
      return found?.orgId === orgId ? found.rows : undefined
    },
  }
}

/** In one transaction, so that the rows belong together. */
export const readRows = (store: Store, orgId: string): Promise<OrgRows> =>
  store.transaction((db) => everyRow(db, orgId).read())

export const replaceRows = (store: Store, orgId: string, rows: OrgRows): Promise<void> =>
  store.transaction(async (db) => {
    await everyRow(db, orgId).remove({ traces: false })
    await everyRow(db, orgId).insert(rows)
  })
