/** What may be said about an org. */
import { filled, nullable, type Output, object, oneOf, text } from '../../kernel/schema.js'

/** The longest value of a setting, in characters. */
export const settingMax = 255

const setting = () => nullable(text())

const general = {
  website: setting(),
  phoneNumber: setting(),
  endUserSupportHelpURL: setting(),
  supportPhoneNumber: setting(),
  address1: setting(),
  address2: setting(),
  city: setting(),
  state: setting(),
  country: setting(),
  postalCode: setting(),
}

/** A partial update keeps what it does not name. */
export const orgUpdate = object({ companyName: nullable(filled(settingMax)), ...general })
/** A replacement unsets what it does not name; an org without a name there is not. */
export const orgReplacement = object({ companyName: filled(settingMax), ...general })

export type OrgUpdate = Output<typeof orgUpdate>

export const contactUser = object({ userId: filled(100) })

/** `customDomain` is ours: Okta refuses a domain that is in use (E0000120) without saying where it is named. */
export const childOrg = object({
  subdomain: filled(1024),
  name: text(),
  website: nullable(text()),
  edition: oneOf('SKU'),
  customDomain: nullable(text()),
  admin: object({
    profile: object({
      firstName: filled(50),
      lastName: filled(50),
      email: filled(100),
      login: filled(100),
    }),
    credentials: nullable(object({ password: nullable(object({ value: nullable(text()) })) })),
  }),
})

export type ChildOrg = Output<typeof childOrg>
