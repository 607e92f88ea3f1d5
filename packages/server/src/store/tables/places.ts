/** A network zone: addresses, or what is known of them, that policies ask for and that may be kept out. */
export type ZoneRow = {
  org_id: string
  id: string
  type: 'IP' | 'DYNAMIC' | 'DYNAMIC_V2'
  name: string
  name_key: string
  status: 'ACTIVE' | 'INACTIVE'
  usage: 'POLICY' | 'BLOCKLIST'
  /** 1 for a zone that every org has. */
  system: number
  /** JSON object: what a zone of this type says; see areas/zones/model.ts. */
  says: string
  created: string
  last_updated: string
}

/** A way in which a sign-in may differ from what is usual for a person. */
export type BehaviorRow = {
  org_id: string
  id: string
  type: string
  name: string
  name_key: string
  status: 'ACTIVE' | 'INACTIVE'
  /** JSON object; see areas/behaviors/model.ts. */
  settings: string
  created: string
  last_updated: string
}

/** A site whose pages may call the API, be returned to, or show Okta's pages within their own. */
export type TrustedOriginRow = {
  org_id: string
  id: string
  name: string
  name_key: string
  /** As it was sent. */
  origin: string
  /** As browsers send it. */
  origin_key: string
  /** JSON array; see areas/trusted-origins/model.ts. */
  scopes: string
  status: 'ACTIVE' | 'INACTIVE'
  created: string
  created_by: string
  last_updated: string
  last_updated_by: string
}

export type PlaceTables = {
  zones: ZoneRow
  behaviors: BehaviorRow
  trusted_origins: TrustedOriginRow
}
