/** Where the log is written and the traces of refusals are kept. */
import { compiled, type Database } from '../store/database.js'
import type { LogEvent } from './log-event.js'

/** Kept per org: as many traces, and for as long. */
export const tracesMax = 10_000
export const tracesKeptMs = 7 * 24 * 60 * 60 * 1000

const insertEvent = compiled((db, org_id: string, uuid: string, published: string, event_type: string, event: string) =>
  db.insertInto('log_events').values({ org_id, uuid, published, event_type, event }),
)

export const journalRows = (db: Database) => ({
  async write(orgId: string, events: readonly LogEvent[]): Promise<void> {
    for (const event of events) {
      await insertEvent(db, orgId, event.uuid, event.published, event.eventType, JSON.stringify(event))
    }
  },
})

export type TraceRow = { error_id: string; org_id: string; code: string; at: string; trace: string }

const insertTrace = compiled((db, error_id: string, org_id: string, code: string, at: string, trace: string) =>
  db.insertInto('error_traces').values({ error_id, org_id, code, at, trace }),
)

export const traceRows = (db: Database) => ({
  async write(rows: readonly TraceRow[]): Promise<void> {
    for (const row of rows) await insertTrace(db, row.error_id, row.org_id, row.code, row.at, row.trace)
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
