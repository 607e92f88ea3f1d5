import type { Generated } from 'kysely'

export type LogEventRow = {
  /** Order of writing: what polling follows. */
  position: Generated<number>
  org_id: string
  uuid: string
  published: string
  event_type: string
  /** JSON: what varies of the event; see journal/log-event.ts. */
  event: string
}

export type ErrorTraceRow = {
  error_id: string
  org_id: string
  code: string
  at: string
  /** JSON: request, rule, place, causes, cause chain, log events; secrets removed. */
  trace: string
}

/** What was sent to people, or is still to be: the outbox. */
export type MessageRow = {
  id: string
  org_id: string
  position: Generated<number>
  kind: 'email' | 'sms' | 'call' | 'push'
  recipient: string
  subject: string
  text: string
  html: string
  status: 'queued' | 'sent' | 'failed'
  created: string
  sent_at: string | null
  problem: string | null
}

export type JobRow = {
  id: string
  org_id: string
  kind: string
  payload: string
  due_at: string
  attempts: number
  /** A worker that took the job and has until then to end it; real time, not the org's. */
  leased_until: number
}

export type JournalTables = {
  log_events: LogEventRow
  error_traces: ErrorTraceRow
  messages: MessageRow
  jobs: JobRow
}
