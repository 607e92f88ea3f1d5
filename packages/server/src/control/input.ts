/** Shapes of what is asked of the house itself. */
import {
  boolean,
  count,
  filled,
  integer,
  list,
  nullable,
  object,
  oneOf,
  optional,
  record,
  text,
} from '../kernel/schema.js'
import { delayMsMax } from './rules.js'
import { behaviours } from './upstreams.js'

export const clockSetting = object({
  /** ISO 8601. */
  now: optional(text()),
  /** A span of ISO 8601: `PT1H`. */
  advance: optional(text()),
  frozen: optional(boolean()),
})

export const behaviour = object({
  behaves: oneOf(...behaviours),
  delayMs: optional(integer(0, delayMsMax)),
  optedOut: optional(list(text())),
  unassigned: optional(list(text())),
  accepts: optional(list(text())),
  asks: optional(filled(200)),
})

const messages = () => integer(0, 1_000_000)

export const telephony = object({
  provided: optional(boolean()),
  international: optional(boolean()),
  smsPerUser: optional(messages()),
  callsPerUser: optional(messages()),
  smsPerDay: nullable(messages()),
  callsPerDay: nullable(messages()),
  freeSmsPer30Days: nullable(messages()),
})

export const rateLimits = object({ enforced: optional(boolean()), limits: optional(record()) })

export const signInPage = object({
  primaryColor: nullable(text()),
  backgroundColor: nullable(text()),
  logo: nullable(filled(100_000)),
  language: nullable(text()),
  texts: nullable(record()),
})

export const tokenOrder = object({ userId: optional(text()), login: optional(text()), name: filled(100) })

export const outboxQuery = object({ kind: optional(oneOf('email', 'sms', 'call', 'push')), limit: optional(count()) })

export const newestQuery = object({ limit: optional(count()) })

/** As many as asked for, within reason. */
export const limitOf = (asked: number | undefined): number => Math.min(Math.max(asked ?? 200, 1), 1000)
