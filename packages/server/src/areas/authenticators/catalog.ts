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

/** What is switched by itself; every other method is on and off with its authenticator. */
const switchable: Partial<Record<AuthenticatorKey, readonly MethodType[]>> = {
  okta_verify: ['push', 'signed_nonce'],
  phone_number: ['sms', 'voice'],
}

export const isSwitchable = (key: AuthenticatorKey, type: MethodType): boolean =>
  switchable[key]?.includes(type) ?? false

const order = Object.keys(catalog)
export const placeOf = (key: AuthenticatorKey): number => order.indexOf(key)
