/** Authenticators: what people of an org may prove themselves with, and in which ways. */
import type { AuthenticatorMethodRow, AuthenticatorRow, CustomAaguidRow } from '../../store/tables/authenticators.js'
import type { authenticatorKeys } from '../policies/index.js'

export type AuthenticatorKey = (typeof authenticatorKeys)[number]

export type AuthenticatorType =
  | 'app'
  | 'email'
  | 'federated'
  | 'password'
  | 'phone'
  | 'security_key'
  | 'security_question'
  | 'tac'

const methodTypes = [
  'cert',
  'duo',
  'email',
  'idp',
  'otp',
  'password',
  'push',
  'security_question',
  'signed_nonce',
  'sms',
  'tac',
  'totp',
  'voice',
  'webauthn',
] as const

export type MethodType = (typeof methodTypes)[number]

export type Status = 'ACTIVE' | 'INACTIVE'

export type Authenticator = Omit<AuthenticatorRow, 'key'> & { key: AuthenticatorKey }

export type AuthenticatorMethod = Omit<AuthenticatorMethodRow, 'type'> & { type: MethodType }

/** Members of a JSON column, as they are printed. */
export type Members = Readonly<Record<string, unknown>>

/** An authenticator as other rooms ask for it. */
export type AuthenticatorSetUp = {
  id: string
  key: AuthenticatorKey
  type: AuthenticatorType
  name: string
  status: Status
  settings: Members
  /** What may be shown of who runs it: `{ type: 'DUO', configuration: { host: … } }`. */
  provider: Members | undefined
  methods: ReadonlyMap<MethodType, { status: Status; settings: Members }>
  /** What may not be shown of who runs it: keys and shared secrets, opened for whoever talks to the provider. */
  secrets(): Members
}

/** A model of security key that an administrator made known. */
export type CustomAaguid = CustomAaguidRow

/** What a model of security key is. */
export type Characteristics = { platformAttached: boolean; fipsCompliant: boolean; hardwareProtected: boolean }

/** The root of the attestations of a model, as it is printed. */
export type RootCertificate = { x5c: string; 'x5t#S256': string; iss: string; exp: string }

/** The page on which security keys work (WebAuthn, 5.1.2): a domain, and whether it was shown to be the org's. */
export type RelyingParty = {
  enabled: boolean
  domain: {
    name: string
    validationStatus: 'NOT_STARTED' | 'VERIFIED'
    dnsRecord: { recordType: 'TXT'; fqdn: string; verificationValue: string }
  }
}

/** One way of proving oneself: a method of an authenticator. */
export type Way = { key: AuthenticatorKey; method: MethodType }

/** The names of what needs an authenticator that is to be switched off, or one of its methods. */
export type Uses = {
  /** App sign-on policies that have one of its methods in a chain. */
  chained: readonly string[]
  /** Rules of app sign-on policies that look at the device, where Okta FastPass goes. */
  devices: readonly string[]
  /** Rules of app sign-on policies that demand what resists phishing, where the last that does goes. */
  phishing: readonly string[]
  enrollment: readonly string[]
  recovery: readonly string[]
}
