import { type ApiCode, type ApiErrorEntry, apiErrors } from './api-errors.js'
import { type OAuthCondition, type OAuthErrorEntry, oauthErrors } from './oauth-errors.js'
import { fillTemplate, type ParsedTemplate, parseTemplate, type Slot } from './slots.js'

/** The names an API code needs to be worded, or never. */
export type ApiSlot<Code extends ApiCode> = Code extends ApiCode ? Slot<(typeof apiErrors)[Code]['summary']> : never

/** The names an OAuth condition needs to be worded, or never. */
export type OAuthSlot<Condition extends OAuthCondition> = Condition extends OAuthCondition
  ? Slot<(typeof oauthErrors)[Condition]['description']>
  : never

/** The API codes whose wording is always the same, so that the code alone can stand in a table. */
export type ApiCodeWithoutSlots = { [Code in ApiCode]: [ApiSlot<Code>] extends [never] ? Code : never }[ApiCode]

/** The OAuth conditions whose wording is always the same. */
export type OAuthConditionWithoutSlots = {
  [Condition in OAuthCondition]: [OAuthSlot<Condition>] extends [never] ? Condition : never
}[OAuthCondition]

/** One entry of `errorCauses`. All but the sentence are sent only by a few endpoints (linked objects, schemas). */
export interface CauseEntry {
  readonly errorSummary: string
  readonly reason?: string
  readonly locationType?: string
  readonly location?: string
  readonly domain?: string
}

/** What may be said about an API error beside the slots of its sentence. */
export interface ApiErrorDetail {
  /** What is sent in `errorCauses`, in this order. */
  readonly causes?: readonly (string | CauseEntry)[]
  /** What was caught and led here. It goes to the log, never to the wire. */
  readonly cause?: unknown
  /** Response headers that belong to the refusal, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What may be said about an OAuth error beside the slots of its sentence. */
export interface OAuthErrorDetail {
  /** What was caught and led here. It goes to the log, never to the wire. */
  readonly cause?: unknown
  /** Response headers that belong to the refusal, such as `DPoP-Nonce`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The values of a sentence, by slot. */
export type Slots = Readonly<Record<string, string>>

/** The body of an API error as it travels. Members that a client library may drop are optional. */
export interface ApiErrorBody<Code extends string = string> {
  readonly errorCode: Code
  readonly errorSummary?: string
  readonly errorLink?: string
  readonly errorId?: string
  readonly errorCauses?: readonly CauseEntry[]
}

/**
 * Marks an error as ours, with `'api'` or `'oauth'`. It is in the registry of symbols, so that two copies of this package
 * recognise each other's errors where `instanceof` would not.
 */
export const brand: unique symbol = Symbol.for('stuntdouble.error')

const noCauses: readonly CauseEntry[] = Object.freeze([])
const noSlots: Slots = Object.freeze({})

/** A refusal in the words of the Okta API. Made by {@link apiError}; recognised by {@link isApiError}. */
export class ApiError<Code extends ApiCode = ApiCode> extends Error {
  readonly family = 'api'
  readonly code: Code
  /** The HTTP status of the answer. */
  readonly status: number
  /** The values its sentence was filled with. */
  readonly slots: Slots
  /** The sentence as it is sent in `errorSummary`. */
  readonly summary: string
  /** The entries of `errorCauses`. */
  readonly causes: readonly CauseEntry[]
  /** Response headers that belong to the refusal. */
  readonly headers: Readonly<Record<string, string>>
  declare readonly [brand]: 'api'

  constructor(code: Code, status: number, summary: string, slots: Slots, detail: ApiErrorDetail | undefined) {
    super(`${code}: ${summary}`, detail !== undefined && 'cause' in detail ? { cause: detail.cause } : undefined)
    this.code = code
    this.status = status
    this.slots = slots
    this.summary = summary
    this.causes = detail?.causes?.map(asCauseEntry) ?? noCauses
    this.headers = detail?.headers ?? noSlots
  }

  /** The code under its wire name, as on an error of an Okta client library. */
  get errorCode(): Code {
    return this.code
  }

  /** The sentence under its wire name. */
  get errorSummary(): string {
    return this.summary
  }

  static {
    mark(ApiError.prototype, 'ApiError', 'api')
  }
}

/** A refusal in the words of OAuth 2.0. Made by {@link oauthError}; recognised by {@link isOAuthError}. */
export class OAuthError<Condition extends OAuthCondition = OAuthCondition> extends Error {
  readonly family = 'oauth'
  /** Okta's internal name, finer than what is sent. */
  readonly condition: Condition
  /** The wire `error`. */
  readonly error: (typeof oauthErrors)[Condition]['error']
  /** The HTTP status where the answer has one of its own. */
  readonly status: number
  /** The values its sentence was filled with. */
  readonly slots: Slots
  /** The sentence as it is sent in `error_description`. */
  readonly summary: string
  /** Response headers that belong to the refusal. */
  readonly headers: Readonly<Record<string, string>>
  declare readonly [brand]: 'oauth'

  constructor(
    condition: Condition,
    error: (typeof oauthErrors)[Condition]['error'],
    status: number,
    summary: string,
    slots: Slots,
    detail: OAuthErrorDetail | undefined,
  ) {
    super(`${condition}: ${summary}`, detail !== undefined && 'cause' in detail ? { cause: detail.cause } : undefined)
    this.condition = condition
    this.error = error
    this.status = status
    this.slots = slots
    this.summary = summary
    this.headers = detail?.headers ?? noSlots
  }

  static {
    mark(OAuthError.prototype, 'OAuthError', 'oauth')
  }
}

/** Name and brand sit on the prototype: an error costs no more for them, and its log line shows neither. */
function mark(prototype: object, name: string, family: 'api' | 'oauth'): void {
  Object.defineProperty(prototype, 'name', { value: name, configurable: true, writable: true })
  Object.defineProperty(prototype, brand, { value: family })
}

const asCauseEntry = (cause: string | CauseEntry): CauseEntry =>
  typeof cause === 'string' ? { errorSummary: cause } : cause

type ApiFactory<Code extends ApiCode> = [ApiSlot<Code>] extends [never]
  ? (detail?: ApiErrorDetail) => ApiError<Code>
  : (slots: Readonly<Record<ApiSlot<Code>, string>>, detail?: ApiErrorDetail) => ApiError<Code>

type OAuthFactory<Condition extends OAuthCondition> = [OAuthSlot<Condition>] extends [never]
  ? (detail?: OAuthErrorDetail) => OAuthError<Condition>
  : (slots: Readonly<Record<OAuthSlot<Condition>, string>>, detail?: OAuthErrorDetail) => OAuthError<Condition>

/**
 * One function per code. It returns the error, so that `throw` stands where the reader and the compiler see it:
 *
 *     throw apiError.E0000007({ resource: 'Resource not found: 00u1 (User)' })
 *     throw apiError.E0000001({ field: 'login' }, { causes: [cause.blank('login')] })
 *     throw apiError.E0000016()
 */
export const apiError = /* @__PURE__ */ factories(apiErrors, apiFactory) as {
  readonly [Code in ApiCode]: ApiFactory<Code>
}

/**
 * One function per condition, named as Okta names it internally:
 *
 *     throw oauthError.missing_token_request_parameter({ parameter: 'code' })
 *     throw oauthError.access_denied()
 */
export const oauthError = /* @__PURE__ */ factories(oauthErrors, oauthFactory) as {
  readonly [Condition in OAuthCondition]: OAuthFactory<Condition>
}

function factories<Entry>(
  entries: Readonly<Record<string, Entry>>,
  factory: (name: string, entry: Entry) => unknown,
): Readonly<Record<string, unknown>> {
  const made: Record<string, unknown> = {}
  for (const name in entries) made[name] = factory(name, entries[name] as Entry)
  return Object.freeze(made)
}

function apiFactory(name: string, { status, summary }: ApiErrorEntry): unknown {
  const code = name as ApiCode
  if (!summary.includes('{')) {
    return (detail?: ApiErrorDetail) => new ApiError(code, status, summary, noSlots, detail)
  }
  let parsed: ParsedTemplate | undefined
  return (slots: Slots, detail?: ApiErrorDetail) => {
    parsed ??= parseTemplate(summary)
    return new ApiError(code, status, fillTemplate(parsed, slots), slots, detail)
  }
}

function oauthFactory(name: string, entry: OAuthErrorEntry): unknown {
  const condition = name as OAuthCondition
  const { status, description } = entry
  const error = entry.error as (typeof oauthErrors)[OAuthCondition]['error']
  if (!description.includes('{')) {
    return (detail?: OAuthErrorDetail) => new OAuthError(condition, error, status, description, noSlots, detail)
  }
  let parsed: ParsedTemplate | undefined
  return (slots: Slots, detail?: OAuthErrorDetail) => {
    parsed ??= parseTemplate(description)
    return new OAuthError(condition, error, status, fillTemplate(parsed, slots), slots, detail)
  }
}

/**
 * Whether a caught value was raised by {@link apiError} or {@link oauthError}, of this copy of the package or another.
 * A body or client-library error that merely carries an `errorCode` is not.
 */
export function isRaised(value: unknown): value is ApiError | OAuthError {
  const family = familyOf(value)
  return family === 'api' || family === 'oauth'
}

/**
 * Whether a caught value is an API error; with a code or several, whether it is one of those.
 *
 * It recognises what {@link apiError} made, and just as well a received body or a client library's error that carries
 * `errorCode`. What both have in common is `errorCode` and `errorSummary`; ask {@link isRaised} where `status` and
 * `causes` are needed.
 */
export function isApiError(value: unknown): value is ApiError | ApiErrorBody
export function isApiError<const Code extends ApiCode>(
  value: unknown,
  code: Code | readonly Code[],
): value is ApiError<Code> | ApiErrorBody<Code>
export function isApiError(value: unknown, code?: string | readonly string[]): boolean {
  const family = familyOf(value)
  const actual = family === 'api' ? (value as ApiError).code : family === undefined ? receivedCode(value) : undefined
  if (actual === undefined) return false
  return code === undefined || (typeof code === 'string' ? actual === code : code.includes(actual))
}

/** Whether a caught value was made by {@link oauthError}; with a condition or several, whether it is one of those. */
export function isOAuthError(value: unknown): value is OAuthError
export function isOAuthError<const Condition extends OAuthCondition>(
  value: unknown,
  condition: Condition | readonly Condition[],
): value is OAuthError<Condition>
export function isOAuthError(value: unknown, condition?: string | readonly string[]): boolean {
  if (familyOf(value) !== 'oauth') return false
  const actual = (value as OAuthError).condition
  return (
    condition === undefined ||
    (typeof condition === 'string' ? actual === condition : (condition as readonly string[]).includes(actual))
  )
}

const familyOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (value as { [brand]?: unknown })[brand] : undefined

function receivedCode(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const code = (value as { errorCode?: unknown }).errorCode
  return typeof code === 'string' ? code : undefined
}
