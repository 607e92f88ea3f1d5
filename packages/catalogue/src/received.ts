import { type ApiCode, type ApiErrorEntry, apiErrors } from './api-errors.js'
import { sentenceFinder } from './candidates.js'
import { type OAuthCondition, oauthErrors } from './oauth-errors.js'
import { type ApiError, type CauseEntry, isRaised, type OAuthError } from './raise.js'
import { matchTemplate } from './slots.js'

/** An API error that was received. */
export interface ReceivedApiError {
  readonly family: 'api'
  /** As received; a code of Okta's when `entry` is there. */
  readonly code: string
  /** The sentence as received, or the template of the code where only a code was. */
  readonly summary: string
  readonly errorId?: string
  readonly causes: readonly CauseEntry[]
  readonly entry?: ApiErrorEntry
}

/** An OAuth error that was received. */
export interface ReceivedOAuthError {
  readonly family: 'oauth'
  readonly error: string
  readonly description?: string
  readonly state?: string
  /** The conditions it can be: those whose sentence it is, or all that share the `error` where no sentence came. */
  readonly conditions: readonly OAuthCondition[]
}

/** An `errorId` alone: only the server that made it can tell more. */
export interface ReceivedErrorId {
  readonly family: 'errorId'
  readonly errorId: string
}

export type ReceivedError = ReceivedApiError | ReceivedOAuthError | ReceivedErrorId

/** What is read of a text at most, in characters, from its beginning. */
const textMax = 1_000_000
/** What is read of one JSON object, address or header inside a longer text, in characters. */
const pieceMax = 65_536
/** How many places of a text are tried before it is given up. */
const attemptsMax = 16
/** How deep the error of a client library is searched for the body it wraps. */
const depthMax = 4

/**
 * Reads an error in whatever form it is at hand: a body, an error of a client library that carries one, an address a
 * browser was sent to, a `WWW-Authenticate` value, a `Response` or `Headers` (their headers alone: see
 * {@link readErrorResponse}), or any text with one of these in it. A bare code may be `7`, `0007` or `E0000007`; an
 * `errorId` and a sentence are recognised too.
 *
 * Returns undefined where there is nothing to recognise. It never throws, and its work is bounded however long and
 * hostile the text is.
 */
export function readError(input: unknown): ReceivedError | undefined {
  try {
    return typeof input === 'string' ? readText(input) : readValue(input, 0)
  } catch {
    // A getter or proxy in the input threw: what cannot be read is not an error we know.
    return undefined
  }
}

/** Reads an error out of a `Response` with its body, which is cloned and stays readable. Never rejects. */
export async function readErrorResponse(response: Response): Promise<ReceivedError | undefined> {
  let body: string
  try {
    body = await response.clone().text()
  } catch {
    body = ''
  }
  return readError(body) ?? readError(response)
}

function readValue(input: unknown, depth: number): ReceivedError | undefined {
  if (typeof input === 'string') return readText(input)
  if (typeof input === 'number') return readCode(String(input))
  if (typeof input !== 'object' || input === null || depth > depthMax) return undefined
  if (isRaised(input)) return readRaised(input)
  if (Array.isArray(input)) return firstOf(input.slice(0, attemptsMax), (item) => readValue(item, depth + 1))
  if (input instanceof URL || input instanceof URLSearchParams) return readText(String(input))

  const body = input as Readonly<Record<string, unknown>>
  const read = readBody(body)
  if (read !== undefined) return read
  const header = headerOf(input, 'www-authenticate') ?? headerOf(body.headers, 'www-authenticate')
  const location = headerOf(input, 'location') ?? headerOf(body.headers, 'location')
  return (
    (header === undefined ? undefined : readChallenge(header)) ??
    (location === undefined ? undefined : readParameters(location)) ??
    firstOf(['response', 'data', 'body', 'error', 'cause'], (name) => readValue(body[name], depth + 1)) ??
    (typeof body.message === 'string' ? readText(body.message) : undefined)
  )
}

function readRaised(error: ApiError | OAuthError): ReceivedError {
  return error.family === 'api'
    ? apiReading(error.code, error.summary, undefined, error.causes)
    : { family: 'oauth', error: error.error, description: error.summary, conditions: [error.condition] }
}

/** A body of either family. A code that is a wire `error` of OAuth is one, whatever the body looks like. */
function readBody(body: Readonly<Record<string, unknown>>): ReceivedError | undefined {
  const { errorCode, errorSummary, errorId, errorCauses, error, error_description: description } = body
  if (typeof errorCode === 'string') {
    const summary = typeof errorSummary === 'string' ? errorSummary : undefined
    if (isWireError(errorCode)) return oauthReading(errorCode, summary)
    return apiReading(
      errorCode,
      summary,
      typeof errorId === 'string' ? errorId : undefined,
      Array.isArray(errorCauses) ? errorCauses.flatMap(readCause) : [],
    )
  }
  if (typeof error === 'string') {
    const known = typeof description === 'string' || isWireError(error)
    const state = body.state
    if (!known) return readText(error)
    return oauthReading(
      error,
      typeof description === 'string' ? description : undefined,
      typeof state === 'string' ? state : undefined,
    )
  }
  return typeof errorId === 'string' && errorIdPattern.test(errorId) ? { family: 'errorId', errorId } : undefined
}

function readCause(cause: unknown): readonly CauseEntry[] {
  if (typeof cause === 'string') return [{ errorSummary: cause }]
  if (typeof cause !== 'object' || cause === null) return []
  return typeof (cause as CauseEntry).errorSummary === 'string' ? [cause as CauseEntry] : []
}

const errorIdPattern = /^oae[\w-]{22}$/
const errorIdInText = /(?<![\w-])oae[\w-]{22}(?![\w-])/
const codeInText = /(?<![A-Za-z0-9])E0\d{6}(?!\d)/

function readText(input: string): ReceivedError | undefined {
  const text = input.slice(0, textMax).trim()
  if (text === '') return undefined
  if (text.length <= 200) {
    const word = readCode(text) ?? readWord(text)
    if (word !== undefined) return word
  }
  return (
    readWholeJson(text) ??
    readJsonInside(text) ??
    (text.length <= textMax / 2 ? readJsonInside(unescapedAround(text)) : undefined) ??
    readParameters(text) ??
    readChallenge(text) ??
    readCodeInside(text) ??
    readSentence(text) ??
    readErrorIdInside(text)
  )
}

/** `7`, `0007`, `E0000007`, `e7`. A number that is no code of Okta's is only a number. */
function readCode(text: string): ReceivedApiError | undefined {
  const digits = /^(e?)(\d{1,7})$/i.exec(text.trim())
  if (digits === null) return undefined
  const code = `E${(digits[2] as string).padStart(7, '0')}`
  return digits[1] === '' && !(code in apiErrors) ? undefined : apiReading(code, undefined, undefined, [])
}

/** An `errorId`, a wire `error`, or the name of a condition. */
function readWord(text: string): ReceivedError | undefined {
  if (errorIdPattern.test(text)) return { family: 'errorId', errorId: text }
  if (isWireError(text)) return oauthReading(text, undefined)
  if (!Object.hasOwn(oauthErrors, text)) return undefined
  const condition = text as OAuthCondition
  return { family: 'oauth', error: oauthErrors[condition].error, conditions: [condition] }
}

function readWholeJson(text: string): ReceivedError | undefined {
  if (text[0] !== '{' && text[0] !== '[') return undefined
  const value = parsed(text)
  return value === undefined || typeof value === 'string' ? undefined : readValue(value, 1)
}

/** The first object in a text that has one of the telling members. Tries a few, each of bounded size. */
function readJsonInside(text: string): ReceivedError | undefined {
  return firstOf(['"errorCode"', '"error"'], (marker) => {
    let attempts = 0
    for (let at = text.indexOf(marker); at !== -1 && attempts < attemptsMax; at = text.indexOf(marker, at + 1)) {
      let open = at
      for (let outward = 0; outward < 4 && open > 0; outward++) {
        open = text.lastIndexOf('{', open - 1)
        attempts++
        if (open === -1 || at - open > pieceMax) break
        const object = balanced(text, open)
        const read = object === undefined || object.length <= at - open ? undefined : readJsonObject(object)
        if (read !== undefined) return read
      }
    }
    return undefined
  })
}

function readJsonObject(object: string): ReceivedError | undefined {
  const value = parsed(object)
  return typeof value === 'object' && value !== null ? readBody(value as Record<string, unknown>) : undefined
}

/** From an opening brace to the one that closes it, strings respected; undefined where none does within bounds. */
function balanced(text: string, open: number): string | undefined {
  const end = Math.min(text.length, open + pieceMax)
  let depth = 0
  let inString = false
  for (let at = open; at < end; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '"') inString = !inString
    else if (inString) continue
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return text.slice(open, at + 1)
  }
  return undefined
}

/** The neighbourhood of a body that was itself put into a JSON string, as structured logs do, with one layer taken off. */
function unescapedAround(text: string): string {
  const at = Math.max(text.indexOf('\\"errorCode\\"'), text.indexOf('\\"error\\"'))
  if (at === -1) return ''
  return text.slice(Math.max(0, at - pieceMax), at + pieceMax).replace(/\\(["\\/])/g, '$1')
}

/** The parameters of an address or form body: whatever follows `?`, `#` or `&` and has an `error`. */
function readParameters(text: string): ReceivedError | undefined {
  let attempts = 0
  for (let at = text.indexOf('error='); at !== -1 && attempts < attemptsMax; at = text.indexOf('error=', at + 1)) {
    const before = at === 0 ? '' : (text[at - 1] as string)
    if (before !== '' && !'?#&'.includes(before)) continue
    attempts++
    const piece = parametersAround(text, at)
    const parameters = new URLSearchParams(piece)
    const error = parameters.get('error')
    if (error === null || !/^[\w.-]{1,100}$/.test(error)) continue
    return oauthReading(error, parameters.get('error_description') ?? undefined, parameters.get('state') ?? undefined)
  }
  return undefined
}

function parametersAround(text: string, at: number): string {
  let from = at
  while (from > 0 && at - from < pieceMax && !/[\s"'<>?#]/.test(text[from - 1] as string)) from--
  let to = at
  // Only a text that is an address and nothing else may hold raw spaces: many people paste it decoded.
  const stops = from === 0 || /^\S*[?#]$/.test(text.slice(Math.max(0, from - 2000), from)) ? /["<>#]/ : /[\s"'<>#]/
  while (to < text.length && to - at < pieceMax && !stops.test(text[to] as string)) to++
  return text.slice(from, to)
}

/** The `error` and `error_description` of a challenge (RFC 6750 section 3), anywhere in a text. */
function readChallenge(text: string): ReceivedError | undefined {
  const error = quotedAfter(text, 'error=')
  return error === undefined ? undefined : oauthReading(error, quotedAfter(text, 'error_description='))
}

function quotedAfter(text: string, name: string): string | undefined {
  const at = text.indexOf(`${name}"`)
  if (at === -1) return undefined
  let value = ''
  for (let index = at + name.length + 1; index < text.length && value.length < pieceMax; index++) {
    if (text[index] === '"') return value
    if (text[index] === '\\') index++
    value += text[index] ?? ''
  }
  return undefined
}

/** A code among other words. What follows it on the line is its sentence if it has the form of one. */
function readCodeInside(text: string): ReceivedError | undefined {
  const found = codeInText.exec(text)
  if (found === null) return undefined
  const code = found[0]
  const rest = text
    .slice(found.index + code.length, found.index + code.length + 2000)
    .split('\n', 1)[0]
    ?.replace(/^[^A-Za-z0-9]+/, '')
    .trim()
  const entry = entryOf(code)
  const summary = entry !== undefined && rest !== undefined && matchTemplate(entry.summary, rest) ? rest : undefined
  return apiReading(code, summary, errorIdInText.exec(text)?.[0], [])
}

function readErrorIdInside(text: string): ReceivedErrorId | undefined {
  const found = errorIdInText.exec(text)
  return found === null ? undefined : { family: 'errorId', errorId: found[0] }
}

function readSentence(text: string): ReceivedError | undefined {
  const candidates = findSentences()(text)
  const first = candidates[0]?.listing
  if (first === undefined) return undefined
  if (first.family === 'api') return apiReading(first.code, text, undefined, [])
  const conditions = candidates.flatMap(({ listing }) => (listing.family === 'oauth' ? [listing.condition] : []))
  return { family: 'oauth', error: first.error, description: text, conditions }
}

function apiReading(
  code: string,
  summary: string | undefined,
  errorId: string | undefined,
  causes: readonly CauseEntry[],
): ReceivedApiError {
  const entry = entryOf(code)
  return {
    family: 'api',
    code,
    summary: summary ?? entry?.summary ?? '',
    ...(errorId === undefined ? {} : { errorId }),
    causes,
    ...(entry === undefined ? {} : { entry }),
  }
}

function oauthReading(error: string, description: string | undefined, state?: string): ReceivedOAuthError {
  return {
    family: 'oauth',
    error,
    ...(description === undefined ? {} : { description }),
    ...(state === undefined ? {} : { state }),
    conditions: conditionsOf(error, description),
  }
}

function conditionsOf(error: string, description: string | undefined): readonly OAuthCondition[] {
  const sharing = conditionsByError().get(error) ?? []
  if (description === undefined) return sharing
  const said = findSentences()(description).flatMap(({ listing }) =>
    listing.family === 'oauth' && listing.error === error ? [listing.condition] : [],
  )
  if (said.length > 0) return said
  // What an identity provider said is passed on word for word: it has no sentence of its own.
  return sharing.filter((condition) => /^\{\w+\}$/.test(oauthErrors[condition].description))
}

const entryOf = (code: string): ApiErrorEntry | undefined =>
  Object.hasOwn(apiErrors, code) ? apiErrors[code as ApiCode] : undefined

const isWireError = (text: string): boolean => conditionsByError().has(text)

const findSentences = once(() => sentenceFinder())

const conditionsByError = once(() => {
  const byError = new Map<string, OAuthCondition[]>()
  for (const condition of Object.keys(oauthErrors) as OAuthCondition[]) {
    const { error } = oauthErrors[condition]
    byError.set(error, [...(byError.get(error) ?? []), condition])
  }
  return byError as ReadonlyMap<string, readonly OAuthCondition[]>
})

/** An index over constant data, made when it is first needed. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function firstOf<Item, Result>(items: readonly Item[], read: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const result = read(item)
    if (result !== undefined) return result
  }
  return undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A header of a `Headers`, of something that has them, or of a plain record, whatever its case. */
function headerOf(holder: unknown, name: string): string | undefined {
  if (typeof holder !== 'object' || holder === null) return undefined
  if ('get' in holder && typeof holder.get === 'function') {
    const value: unknown = holder.get(name)
    return typeof value === 'string' ? value : undefined
  }
  const found = Object.entries(holder).find(([key]) => key.toLowerCase() === name)?.[1]
  const value: unknown = Array.isArray(found) ? found[0] : found
  return typeof value === 'string' ? value : undefined
}
