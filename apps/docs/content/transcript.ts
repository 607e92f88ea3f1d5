/** A recorded exchange, as it is kept in `transcripts/` and shown. */
import type { Exchange } from '@stuntdouble/scenarios'

/** One call of a transcript. */
export interface Step extends Exchange {
  /** How many calls of the same kind followed it and are left out; absent for none. */
  readonly more?: number
}

/** What was heard when the scenario of an error was played in the lab. */
export interface Transcript {
  readonly code: string
  /** The rule that refused and its file below the sources of the server; null where the runner or the rim did. */
  readonly raisedAt: { readonly name: string; readonly place: string } | null
  readonly steps: readonly Step[]
  readonly sdk: SdkRecord
}

/** The last call once more, made by Okta's SDK. */
export type SdkRecord = { readonly package: string; readonly version: string } & (
  | {
      /** Methods that the SDK has for the endpoint, and why each did not make this call, as the rest of a sentence. */
      readonly passedOver: readonly { readonly method: string; readonly why: string }[]
      /** What was run, as it was run. */
      readonly program: string
      /** Null where nothing is thrown: the SDK takes every 2xx for a success. */
      readonly caught: Caught | null
    }
  | {
      /** Why the SDK cannot make this call. */
      readonly cannot: string
    }
)

/** What an error of the SDK carries, but for its `url` and the `headers` of the answer. */
export interface Caught {
  readonly class: string
  readonly message: string
  readonly [member: string]: unknown
}

/** Headers that tell something. The others are the same in every call. */
const told = /^(?:content-type|authorization|allow|location|retry-after|www-authenticate|dpop.*|if-.*|etag|link)$/
const toldOfRate = /^x-rate-limit-/

/** How many calls of one kind in a row are kept before the rest is only counted. */
const alikeMax = 3

/**
 * A transcript fit to be kept: headers that tell nothing, the `_links` of answers on the way, and long runs of calls that
 * differ only in ids and names are left out. The last answer is kept whole.
 */
export function transcriptOf(
  code: string,
  raisedAt: Transcript['raisedAt'],
  exchanges: readonly Exchange[],
  sdk: SdkRecord,
): Transcript {
  const steps: { -readonly [Member in keyof Step]: Step[Member] }[] = []
  let alike = 0
  for (const [at, exchange] of exchanges.entries()) {
    const isLast = at === exchanges.length - 1
    const before = steps.at(-1)
    alike = before !== undefined && kindOf(before) === kindOf(exchange) ? alike + 1 : 0
    if (before !== undefined && alike >= alikeMax && !isLast) before.more = (before.more ?? 0) + 1
    else steps.push(tidied(exchange, isLast))
  }
  return { code, raisedAt, steps, sdk }
}

const kindOf = ({ request, answer }: Exchange): string =>
  `${request.method} ${request.path.replace(/[\w-]*\d[\w-]*/g, '*')} ${answer.status}`

function tidied({ request, answer }: Exchange, isLast: boolean): Exchange {
  const isLimited = answer.status === 429
  return {
    request: { ...request, headers: only(request.headers, (name) => name === 'accept' || told.test(name)) },
    answer: {
      status: answer.status,
      headers: only(answer.headers, (name) => told.test(name) || (isLimited && toldOfRate.test(name))),
      body: isLast ? answer.body : withoutLinks(answer.body),
    },
  }
}

function only(headers: Readonly<Record<string, string>>, isTold: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => isTold(name.toLowerCase()))
      // A head that is refused for its length is no shorter than 16 kB.
      .map(([name, value]) => [
        name,
        value.length > 300 ? `${value.slice(0, 60)}… (${value.length} characters)` : value,
      ]),
  )
}

function withoutLinks(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 3).map(withoutLinks)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (name === '_links' ? [] : [[name, withoutLinks(member)]])),
  )
}

const linesMax = 60
const columnsMax = 2_000

/** A call and its answer as they travel, bodies spread out; what is very long is cut, and says so. */
export function httpOf({ request, answer }: Exchange): { readonly request: string; readonly answer: string } {
  const message = (first: string, headers: Readonly<Record<string, string>>, body: string) => {
    const head = [first, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\n')
    return cut(body === '' ? head : `${head}\n\n${body}`)
  }
  return {
    request: message(`${request.method} ${request.path} HTTP/1.1`, request.headers, spread(request.body)),
    answer: message(`HTTP/1.1 ${answer.status}`, answer.headers, spread(answer.body)),
  }
}

/** A body in lines: JSON indented, anything else as it is. */
function spread(body: unknown): string {
  if (body === undefined || body === '') return ''
  if (typeof body !== 'string') return JSON.stringify(body, null, 2)
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

function cut(text: string): string {
  const lines = text.split('\n').map((line) => (line.length > columnsMax ? `${line.slice(0, 100)}…` : line))
  return lines.length > linesMax
    ? [...lines.slice(0, linesMax), `… (${lines.length - linesMax} more lines)`].join('\n')
    : lines.join('\n')
}
