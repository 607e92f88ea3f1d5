/** What the house tells of itself, as JSON. */
import type { Org } from '../access/org.js'
import type { RowOf } from '../store/database.js'

export const clockView = (org: Pick<Org, 'clock'>, now: Date) => ({
  now: now.toISOString(),
  frozen: org.clock.frozenAt !== null,
})

export const messageView = (row: RowOf<'messages'>) => ({
  id: row.id,
  kind: row.kind,
  to: row.recipient,
  subject: row.subject,
  text: row.text,
  html: row.html,
  status: row.status,
  created: row.created,
  sentAt: row.sent_at,
  problem: row.problem,
})

export const orgView = (row: RowOf<'orgs'>, hosts: readonly string[]) => ({
  id: row.id,
  subdomain: row.subdomain,
  name: row.name,
  pipeline: row.pipeline,
  status: row.status,
  created: row.created,
  hosts,
})
