/** The org that a request is for: the one its host is registered for, else the first that was made. */
import type { RowOf } from '../store/database.js'
import type { RateLimits } from './rate-limits.js'

export type Org = {
  id: string
  subdomain: string
  name: string
  idEnding: string
  pipeline: 'v1' | 'idx'
  status: 'ACTIVE' | 'INACTIVE'
  created: string
  clock: { offsetMs: number; frozenAt: string | null }
  rateLimits: RateLimits
}

export const orgOf = (row: RowOf<'orgs'>): Org => ({
  id: row.id,
  subdomain: row.subdomain,
  name: row.name,
  idEnding: row.id_ending,
  pipeline: row.pipeline,
  status: row.status,
  created: row.created,
  clock: { offsetMs: row.clock_offset_ms, frozenAt: row.clock_frozen_at },
  rateLimits: JSON.parse(row.rate_limits) as RateLimits,
})
