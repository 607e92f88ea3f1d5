/** Factors of an org as Classic Engine lists them: its authenticators, each of their ways by itself. */
import type { AuthenticatorKey, MethodType } from '../model.js'

export type OrgFactorKind = {
  authenticator: AuthenticatorKey
  /** Where it is one of several ways, switched by itself. */
  method?: MethodType
  provider: string
  factorType: string
}

const kind = (
  authenticator: AuthenticatorKey,
  provider: string,
  factorType: string,
  method?: MethodType,
): OrgFactorKind => ({ authenticator, provider, factorType, ...(method === undefined ? {} : { method }) })

export const orgFactorKinds: Readonly<Record<string, OrgFactorKind>> = {
  duo: kind('duo', 'DUO', 'web'),
  fido_u2f: kind('security_key', 'FIDO', 'u2f'),
  fido_webauthn: kind('webauthn', 'FIDO', 'webauthn'),
  google_otp: kind('google_otp', 'GOOGLE', 'token:software:totp'),
  hotp: kind('custom_otp', 'CUSTOM', 'token:hotp'),
  okta_call: kind('phone_number', 'OKTA', 'call', 'voice'),
  okta_email: kind('okta_email', 'OKTA', 'email'),
  okta_otp: kind('okta_verify', 'OKTA', 'token:software:totp'),
  okta_password: kind('okta_password', 'OKTA', 'password'),
  okta_push: kind('okta_verify', 'OKTA', 'push', 'push'),
  okta_question: kind('security_question', 'OKTA', 'question'),
  okta_sms: kind('phone_number', 'OKTA', 'sms', 'sms'),
  rsa_token: kind('onprem_mfa', 'RSA', 'token'),
  symantec_vip: kind('symantec_vip', 'SYMANTEC', 'token'),
  yubikey_token: kind('yubikey_token', 'YUBICO', 'token:hardware'),
}

/** `NOT_SETUP`: the org never had it. */
export type OrgFactor = OrgFactorKind & { id: string; status: 'ACTIVE' | 'INACTIVE' | 'NOT_SETUP' }

/** The factors that an authenticator is, or that one of its ways is. */
export const factorsOf = (key: AuthenticatorKey, method?: MethodType): readonly string[] =>
  Object.entries(orgFactorKinds)
    .filter(([, each]) => each.authenticator === key && (method === undefined || each.method === method))
    .map(([factor]) => factor)
