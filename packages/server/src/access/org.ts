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

/** How the page looks on which people sign in; what is absent is as it comes. */
export type SignInPage = {
  /** `#rrggbb`. */
  primaryColor?: string
  backgroundColor?: string
  /** An address under https, a path of this server, or the picture itself as `data:image/…`. */
  logo?: string
  /** A language tag (RFC 5646) for everybody, instead of each browser's own. */
  language?: string
  /** Words of the org's own, by the name of a text of the page. */
  texts?: Readonly<Record<string, string>>
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
