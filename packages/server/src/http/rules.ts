/** What must be true of any request before a room is asked. One rule for each refusal of the pipeline. */
import { apiError } from '@stuntdouble/catalogue'
import { type Json, readJson } from '../kernel/json.js'
import type { retired } from './retired.js'

/**
 * An org keeps out whoever comes from a zone that it blocks, before anything else is looked at. Okta says of it that
 * clients see a 403, access denied: the title of this code.
 */
export function mustNotComeFromABlockedZone(): never {
  throw apiError.E0000006()
}

export function mustBeAKnownPath(): never {
  throw apiError.E0000008()
}

export function mustBeAnAllowedMethod(allowed: readonly string[]): never {
  throw apiError.E0000022({ headers: { allow: allowed.join(', ') } })
}

export function mustStillBeServed(code: (typeof retired)[number]['code']): never {
  throw code === 'E0000026' ? apiError.E0000026() : apiError.E0000215()
}

const json = ['application/json']

/**
 * Whether an `Accept` header leaves room for one of `types` (RFC 9110, 12.5.1): of the ranges that a type is in, the
 * most specific one counts, and a weight of zero excludes.
 */
function accepts(accept: string, types: readonly string[]): boolean {
  const weighed = new Map<string, boolean>()
  for (const range of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';')
    const excluded = parameters.some((parameter) => /^\s*q\s*=\s*0(\.0*)?\s*$/.test(parameter))
    const wanted = type.trim()
    weighed.set(wanted, weighed.get(wanted) === true || !excluded)
  }
  return types.some((known) => {
    const family = `${known.slice(0, known.indexOf('/'))}/*`
    return weighed.get(known) ?? weighed.get(family) ?? weighed.get('*/*') ?? false
  })
}

export function mustAcceptWhatIsAnswered(
  accept: string | undefined,
  types: readonly string[] = json,
  code: 'E0000012' | 'E0000019' | 'E0000122' = 'E0000019',
): void {
  if (accept === undefined || accept === '' || accept === '*/*' || types.includes(accept) || accepts(accept, types))
    return
  if (code === 'E0000012') throw apiError.E0000012()
  throw code === 'E0000122' ? apiError.E0000122() : apiError.E0000019()
}

/** A body must say what it is (E0000018), and be what the endpoint reads (E0000021). */
export function mustSendWhatIsRead(contentType: string | undefined, types: readonly string[] = json): void {
  if (contentType === undefined || contentType === '') throw apiError.E0000018()
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!types.includes(type)) throw apiError.E0000021()
}

/** Nothing of Okta's is half as large; a body beyond it is not read to its end. */
export const bodyMax = 1024 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** The body as text, or E0000003 for what is no UTF-8 and for what is too large to be read. */
export function mustBeReadable(body: Uint8Array | 'too-large'): string {
  if (body === 'too-large' || body.length > bodyMax) throw apiError.E0000003()
  try {
    return utf8.decode(body)
  } catch (error) {
    throw apiError.E0000003({ cause: error })
  }
}

/** The body as a value: JSON, no member twice, no deeper than a stack is safe. */
export function mustBeJson(text: string): Json {
  const read = readJson(text)
  if (!read.ok) throw apiError.E0000003({ cause: new Error(read.problem) })
  return read.value
}

export const form = 'application/x-www-form-urlencoded'

/** The fields of a form by name; a NUL is nothing that a person types. */
export function mustBeAForm(text: string): Readonly<Record<string, string>> {
  const fields = Object.fromEntries(new URLSearchParams(text))
  if (Object.entries(fields).some((field) => field.join('').includes('\u0000'))) throw apiError.E0000003()
  return fields
}

/** A required body that is absent or `null` is no body (seen for realms, sessions, app features). */
export function mustHaveABody(): never {
  throw apiError.E0000003()
}

/** JSON of another type than the endpoint declares: an array for an object, a number for a text. */
export function mustBeWhatIsDeclared(): never {
  throw apiError.E0000003()
}

/** A query value that cannot become its type. */
export function mustBeOfItsType(name: string, value: string): never {
  throw apiError.E0000037({ value: `${name}: ${value}` })
}

/** A `Link` repeats the query that was asked; proxies and clients give up on headers beyond 8 KiB. */
export const headersMax = 8 * 1024

export function mustFitIntoAHeader(text: string): void {
  if (text.length > headersMax) throw apiError.E0000256()
}

/** Links are made of it, so it must be what a link can hold (RFC 9112, 3.2). HTTP/1.0 knows requests without one. */
export function mustNameAHost(host: string): void {
  if (host !== '' && !(/^[\w.[\]:-]+$/.test(host) && URL.canParse(`http://${host}`))) throw apiError.E0000243()
}

/** The rim could not read the head of the request: too many or too long headers, or no HTTP at all. */
export function mustBeHttp(): never {
  throw apiError.E0000243()
}
