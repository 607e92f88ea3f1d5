/** Policies: who may sign in and how, what a password must be, which factors people set up. */
import type { PolicyRow, PolicyRuleRow, PolicyRuleType, PolicyType } from '../../store/tables/policies.js'

export type Policy = PolicyRow
export type PolicyRule = PolicyRuleRow
export type { PolicyRuleType, PolicyType }

/** Members of a JSON column. */
export type Members = Readonly<Record<string, unknown>>

/** What a policy and a rule are called in a decision. */
export type Named = { id: string; name: string }

/** What the rule of the sign-on policy that applies says of a sign-in. */
export type SignOnDecision = {
  access: 'ALLOW' | 'DENY'
  policy: Named
  rule: Named
  requireFactor: boolean
  /** Whether a factor is asked for with every sign-in, once on a device, or once in a session's lifetime. */
  factorPromptMode: 'ALWAYS' | 'DEVICE' | 'SESSION'
  /** For how long a factor that was verified is not asked for again. */
  factorLifetimeMinutes: number
  rememberDeviceByDefault: boolean
  session: { usePersistentCookie: boolean; maxSessionIdleMinutes: number; maxSessionLifetimeMinutes: number }
  /** A line for each policy and rule that was asked, and why it holds or does not. */
  because: readonly string[]
}

/** Factors as an enrollment policy calls them. */
export const factorKeys = [
  'okta_otp',
  'okta_push',
  'google_otp',
  'okta_sms',
  'okta_call',
  'okta_email',
  'okta_question',
  'okta_password',
  'fido_u2f',
  'fido_webauthn',
  'yubikey_token',
  'duo',
  'rsa_token',
  'symantec_vip',
  'hotp',
] as const

export type FactorKey = (typeof factorKeys)[number]

/** Authenticators as an org of Identity Engine calls them, in its enrollment policies too. */
export const authenticatorKeys = [
  'custom_app',
  'custom_otp',
  'duo',
  'external_idp',
  'google_otp',
  'okta_email',
  'okta_password',
  'okta_verify',
  'onprem_mfa',
  'phone_number',
  'security_key',
  'security_question',
  'smart_card_idp',
  'symantec_vip',
  'tac',
  'webauthn',
  'yubikey_token',
] as const

export type Enrollment = 'REQUIRED' | 'OPTIONAL' | 'NOT_ALLOWED'

/** Which factors somebody sets up, and when they are asked to. */
export type EnrollmentDecision = {
  policy: Named
  rule: Named
  factors: ReadonlyMap<FactorKey, Enrollment>
  /** With the next sign-in, when a factor is asked for, or never. */
  prompt: 'LOGIN' | 'CHALLENGE' | 'NEVER'
  because: readonly string[]
}
