/** What is sent back: the frame of every answer, and that in which every refusal hangs. */
import { type ApiCode, type ApiError, apiEnvelopeText, apiError, isRaised } from '@stuntdouble/catalogue'
import type { Caller } from '../access/caller.js'
import type { Org } from '../access/org.js'
import type { Allowance } from '../access/rate-limits.js'
import type { Written } from '../journal/log-event.js'
import type { Traces } from '../journal/traces.js'
import type { Ids } from '../kernel/ids.js'
import { JsonText, type Reply } from '../kernel/reply.js'
import type { Operation } from '../operation/operation.js'
import type { Pause } from '../ports/index.js'
import { StoreReadOnly, StoreUnavailable } from '../store/database.js'
import type { Answer, Call } from './call.js'
import { corsHeaders, type Origin } from './cors.js'
import { mustFitIntoAHeader } from './rules.js'

/**
 * The codes that any request may meet: what the steps before the operation refuse with, and what befalls an operation
 * whatever it does. All others an operation declares.
 */
const metByAnyRequest: ReadonlySet<ApiCode> = new Set([
  'E0000003',
  'E0000005',
  'E0000006',
  'E0000008',
  'E0000009',
  'E0000010',
  'E0000011',
  'E0000018',
  'E0000019',
  'E0000021',
  'E0000022',
  'E0000037',
  'E0000047',
  'E0000181',
  'E0000243',
  'E0000256',
])

/** What is known of a request so far; a refusal tells how far it came. */
export type Progress = {
  step:
    | 'org'
    | 'network'
    | 'path'
    | 'method'
    | 'negotiation'
    | 'caller'
    | 'rate'
    | 'body'
    | 'permission'
    | 'name'
    | 'operation'
  org: Org | undefined
  caller: Caller | undefined
  operation: Operation | undefined
  origin: Origin
  allowance: Allowance | undefined
  events: Written[]
  bodyText: string | undefined
  /** Runs out when a refusal may be answered. */
  pause: Pause | undefined
}

/** Who hears of a refusal beside the caller. */
export type Witness = {
  traces: Pick<Traces, 'isFull' | 'leave'>
  /** Told of a refusal that no rule raised, or whose operation did not declare it: a fault of ours. Tests fail on it. */
  unforeseen(error: unknown): void
}

/** On every answer, as Okta sends them. */
const everywhere = [
  'cache-control',
  'no-cache, no-store',
  'pragma',
  'no-cache',
  'expires',
  '0',
  'x-xss-protection',
  '0',
  'x-content-type-options',
  'nosniff',
  'referrer-policy',
  'strict-origin-when-cross-origin',
  'accept-ch',
  'Sec-CH-UA-Platform-Version',
] as const

/** The `Date` header says seconds, and a second has many answers. */
export class Dates {
  #second = 0
  #text = ''

  text(now: Date): string {
    const second = Math.floor(now.getTime() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#text = now.toUTCString()
    }
    return this.#text
  }
}

export function headersOf(
  dates: Dates,
  requestId: string,
  now: Date,
  { allowance, origin }: Pick<Progress, 'allowance' | 'origin'>,
): string[] {
  const headers = ['date', dates.text(now), ...everywhere, 'x-okta-request-id', requestId, ...corsHeaders(origin.named)]
  if (allowance !== undefined) {
    headers.push(
      'x-rate-limit-limit',
      String(allowance.limit),
      'x-rate-limit-remaining',
      String(Math.max(allowance.remaining, 0)),
      'x-rate-limit-reset',
      String(allowance.reset),
    )
  }
  return headers
}

export function answerOf(
  dates: Dates,
  reply: Reply,
  base: string,
  requestId: string,
  now: Date,
  progress: Progress,
): Answer {
  const headers = headersOf(dates, requestId, now, progress)
  if (reply.headers !== undefined) for (const [name, value] of Object.entries(reply.headers)) headers.push(name, value)
  for (const { rel, path } of reply.links ?? []) {
    const link = `<${base}${path}>; rel="${rel}"`
    mustFitIntoAHeader(link)
    headers.push('link', link)
  }
  if (reply.body === undefined) return { status: reply.status, headers, body: undefined }
  if (reply.headers?.['content-type'] === undefined) headers.push('content-type', 'application/json')
  const { body } = reply
  // A picture is sent as it is.
  if (body instanceof Uint8Array) return { status: reply.status, headers, body }
  return { status: reply.status, headers, body: body instanceof JsonText ? body.text : JSON.stringify(body) }
}

/** The frame in which every refusal hangs: its words from the catalogue, a name of its own, a trace to look up. */
export function refusal(
  house: Witness,
  dates: Dates,
  call: Call,
  requestId: string,
  now: Date,
  progress: Progress,
  error: unknown,
  ids: Ids,
): Answer {
  const said = wordsFor(error)
  if (said.code === 'E0000009') house.unforeseen(error)
  if (progress.step === 'operation') mustBeDeclared(house, progress.operation, said)
  const errorId = ids.error()
  const { org, caller } = progress
  if (!house.traces.isFull()) {
    house.traces.leave({
      errorId,
      orgId: org?.id ?? '',
      code: said.code,
      status: said.status,
      summary: said.summary,
      causes: said.causes,
      step: progress.step,
      operation: progress.operation?.id,
      error,
      request: {
        id: requestId,
        method: call.method,
        uri: call.uri,
        ip: call.ip,
        headers: call.headers,
        body: progress.bodyText,
      },
      caller: caller === undefined || caller.userId === '' ? undefined : caller,
      events: progress.events,
      at: now,
    })
  }
  const headers = headersOf(dates, requestId, now, progress)
  for (const [name, value] of Object.entries(said.headers)) headers.push(name, value)
  headers.push('content-type', 'application/json')
  return { status: said.status, headers, body: apiEnvelopeText(said, errorId) }
}

/** An operation that raises what it did not declare documents itself wrongly. The answer stays as it is. */
function mustBeDeclared(house: Witness, operation: Operation | undefined, said: ApiError): void {
  if (operation === undefined || operation.errors.includes(said.code) || metByAnyRequest.has(said.code)) return
  house.unforeseen(new Error(`${operation.id} does not declare ${said.code}`, { cause: said }))
}

/** A refusal speaks for itself; a database that fails has its own words; anything else was not foreseen. */
function wordsFor(error: unknown): ApiError {
  // What merely looks like a refusal, as a client library's error does, was raised by no rule.
  if (isRaised(error) && error.family === 'api') return error
  if (error instanceof StoreReadOnly) return apiError.E0000010({ cause: error })
  if (error instanceof StoreUnavailable) return apiError.E0000181({ cause: error })
  return apiError.E0000009({ cause: error })
}
