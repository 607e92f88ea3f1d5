/** The lines of the log. */
import { readEvent } from '../../journal/log-event.js'
import type { Database, RowOf } from '../../store/database.js'
import type { Cursor, Line, Span } from './model.js'

type Row = Pick<RowOf<'log_events'>, 'position' | 'published' | 'event_type' | 'uuid' | 'event'>

const lineOf = (row: Row): Line => ({ position: row.position, published: row.published, event: readEvent(row) })

export const logLines = (db: Database, orgId: string) => {
  const lines = db.selectFrom('log_events').where('org_id', '=', orgId)
  return {
    /** Up to `limit` lines of the span that come after the cursor, in the span's order. */
    async read({ since, until, order, eventType }: Span, cursor: Cursor | undefined, limit: number): Promise<Line[]> {
      let query = lines
        .select(['position', 'published', 'event_type', 'uuid', 'event'])
        .where('published', '>=', since)
        .limit(limit)
      if (until !== undefined) query = query.where('published', '<', until)
      if (eventType !== undefined) query = query.where('event_type', '=', eventType)
      if (order === 'written') {
        if (cursor !== undefined) query = query.where('position', '>', cursor.position)
        return (await query.orderBy('position').execute()).map(lineOf)
      }
      const direction = order === 'ascending' ? 'asc' : 'desc'
      if (cursor !== undefined) {
        const published = new Date(cursor.publishedMs).toISOString()
        const beyond = direction === 'asc' ? '>' : '<'
        query = query.where((row) =>
          row.or([
            row('published', beyond, published),
            row.and([row('published', '=', published), row('position', beyond, cursor.position)]),
          ]),
        )
      }
      return (await query.orderBy('published', direction).orderBy('position', direction).execute()).map(lineOf)
    },
    /** The place of the newest line; 0 before there is any. */
    async newest(): Promise<number> {
      const row = await lines.select('position').orderBy('position', 'desc').limit(1).executeTakeFirst()
      return row?.position ?? 0
    },
    forget: (before: string) =>
      db.deleteFrom('log_events').where('org_id', '=', orgId).where('published', '<', before).execute(),
  }
}
