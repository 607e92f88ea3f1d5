import type { Filter } from '../../../kernel/filter/index.js'
import { pageAsked } from '../../../kernel/page.js'
import { page } from '../../../kernel/reply.js'
import { toMilliseconds } from '../../../kernel/time.js'
import { operation } from '../../../operation/operation.js'
import { logQuery } from '../input.js'
import { horizonMs, readPage } from '../lifecycle.js'
import { type Cursor, type Span, usualMs } from '../model.js'
import {
  cursorText,
  mustBeACursor,
  mustBeADate,
  mustBeAFilter,
  mustBeFewShortKeywords,
  mustNotBeTooLongAgo,
} from '../rules.js'
import { logLines } from '../store.js'

const path = '/api/v1/logs'

/**
 * Without an end and in ascending order a caller polls: events come in the order in which they were written, and there
 * is always a next page, be it empty for now. Otherwise the span is bounded, ordered by time, and ends.
 */
export const listLogEvents = operation({
  id: 'listLogEvents',
  route: `GET ${path}`,
  scope: 'okta.logs.read',
  notAcceptable: 'E0000012',
  input: { query: logQuery },
  errors: ['E0000001', 'E0000029', 'E0000031', 'E0000037', 'E0000053', 'E0000094'],
  async run(ctx, { query }) {
    const now = ctx.clock.now()
    const untilMs = mustBeADate('until', query.until)
    const sinceMs = mustBeADate('since', query.since) ?? (untilMs ?? now.getTime()) - usualMs
    const { after, limit } = pageAsked(query, { usual: 100, most: 1000 })
    const cursor = after === undefined ? undefined : mustBeACursor(after)
    // The link that a reader polls with repeats the beginning it once asked for, however long ago that was.
    if (cursor === undefined) mustNotBeTooLongAgo(sinceMs, now)
    const filter = mustBeAFilter(query.filter)
    const keywords = mustBeFewShortKeywords(query.q)

    const polls = untilMs === undefined && query.sortOrder !== 'DESCENDING'
    const span: Span = {
      since: toMilliseconds(new Date(Math.max(sinceMs, horizonMs(now)))),
      until: untilMs === undefined ? undefined : toMilliseconds(new Date(untilMs)),
      order: polls ? 'written' : query.sortOrder === 'DESCENDING' ? 'descending' : 'ascending',
      eventType: onlyEventType(filter),
    }
    const read = await readPage(ctx, span, cursor, limit, { filter, keywords })
    const newest = async (): Promise<Cursor> => ({
      publishedMs: now.getTime(),
      position: await logLines(ctx.db, ctx.org.id).newest(),
    })
    const next = polls ? (read.stopped ?? (await newest())) : read.ended ? undefined : read.stopped
    const events = read.lines.map(({ event }) => event)
    return page(path, query, next && cursorText(next), events)
  },
})

/** The one type of event that can match, where the filter says so outright; the database then reads nothing else. */
function onlyEventType(filter: Filter | undefined): string | undefined {
  if (filter?.kind === 'and') return filter.operands.map(onlyEventType).find((type) => type !== undefined)
  const says = filter?.kind === 'compare' && filter.attribute === 'eventType' && filter.operator === 'eq'
  return says && typeof filter.value === 'string' ? filter.value : undefined
}
