/** Factors of enrollment policies, and the authenticators that stand behind them. */
import type { Context } from '../../operation/context.js'
import { type Enrollment, type FactorKey, factorKeys, type Members, type Policy } from './model.js'
import { policies } from './store.js'

/** The authenticator that a factor is a way of using, and which way it is where there are several. */
const authenticatorOf: Readonly<Record<FactorKey, readonly [key: string, method?: string]>> = {
  okta_otp: ['okta_verify', 'totp'],
  okta_push: ['okta_verify', 'push'],
  google_otp: ['google_otp'],
  okta_sms: ['phone_number', 'sms'],
  okta_call: ['phone_number', 'voice'],
  okta_email: ['okta_email'],
  okta_question: ['security_question'],
  okta_password: ['okta_password'],
  fido_u2f: ['security_key'],
  fido_webauthn: ['webauthn'],
  yubikey_token: ['yubikey_token'],
  duo: ['duo'],
  rsa_token: ['onprem_mfa'],
  symantec_vip: ['symantec_vip'],
  hotp: ['custom_otp'],
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
      // A password is nothing that is set up beside it.
      if (key === 'okta_password') return [key, 'NOT_ALLOWED']
      const said = factors[key] ?? authenticators.find((each) => each.key === authenticatorOf[key][0])
      return [key, said?.enroll?.self ?? 'NOT_ALLOWED']
    }),
  )
}

/** The factors that a policy demands of everybody, and that the org has not set up or has switched off. */
export async function demandedAndOff(ctx: Context, { type, settings }: Policy): Promise<readonly FactorKey[]> {
  if (type !== 'MFA_ENROLL') return []
  const methods = await policies(ctx.db, ctx.org.id).activeMethods()
  const isOn = (key: FactorKey) => {
    const [authenticator, method] = authenticatorOf[key]
    return methods.some((each) => each.key === authenticator && (method === undefined || each.type === method))
  }
  return [...factorsIn(JSON.parse(settings))]
    .filter(([key, enroll]) => enroll === 'REQUIRED' && !isOn(key))
    .map(([key]) => key)
}
