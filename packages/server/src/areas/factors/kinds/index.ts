/** The kinds of factors that the house knows, by Okta's key. */
import type { AnyFactorKind, FactorKey } from '../model.js'
import { email } from './email.js'
import { hotp } from './hotp.js'
import { call, sms } from './phone.js'
import { question } from './question.js'
import { googleOtp, oktaOtp } from './totp.js'
import { yubikey } from './yubikey.js'

export const kinds: Partial<Record<FactorKey, AnyFactorKind>> = {
  okta_question: question,
  okta_otp: oktaOtp,
  google_otp: googleOtp,
  okta_sms: sms,
  okta_call: call,
  okta_email: email,
  yubikey_token: yubikey,
  hotp,
}
