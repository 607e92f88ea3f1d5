/** The system log as it is asked for. */
import type { LogEvent } from '../../journal/log-event.js'
import { day } from '../../kernel/time.js'

/** How far back the log reaches; older events are forgotten. */
export const retentionMs = 90 * day
/** How far back a caller may ask, found or not. */
export const askableMs = 180 * day
/** How far back a caller looks who names no beginning. */
export const usualMs = 7 * day

/** A row as far as reading goes. */
export type Line = { position: number; published: string; event: LogEvent }

/** Where a page ended. */
export type Cursor = { position: number; publishedMs: number }

/** What part of the log is read, and in which order. */
export type Span = {
  /** Times as the log prints them; `since` is within, `until` beyond. */
  since: string
  until: string | undefined
  /**
   * `written`: in the order of writing, so that a reader who polls misses nothing. Otherwise by the time of the event.
   */
  order: 'written' | 'ascending' | 'descending'
  /** One type of event, where the filter asks for nothing else. */
  eventType: string | undefined
}
