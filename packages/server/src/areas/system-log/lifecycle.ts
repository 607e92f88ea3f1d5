/** How the log is read, page by page, and how it forgets. */
import { type Filter, matches } from '../../kernel/filter/index.js'
import { day, later, toMilliseconds } from '../../kernel/time.js'
import type { Context } from '../../operation/context.js'
import type { JobHandler } from '../../operation/operation.js'
import { type Cursor, type Line, retentionMs, type Span } from './model.js'
import { mentions, valueAt } from './rules.js'
import { logLines } from './store.js'

/** Lines that one request looks at, at most; what it did not reach stands behind the link to the next page. */
export const examinedMax = 5000
const batch = 1000

export type LogPage = {
  lines: readonly Line[]
  /** Where the reading stopped; undefined where nothing was read. */
  stopped: Cursor | undefined
  /** Whether the span is read to its end. */
  ended: boolean
}

export type Question = { filter: Filter | undefined; keywords: readonly string[] }

/** Walks the span from `from` until `limit` lines answer the question, the span ends, or enough was looked at. */
export async function readPage(
  ctx: Context,
  span: Span,
  from: Cursor | undefined,
  limit: number,
  question: Question,
): Promise<LogPage> {
  const rows = logLines(ctx.db, ctx.org.id)
  const open = question.filter === undefined && question.keywords.length === 0
  const lines: Line[] = []
  let stopped = from
  for (let examined = 0; examined < examinedMax; ) {
    // One more than is asked for tells whether the span goes on behind the page.
    const wanted = open ? limit - lines.length + 1 : batch
    const read = await rows.read(span, stopped, wanted)
    for (const line of read) {
      if (lines.length === limit) return { lines, stopped, ended: false }
      stopped = { position: line.position, publishedMs: Date.parse(line.published) }
      if (open || answers(line, question)) lines.push(line)
    }
    if (read.length < wanted) return { lines, stopped, ended: true }
    examined += read.length
  }
  return { lines, stopped, ended: false }
}

function answers({ event }: Line, { filter, keywords }: Question): boolean {
  const asked = (attribute: string) => valueAt(event, attribute.split('.'))
  return (
    (filter === undefined || matches(filter, asked, { caseSensitive: true })) &&
    (keywords.length === 0 || mentions(event, keywords))
  )
}

/** The oldest time of which the log still tells. */
export const horizonMs = (now: Date): number => now.getTime() - retentionMs

const forgetting = 'system-log.forget'

/** Once a day what is older than the retention is forgotten. */
export const nextForgetting = (now: Date) => ({ kind: forgetting, payload: {}, dueAt: later(now, day) })

export const forgetOldLines: JobHandler = {
  kind: forgetting,
  async run(ctx) {
    const now = ctx.clock.now()
    ctx.later(nextForgetting(now))
    await logLines(ctx.db, ctx.org.id).forget(toMilliseconds(new Date(horizonMs(now))))
  },
}
