import { type ApiErrorEntry, apiErrors } from './api-errors.js'

/** What is known of a refused request. */
export interface Refusal {
  /** The API code, if it was one. */
  readonly code?: string | undefined
  /** The OAuth `error`, if it was one. */
  readonly error?: string | undefined
  /** The HTTP status; an error that came by redirect has none. */
  readonly status?: number | undefined
  readonly headers?: { get(name: string): string | null } | Readonly<Record<string, string>> | undefined
  /** The caller's time, in milliseconds since 1970. Only used where the answer has no `Date`. */
  readonly now?: number | undefined
}

/** Whether the same request is worth sending again. */
export interface RetryAdvice {
  /** `later`: as it is, after a wait. `after-change`: once something else was done. `never`: not in this form. */
  readonly retry: 'never' | 'later' | 'after-change'
  /** How long to wait at least, in milliseconds, where the answer or the code says so. */
  readonly waitMs?: number
  /** The reason, as a sentence. */
  readonly why: string
}

type Known = { readonly retry: RetryAdvice['retry']; readonly waitMs?: number; readonly why: string }

/** Codes whose status does not say what they are. */
const byCode: Readonly<Record<string, Known>> = {
  E0000003: { retry: 'never', why: 'The body cannot be read; it has to be written differently.' },
  E0000008: { retry: 'never', why: 'There is nothing at this path.' },
  E0000026: { retry: 'never', why: 'The endpoint is gone.' },
  E0000215: { retry: 'never', why: 'The endpoint is gone.' },
  E0000052: { retry: 'never', why: 'The system behind the app does not offer this.' },
  E0000060: { retry: 'never', why: 'The operation is not offered.' },
  E0000049: { retry: 'after-change', why: 'The system behind the app answered with data that cannot be read.' },
  E0000261: { retry: 'after-change', why: 'The stored linked objects contradict each other.' },
  E0000059: { retry: 'after-change', why: 'The connection to the app has to be put right first.' },
  E0000109: { retry: 'later', waitMs: 30_000, why: 'A message was sent less than 30 seconds ago.' },
  E0000118: { retry: 'later', waitMs: 5_000, why: 'A message was sent less than 5 seconds ago.' },
  E0000133: { retry: 'later', waitMs: 30_000, why: 'A call was made less than 30 seconds ago.' },
  E0000150: { retry: 'later', why: 'The limit of messages is reached for now.' },
  E0000151: { retry: 'later', why: 'The limit of calls is reached for now.' },
  E0000112: { retry: 'later', why: 'The user is still being activated.' },
  E0000249: { retry: 'later', why: 'Group rules are still being set up.' },
  E0000253: { retry: 'later', why: 'The user type is still being set up.' },
  E0000254: { retry: 'later', why: 'Another request is changing the same settings.' },
  E0000268: { retry: 'later', why: 'Another request is changing the role assignments.' },
  E0000074: { retry: 'later', why: 'The provider of the factor failed.' },
  E0000135: { retry: 'after-change', why: 'An inline hook refused on purpose.' },
  E0000176: { retry: 'later', why: 'The service that receives the log stream refused or could not be reached.' },
  E0000177: { retry: 'later', why: 'The service that receives the log stream refused or could not be reached.' },
  E0000223: { retry: 'later', why: 'The mail server could not be reached.' },
}

/** Wire errors of OAuth; their statuses are nearly all 400. */
const byError: Readonly<Record<string, Known>> = {
  authorization_pending: { retry: 'later', waitMs: 5_000, why: 'The user has not decided yet; poll at the interval.' },
  slow_down: { retry: 'later', waitMs: 10_000, why: 'Polled too often: add five seconds to the interval.' },
  temporarily_unavailable: { retry: 'later', why: 'The authorization server cannot answer just now.' },
  server_error: { retry: 'later', why: 'The authorization server failed.' },
  too_many_user_codes: { retry: 'later', why: 'Too many user codes were tried.' },
  use_dpop_nonce: { retry: 'after-change', why: 'Send the proof again with the nonce of the DPoP-Nonce header.' },
  invalid_grant: { retry: 'never', why: 'A grant that was refused stays refused; obtain a new one.' },
  expired_token: { retry: 'never', why: 'What expired stays expired; begin anew.' },
  unsupported_grant_type: { retry: 'never', why: 'The server does not offer this grant.' },
  unsupported_response_type: { retry: 'never', why: 'The server does not offer this response type.' },
  unsupported_response_mode: { retry: 'never', why: 'The server does not offer this response mode.' },
  request_not_supported: { retry: 'never', why: 'The server takes no request objects here.' },
  request_uri_not_supported: { retry: 'never', why: 'The server takes no request_uri here.' },
  invalid_token: { retry: 'after-change', why: 'Obtain a new token.' },
  insufficient_scope: { retry: 'after-change', why: 'Obtain a token with the scope that is needed.' },
  login_required: { retry: 'after-change', why: 'The user has to sign in.' },
  interaction_required: { retry: 'after-change', why: 'The user has to be asked.' },
  consent_required: { retry: 'after-change', why: 'The user has to consent.' },
  mfa_required: { retry: 'after-change', why: 'The user has to verify a second factor.' },
}

const byStatus: Readonly<Record<number, Known>> = {
  401: { retry: 'after-change', why: 'The credentials were refused.' },
  403: { retry: 'after-change', why: 'Permissions, policy or state do not allow it.' },
  404: { retry: 'after-change', why: 'What it names does not exist, or not for this caller.' },
  405: { retry: 'never', why: 'The method is not offered at this path.' },
  406: { retry: 'never', why: 'The representation asked for is not offered.' },
  409: { retry: 'after-change', why: 'It contradicts the present state.' },
  410: { retry: 'never', why: 'The endpoint is gone.' },
  412: { retry: 'after-change', why: 'A precondition does not hold.' },
  415: { retry: 'never', why: 'The media type is not taken.' },
  423: { retry: 'later', why: 'It is locked for now.' },
  501: { retry: 'never', why: 'The operation is not offered.' },
}

/**
 * Tells whether a refused request is worth repeating, and when. It reads no clock: waits are reckoned from the answer's
 * own `Date`, else from the `now` it is given, so that a client with a wrong clock waits right.
 */
export function retryAdvice(refusal: Refusal): RetryAdvice {
  const status = refusal.status ?? entryOf(refusal.code)?.status
  const known = knownOf(refusal, status)
  if (known.retry !== 'later') return known
  const waitMs = waitOf(refusal, status) ?? known.waitMs
  return { retry: 'later', ...(waitMs === undefined ? {} : { waitMs }), why: known.why }
}

function knownOf({ code, error }: Refusal, status: number | undefined): Known {
  if (code !== undefined && Object.hasOwn(byCode, code)) return byCode[code] as Known
  if (status === 429) return { retry: 'later', why: 'Too many requests.' }
  if (error !== undefined && Object.hasOwn(byError, error)) return byError[error] as Known
  if (status !== undefined && Object.hasOwn(byStatus, status)) return byStatus[status] as Known
  if (status !== undefined && status >= 500) return { retry: 'later', why: 'The server, or one it depends on, failed.' }
  return { retry: 'after-change', why: 'The request breaks a rule; its content or the state has to change.' }
}

/** `Retry-After` speaks about this very answer; the reset of a rate limit only matters when it is what refused. */
function waitOf(refusal: Refusal, status: number | undefined): number | undefined {
  const now = instant(header(refusal, 'date')) ?? refusal.now
  const after = header(refusal, 'retry-after')
  if (after !== undefined) {
    if (/^\d{1,9}$/.test(after.trim())) return Number(after) * 1000
    const at = instant(after)
    if (at !== undefined && now !== undefined) return Math.max(0, at - now)
  }
  const reset = header(refusal, 'x-rate-limit-reset')
  if (status !== 429 || reset === undefined || now === undefined || !/^\d{1,12}$/.test(reset.trim())) return undefined
  return Math.max(0, Number(reset) * 1000 - now)
}

function instant(date: string | undefined): number | undefined {
  const at = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(at) ? undefined : at
}

function header({ headers }: Refusal, name: string): string | undefined {
  if (headers === undefined) return undefined
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
}

const entryOf = (code: string | undefined): ApiErrorEntry | undefined =>
  code !== undefined && Object.hasOwn(apiErrors, code)
    ? (apiErrors as Readonly<Record<string, ApiErrorEntry>>)[code]
    : undefined
