/** Where the log is written and the traces of refusals are kept. */
import { inserting } from '../store/compiled.js'
import type { Database } from '../store/database.js'
import { type Written, writtenText } from './log-event.js'

/** Kept per org: as many traces, and for as long. */
export const tracesMax = 10_000
export const tracesKeptMs = 7 * 24 * 60 * 60 * 1000

const insertEvent = inserting('log_events')

export const journalRows = (db: Database) => ({
  async write(orgId: string, events: readonly Written[]): Promise<void> {
    for (const event of events) {
      await insertEvent(db, {
        org_id: orgId,
        uuid: event.uuid,
        published: event.published,
        event_type: event.entry.type,
        event: writtenText(event),
      })
    }
  },
})

export type TraceRow = { error_id: string; org_id: string; code: string; at: string; trace: string }

const insertTrace = inserting('error_traces')

export const traceRows = (db: Database) => ({
  async write(rows: readonly TraceRow[]): Promise<void> {
    for (const row of rows) await insertTrace(db, row)
  },
  find: (orgId: string, errorId: string) =>
    db
      .selectFrom('error_traces')
      .select('trace')
      .where('org_id', '=', orgId)
      .where('error_id', '=', errorId)
      .executeTakeFirst(),
  newest: (orgId: string, limit: number) =>
    db
      .selectFrom('error_traces')
      .select('trace')
      .where('org_id', '=', orgId)
      .orderBy('at', 'desc')
      .orderBy('error_id', 'desc')
      .limit(limit)
      .execute(),
  /** Forgets what is older than `before`, and what is more than the most that an org keeps. */
  async prune(orgId: string, before: string): Promise<void> {
    await db.deleteFrom('error_traces').where('org_id', '=', orgId).where('at', '<', before).execute()
    const oldestKept = await db
      .selectFrom('error_traces')
      .select('at')
      .where('org_id', '=', orgId)
      .orderBy('at', 'desc')
      .offset(tracesMax)
      .limit(1)
      .executeTakeFirst()
    if (oldestKept === undefined) return
    await db.deleteFrom('error_traces').where('org_id', '=', orgId).where('at', '<=', oldestKept.at).execute()
  },
})
