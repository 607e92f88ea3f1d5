/** The kinds of factors that the house knows, by Okta's key. */
import type { AnyFactorKind, FactorKey } from '../model.js'
import { email } from './email.js'
import { hotp } from './hotp.js'
import { call, sms } from './phone.js'
import { push } from './push.js'
import { question } from './question.js'
import { rsaToken, symantecVip } from './token.js'
import { googleOtp, oktaOtp } from './totp.js'
import { u2f } from './u2f.js'
import { duo } from './web.js'
import { webauthn } from './webauthn.js'
import { yubikey } from './yubikey.js'

export const kinds: Readonly<Record<FactorKey, AnyFactorKind>> = {
  okta_question: question,
  okta_otp: oktaOtp,
  okta_push: push,
  google_otp: googleOtp,
  okta_sms: sms,
  okta_call: call,
  okta_email: email,
  yubikey_token: yubikey,
  hotp,
  rsa_token: rsaToken,
  symantec_vip: symantecVip,
  duo,
  fido_webauthn: webauthn,
  fido_u2f: u2f,
}
