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

export type GatewayOptions = { url: string; token?: string }

/** Whoever asked for a code waits as long as this, and a browser longer. */
const silenceMs = 10_000
/** An answer is a few words; the rest is not read. */
const answerMax = 64 * 1024

/** @throws TelephonyFailed */
export function httpTelephony({ url, token }: GatewayOptions, patienceMs = silenceMs): Telephony {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  return {
    isOwn: true,
    async send({ kind, to, text, code }) {
      let status: number
      let said: string
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers,
          body: JSON.stringify({ kind, to, text, code }),
          // A gateway that moved is one that is not there: codes go nowhere but where the operator said.
          redirect: 'manual',
          signal: AbortSignal.timeout(patienceMs),
        })
        status = answer.status
        said = await shortText(answer)
      } catch (error) {
        throw new TelephonyFailed('unreachable', `The gateway cannot be asked: ${reasonOf(error)}`, { cause: error })
      }
      mustHaveTaken(status, said)
    },
  }
}

/** What stands behind fetch's “fetch failed”. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'it did not answer in time'
  return error.cause instanceof Error ? error.cause.message : error.message
}

async function shortText(answer: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.length > answerMax) throw new Error('it answered at too great a length')
  }
  return text
}

/** Statuses by which a provider speaks of itself or of the account: it pays no more, is suspended, throttled, or down. */
const isOfTheProvider = (status: number): boolean => status >= 500 || [401, 402, 403, 429].includes(status)

function mustHaveTaken(status: number, said: string): void {
  const body = objectIn(said)
  if (status >= 200 && status < 300) {
    if (body !== undefined || said.trim() === '') return
    // Some page answers there, but no gateway does.
    throw new TelephonyFailed('unreachable', `The gateway answered ${status} with what is no JSON object`)
  }
  if (body?.error === 'opted-out') throw new TelephonyFailed('opted-out', 'The recipient opted out')
  if (body?.error === 'invalid-number') throw new TelephonyFailed('invalid-number', 'The number cannot be reached')
  throw new TelephonyFailed(isOfTheProvider(status) ? 'provider' : 'unreachable', `The gateway answered ${status}`)
}

function objectIn(text: string): { error?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
