/** Something that people prove themselves with, as the org is set up for it. */
export type AuthenticatorRow = {
  org_id: string
  id: string
  key: string
  name: string
  description: string | null
  status: 'ACTIVE' | 'INACTIVE'
  /** JSON object, as it is printed; null for those that have no settings. */
  settings: string | null
  /** JSON object: what may be printed of who runs it; null where that is the org itself. */
  provider: string | null
  /** JSON object, sealed: what may not be printed of it. */
  secrets: string | null
  created: string
  last_updated: string
}

/** One of the ways in which an authenticator is used: by text or by call. */
export type AuthenticatorMethodRow = {
  org_id: string
  authenticator_id: string
  type: string
  status: 'ACTIVE' | 'INACTIVE'
  /** JSON object, as it is printed; null for those that have no settings. */
  settings: string | null
}

/** A model of security key that an administrator made known. */
export type CustomAaguidRow = {
  org_id: string
  /** Lower case. */
  aaguid: string
  name: string
  /** JSON object. */
  characteristics: string
  /** JSON array, as it is printed. */
  certificates: string
}

/** What a text with a code says. */
export type SmsTemplateRow = {
  org_id: string
  id: string
  type: 'SMS_VERIFY_CODE'
  name: string
  template: string
  /** JSON object: the text by language. */
  translations: string
  created: string
  last_updated: string
}

export type AuthenticatorTables = {
  authenticators: AuthenticatorRow
  authenticator_methods: AuthenticatorMethodRow
  custom_aaguids: CustomAaguidRow
  sms_templates: SmsTemplateRow
}
