/**
 * Texts and calls by a gateway over HTTP: one POST for each message, to the address that was given.
 *
 *   Authorization: Bearer <token>, where there is one
 *   {"kind":"sms","to":"+15550100001","text":"Your verification code is 123456. …","code":"123456"}
 *
 * The gateway took it with a 2xx that is JSON or has no body. It says no with any other status; a body of
 * `{"error":"opted-out"}` or `{"error":"invalid-number"}` says that the reason is the recipient.
 */
import { type Telephony, TelephonyFailed } from '../ports/index.js'
import { askGateway, type GatewayAnswer, type GatewayOptions, silenceMs } from './gateway.js'

/** @throws TelephonyFailed */
export const httpTelephony = (options: GatewayOptions, patienceMs = silenceMs): Telephony => ({
  isOwn: true,
  async send({ kind, to, text, code }) {
    const answer = await askGateway(options, { kind, to, text, code }, patienceMs).catch((error: Error) => {
      throw new TelephonyFailed('unreachable', `The gateway cannot be asked: ${error.message}`, { cause: error.cause })
    })
    mustHaveTaken(answer)
  },
})

/** Statuses by which a provider speaks of itself or of the account: it pays no more, is suspended, throttled, or down. */
const isOfTheProvider = (status: number): boolean => status >= 500 || [401, 402, 403, 429].includes(status)

function mustHaveTaken({ status, said, body }: GatewayAnswer): void {
  if (status >= 200 && status < 300) {
    if (body !== undefined || said.trim() === '') return
    // Some page answers there, but no gateway does.
    throw new TelephonyFailed('unreachable', `The gateway answered ${status} with what is no JSON object`)
  }
  if (body?.error === 'opted-out') throw new TelephonyFailed('opted-out', 'The recipient opted out')
  if (body?.error === 'invalid-number') throw new TelephonyFailed('invalid-number', 'The number cannot be reached')
  throw new TelephonyFailed(isOfTheProvider(status) ? 'provider' : 'unreachable', `The gateway answered ${status}`)
}
