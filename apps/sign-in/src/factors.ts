/** What is particular about each kind of factor, as far as a page has to know. */
import { type Factor, kindOf } from './authn.js'
import type { Say, TextName } from './texts/index.js'

/** What a person does to prove a factor. */
export type Proof =
  /** Types in a code that a device shows by itself. */
  | 'code'
  /** Asks for a code, and types in what came. */
  | 'sent-code'
  /** Answers a question. */
  | 'answer'
  /** Presses a button on another device. */
  | 'push'
  /** Lets the browser ask a key. */
  | 'key'
  /** Nothing that this page can ask for: no browser speaks U2F any more, and Duo's own page would have to run scripts here. */
  | 'elsewhere'

type Kind = { name: TextName; proof: Proof }

const kinds: Readonly<Record<string, Kind>> = {
  question: { name: 'nameQuestion', proof: 'answer' },
  sms: { name: 'nameSms', proof: 'sent-code' },
  call: { name: 'nameCall', proof: 'sent-code' },
  email: { name: 'nameEmail', proof: 'sent-code' },
  push: { name: 'nameVerifyPush', proof: 'push' },
  webauthn: { name: 'nameWebauthn', proof: 'key' },
  u2f: { name: 'nameU2f', proof: 'elsewhere' },
  'token:software:totp:GOOGLE': { name: 'nameGoogle', proof: 'code' },
  'token:software:totp:OKTA': { name: 'nameVerifyCode', proof: 'code' },
  'token:hotp': { name: 'nameHotp', proof: 'code' },
  'token:hardware': { name: 'nameYubikey', proof: 'code' },
  token: { name: 'nameToken', proof: 'code' },
  web: { name: 'nameWeb', proof: 'elsewhere' },
}

const unknown: Kind = { name: 'nameToken', proof: 'code' }

export const kind = (factor: Factor): Kind => kinds[kindOf(factor)] ?? unknown

/** Its name, and which one it is where there may be several. */
export function nameOf(factor: Factor, say: Say): string {
  const name = say(kind(factor).name)
  const which = whereTo(factor)
  return which === '' ? name : `${name} (${which})`
}

/** The number or address that a code goes to, as the server shows it. */
export function whereTo({ profile }: Factor): string {
  const { phoneNumber, email, authenticatorName } = profile ?? {}
  return String(phoneNumber ?? email ?? authenticatorName ?? '')
}
