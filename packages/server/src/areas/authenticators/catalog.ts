/** Every kind of authenticator that there is: what it is called, and how it is set up when nobody said otherwise. */
import type { AuthenticatorKey, AuthenticatorType, Members, MethodType, Status } from './model.js'

type MethodKind = { type: MethodType; status: Status; settings?: Members }

export type AuthenticatorKind = {
  type: AuthenticatorType
  name: string
  settings?: Members
  /** In the order in which they are listed. */
  methods: readonly MethodKind[]
}

const keyPair = { algorithms: ['ES256', 'RS256'], keyProtection: 'ANY' }
const method = (type: MethodType, settings?: Members): MethodKind =>
  settings === undefined ? { type, status: 'ACTIVE' } : { type, status: 'ACTIVE', settings }
const off = (type: MethodType, settings: Members): MethodKind => ({ type, status: 'INACTIVE', settings })

/** In the order of Okta's lists (seen), which is the alphabet of names that it has inside. */
export const catalog: Readonly<Record<AuthenticatorKey, AuthenticatorKind>> = {
  custom_app: { type: 'app', name: 'Custom Authenticator', settings: {}, methods: [method('push')] },
  custom_otp: { type: 'security_key', name: 'Custom OTP', methods: [method('otp')] },
  duo: { type: 'app', name: 'Duo Security', settings: {}, methods: [method('duo')] },
  okta_email: {
    type: 'email',
    name: 'Email',
    settings: { allowedFor: 'any', tokenLifetimeInMinutes: 5 },
    methods: [method('email')],
  },
  external_idp: { type: 'federated', name: 'IdP Authenticator', methods: [method('idp')] },
  google_otp: { type: 'app', name: 'Google Authenticator', settings: {}, methods: [method('otp')] },
  okta_verify: {
    type: 'app',
    name: 'Okta Verify',
    settings: {
      compliance: { fips: 'OPTIONAL' },
      channelBinding: { style: 'NUMBER_CHALLENGE', required: 'NEVER' },
      userVerification: 'PREFERRED',
      userVerificationMethods: ['BIOMETRICS', 'PIN'],
      appInstanceId: '',
    },
    methods: [
      method('totp', { timeIntervalInSeconds: 30, encoding: 'Base32', algorithm: 'HMACSHA1', passCodeLength: 6 }),
      off('push', { ...keyPair, transactionTypes: ['LOGIN'] }),
      off('signed_nonce', { ...keyPair, showSignInWithOV: 'NEVER' }),
    ],
  },
  onprem_mfa: { type: 'security_key', name: 'On-Prem MFA', methods: [method('otp')] },
  okta_password: { type: 'password', name: 'Password', methods: [method('password')] },
  phone_number: {
    type: 'phone',
    name: 'Phone',
    settings: { allowedFor: 'any' },
    methods: [method('sms'), method('voice')],
  },
  webauthn: {
    type: 'security_key',
    name: 'Security Key or Biometric',
    methods: [method('webauthn', { userVerification: 'DISCOURAGED', attachment: 'ANY' })],
  },
  security_key: { type: 'security_key', name: 'U2F Security Key (FIDO 1.0)', methods: [] },
  security_question: {
    type: 'security_question',
    name: 'Security Question',
    settings: { allowedFor: 'recovery' },
    methods: [method('security_question')],
  },
  smart_card_idp: { type: 'federated', name: 'Smart Card Authenticator', methods: [method('cert')] },
  symantec_vip: { type: 'app', name: 'Symantec VIP', settings: {}, methods: [method('otp')] },
  tac: { type: 'tac', name: 'Temporary Access Code', methods: [method('tac')] },
  yubikey_token: { type: 'security_key', name: 'Yubikey', methods: [method('otp')] },
}

/**
 * What a new org has. Seen: six rows, made with the org. That the phone is among those that are on is so in orgs that
 * came with telephony (2022), as ours do, and not in those that came without (2025); a classic org of 2020 takes a text
 * as a factor without anything switched on. That a security key is off, and of Okta Verify all but its code, was so in
 * every org seen; nor does a classic org's enrollment policy list a push. Google's and others' have to be set up first.
 * That the question is for recovery concerns Identity Engine alone: in Classic Engine a question that is on is a factor.
 */
export const founded: Partial<Record<AuthenticatorKey, Status>> = {
  okta_email: 'ACTIVE',
  okta_verify: 'ACTIVE',
  okta_password: 'ACTIVE',
  phone_number: 'ACTIVE',
  webauthn: 'INACTIVE',
  security_question: 'ACTIVE',
}

/** What may be said of the settings of a kind, beside what it comes with. */
const furtherSettings: Partial<Record<AuthenticatorKey, readonly string[]>> = {
  custom_app: ['userVerification', 'appInstanceId'],
  okta_verify: ['enrollmentSecurityLevel'],
}

export const takesSetting = (key: AuthenticatorKey, name: string): boolean =>
  name in (catalog[key].settings ?? {}) || (furtherSettings[key]?.includes(name) ?? false)

/** Who runs an authenticator that the org does not run itself: what must be said, and what of it is never shown. */
export type ProviderKind = {
  type: string
  required: readonly string[]
  optional: readonly string[]
  secret: readonly string[]
}

const providerKinds: Partial<Record<AuthenticatorKey, ProviderKind>> = {
  custom_app: { type: 'PUSH', required: [], optional: ['apns', 'fcm'], secret: [] },
  duo: {
    type: 'DUO',
    required: ['host', 'integrationKey', 'secretKey'],
    optional: ['userNameTemplate'],
    secret: ['integrationKey', 'secretKey'],
  },
  onprem_mfa: {
    type: 'DEL_OATH',
    required: ['hostName', 'authPort', 'sharedSecret'],
    optional: ['instanceId', 'userNameTemplate'],
    secret: ['sharedSecret'],
  },
  tac: {
    type: 'tac',
    required: ['minTtl', 'maxTtl', 'defaultTtl', 'length', 'complexity'],
    optional: ['multiUseAllowed'],
    secret: [],
  },
}

export const providerKindOf = (key: AuthenticatorKey): ProviderKind | undefined => providerKinds[key]

/** The authenticators that are an identity provider's. */
export const isFederated = (key: AuthenticatorKey): boolean => catalog[key].type === 'federated'

const codeSettings = ['algorithm', 'encoding', 'passCodeLength', 'timeIntervalInSeconds']
const keySettings = ['algorithms', 'keyProtection']

/** What may be said of the settings of a method. */
const methodSettings: Partial<Record<MethodType, readonly string[]>> = {
  otp: [...codeSettings, 'acceptableAdjacentIntervals', 'factorProfileId', 'protocol'],
  push: [...keySettings, 'transactionTypes'],
  signed_nonce: [...keySettings, 'showSignInWithOV'],
  totp: codeSettings,
  webauthn: [
    'aaguidGroups',
    'userVerification',
    'userVerificationForVerify',
    'attachment',
    'rpId',
    'enableAutofillUI',
    'residentKeyRequirement',
    'showSignInWithAPasskeyButton',
    'certBasedAttestationValidation',
    'hardwareProtected',
    'fipsCompliant',
    'allowSyncablePasskeys',
  ],
}

export const methodTakesSetting = (type: MethodType, name: string): boolean =>
  methodSettings[type]?.includes(name) ?? false

/** What is switched by itself; every other method is on and off with its authenticator. */
const switchable: Partial<Record<AuthenticatorKey, readonly MethodType[]>> = {
  okta_verify: ['push', 'signed_nonce'],
  phone_number: ['sms', 'voice'],
}

export const isSwitchable = (key: AuthenticatorKey, type: MethodType): boolean =>
  switchable[key]?.includes(type) ?? false

/** What signs for the site that asks, so that no other site can pass it on (documented). */
const phishingResistant: Partial<Record<AuthenticatorKey, MethodType>> = {
  okta_verify: 'signed_nonce',
  smart_card_idp: 'cert',
  webauthn: 'webauthn',
}

export const resistsPhishing = (key: AuthenticatorKey, type: MethodType): boolean => phishingResistant[key] === type

const order = Object.keys(catalog)
export const placeOf = (key: AuthenticatorKey): number => order.indexOf(key)
