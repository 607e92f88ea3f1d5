/** An org: its settings, and what is needed to make another. */
import type { SignInPage } from '../../access/org.js'
import type { Context } from '../../operation/context.js'
import type { OrgRow } from '../../store/tables/orgs.js'

export const contactTypes = ['BILLING', 'TECHNICAL'] as const
export type ContactType = (typeof contactTypes)[number]

/** What anyone who may change the org may say about it, beside its name; unset where nobody has. */
export const generalMembers = [
  'website',
  'phoneNumber',
  'endUserSupportHelpURL',
  'supportPhoneNumber',
  'address1',
  'address2',
  'city',
  'state',
  'country',
  'postalCode',
] as const
export type GeneralMember = (typeof generalMembers)[number]

/** How `orgs.settings` is kept. */
export type Settings = { [Name in GeneralMember]?: string | undefined } & {
  contacts?: Partial<Record<ContactType, string>>
  /** A host of the org's own. */
  customDomain?: string
  hideEndUserFooter?: boolean
  signInPage?: SignInPage
  optOutEmailUsers?: boolean
  /** Until when Okta Support may come in. */
  supportUntil?: string | undefined
}

/** Settings as a caller says them: null unsets, what is left out is not spoken of. */
export type Said = { readonly [Name in GeneralMember]?: string | null | undefined }

/** Everything unset. */
export const nothingSaid = Object.fromEntries(generalMembers.map((name) => [name, null])) as Said

/** What was said, to be laid over the settings there are: an unset one hides the old value and is not stored. */
export const asSettings = (said: Said): Settings =>
  Object.fromEntries(
    generalMembers.filter((name) => said[name] !== undefined).map((name) => [name, said[name] ?? undefined]),
  )

/** An org with its settings read. */
export type OrgRecord = Pick<OrgRow, 'id' | 'subdomain' | 'name' | 'status' | 'created'> & {
  lastUpdated: string
  settings: Settings
}

/** What a new org is made from. */
export type OrgOrder = {
  subdomain: string
  name: string
  website?: string
  pipeline: 'v1' | 'idx'
  admin: { login: string; email: string; firstName: string; lastName: string; passwordHash: string }
  /** Hosts, with their ports, that lead to it. */
  hosts: readonly string[]
  rateLimitsEnforced: boolean
}

/**
 * Puts a new org, with all that rooms give a new one, into the transaction of `ctx`. `token`: its administrator's, told
 * this once.
 */
export type FoundOrg = (ctx: Context, order: OrgOrder) => Promise<{ orgId: string; adminId: string; token: string }>

/** Opens a door of the new org's own, where the process has doors to open; `close` where the org is not made after all. */
export type OpenDoor = (subdomain: string) => Promise<{ hosts: readonly string[]; url: string; close(): Promise<void> }>

/** The user of this id. Raises E0000007 for none. */
export type UserNamed = (ctx: Context, id: string) => Promise<{ id: string }>
