/** Factors of enrollment policies, and the authenticators that stand behind them. */
import type { Context } from '../../operation/context.js'
import { type Enrollment, type FactorKey, factorKeys, type Members, type Policy } from './model.js'
import { policies } from './store.js'

/** The key of the authenticator that a factor is a way of using. */
export const authenticatorOf: Readonly<Record<FactorKey, string>> = {
  okta_otp: 'okta_verify',
  okta_push: 'okta_verify',
  google_otp: 'google_otp',
  okta_sms: 'phone_number',
  okta_call: 'phone_number',
  okta_email: 'okta_email',
  okta_question: 'security_question',
  okta_password: 'okta_password',
  fido_u2f: 'security_key',
  fido_webauthn: 'webauthn',
  yubikey_token: 'yubikey_token',
  duo: 'duo',
  rsa_token: 'onprem_mfa',
  symantec_vip: 'symantec_vip',
  hotp: 'custom_otp',
}

type Enrolled = { enroll?: { self?: Enrollment } | null }
type Settings = {
  factors?: Partial<Record<FactorKey, Enrolled>>
  authenticators?: readonly (Enrolled & { key: string })[]
}

/** What the settings of an enrollment policy say of each factor: one that they do not name may not be set up. */
export function factorsIn(settings: Members | null): ReadonlyMap<FactorKey, Enrollment> {
  const { factors = {}, authenticators = [] } = (settings ?? {}) as Settings
  return new Map(
    factorKeys.map((key) => {
      const said = factors[key] ?? authenticators.find((each) => each.key === authenticatorOf[key])
      return [key, said?.enroll?.self ?? 'NOT_ALLOWED']
    }),
  )
}

/** The factors that a policy demands of everybody, and that the org has not set up or has switched off. */
export async function demandedAndOff(ctx: Context, { type, settings }: Policy): Promise<readonly FactorKey[]> {
  if (type !== 'MFA_ENROLL') return []
  const authenticators = await policies(ctx.db, ctx.org.id).authenticators()
  return [...factorsIn(JSON.parse(settings))]
    .filter(([key, enroll]) => enroll === 'REQUIRED' && authenticators.get(authenticatorOf[key]) !== 'ACTIVE')
    .map(([key]) => key)
}

/**
 * Active enrollment policies in which an authenticator may be, or has to be, set up: those that stand in the way of
 * switching it off.
 */
export async function enrollmentPoliciesUsing(ctx: Context, authenticatorKey: string): Promise<readonly Policy[]> {
  const all = await policies(ctx.db, ctx.org.id).ofType('MFA_ENROLL')
  return all.filter(({ status, settings }) => {
    if (status !== 'ACTIVE') return false
    const factors = factorsIn(JSON.parse(settings))
    return factorKeys.some((key) => authenticatorOf[key] === authenticatorKey && factors.get(key) !== 'NOT_ALLOWED')
  })
}
