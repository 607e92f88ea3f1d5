import type { Generated } from 'kysely'

export type OrgRow = {
  id: string
  /** Where the first org made answers to any host; the others to their own. */
  position: Generated<number>
  subdomain: string
  /** The last three characters of every id in the org. */
  id_ending: string
  name: string
  /** Classic or Identity Engine; clients read it from `/.well-known/okta-organization`. */
  pipeline: 'v1' | 'idx'
  status: 'ACTIVE' | 'INACTIVE'
  created: string
  last_updated: string
  clock_offset_ms: number
  clock_frozen_at: string | null
  /** JSON object: general settings, contacts, preferences. */
  settings: string
  /** JSON object: rate limits of this org, or that they are not enforced. */
  rate_limits: string
  /** JSON object: what the org was founded with, so that a reset can found it again. */
  founding: string
}

/** A host that leads to an org: `subdomain.localhost`, `127.0.0.1:4401`, a custom name. */
export type OrgHostRow = { host: string; org_id: string }

export type OrgTables = { orgs: OrgRow; org_hosts: OrgHostRow }
