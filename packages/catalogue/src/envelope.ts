import type { ApiError, CauseEntry, OAuthError } from './raise.js'

/** The body of an API error: exactly these members, in this order. */
export interface ApiEnvelope {
  readonly errorCode: string
  readonly errorSummary: string
  /** Equals the code. */
  readonly errorLink: string
  /** `oae` and 22 characters of base64url. */
  readonly errorId: string
  readonly errorCauses: readonly CauseEntry[]
}

/** The body of an OAuth error (RFC 6749 section 5.2). */
export interface OAuthErrorBody {
  readonly error: string
  readonly error_description: string
}

/** Where an authorization response goes, and in which part of the URL its parameters travel. */
export interface RedirectTarget {
  /** The registered `redirect_uri`; a query it has is kept. */
  readonly redirectUri: string
  readonly responseMode: 'query' | 'fragment'
  /** Echoed as it came; left out where the request had none that is usable. */
  readonly state?: string | undefined
}

/** What a challenge says before its error. Each is left out when absent. */
export interface Challenge {
  /** `Bearer` unless said otherwise. */
  readonly scheme?: 'Bearer' | 'DPoP' | 'Basic'
  /** The signature algorithms a DPoP proof may use, separated by spaces (RFC 9449 section 7.1). */
  readonly algs?: string
  /** Where a token can be had; sent by the management API. */
  readonly authorizationUri?: string
  readonly realm?: string
  /** The scopes that would do, separated by spaces. */
  readonly scope?: string
  /** The path that was asked for; sent by the management API. */
  readonly resource?: string
}

/**
 * The body an API endpoint answers an error with. An OAuth error may take this form too: the token endpoint reports an
 * unknown client with `invalid_client` as its `errorCode`.
 */
export function apiEnvelope(error: ApiError | OAuthError, errorId: string): ApiEnvelope {
  const code = error.family === 'api' ? error.code : error.error
  return {
    errorCode: code,
    errorSummary: error.summary,
    errorLink: code,
    errorId,
    errorCauses: error.family === 'api' ? error.causes : [],
  }
}

/** The same as JSON text. Of its members only what people sent can need escaping, so only that is looked through. */
export function apiEnvelopeText(error: ApiError | OAuthError, errorId: string): string {
  const { errorCode, errorSummary, errorCauses } = apiEnvelope(error, errorId)
  const causes = errorCauses.length === 0 ? '[]' : JSON.stringify(errorCauses)
  return (
    `{"errorCode":"${errorCode}","errorSummary":${JSON.stringify(errorSummary)},"errorLink":"${errorCode}",` +
    `"errorId":"${errorId}","errorCauses":${causes}}`
  )
}

/** The body an OAuth endpoint answers an error with. */
export function oauthJson(error: OAuthError): OAuthErrorBody {
  return { error: error.error, error_description: error.summary }
}

/**
 * The address a browser is sent back to, with `state`, `error` and `error_description` in this order. Everything but
 * unreserved characters (RFC 3986 section 2.3) is percent-encoded, a space as `%20`: a form decoder and a plain one read
 * the same.
 */
export function oauthRedirect(error: OAuthError, { redirectUri, responseMode, state }: RedirectTarget): string {
  const parameters = Object.entries(oauthFormPost(error, { state }))
    .map(([name, value]) => `${name}=${percentEncode(value)}`)
    .join('&')
  const hash = redirectUri.indexOf('#')
  const address = hash === -1 ? redirectUri : redirectUri.slice(0, hash)
  if (responseMode === 'fragment') return `${address}#${parameters}`
  const fragment = hash === -1 ? '' : redirectUri.slice(hash)
  return `${address}${querySeparator(address)}${parameters}${fragment}`
}

/** The fields of the self-submitting form of `response_mode=form_post`, in the order they are sent. Not HTML-escaped. */
export function oauthFormPost(
  error: OAuthError,
  { state }: { readonly state?: string | undefined } = {},
): Readonly<Record<string, string>> {
  return { ...(state === undefined ? {} : { state }), ...oauthJson(error) }
}

/** The value of a `WWW-Authenticate` header (RFC 6750 section 3, RFC 9449 section 7.1). */
export function wwwAuthenticate(error: OAuthError, challenge: Challenge = {}): string {
  const parameters: readonly (readonly [string, string | undefined])[] = [
    ['algs', challenge.algs],
    ['authorization_uri', challenge.authorizationUri],
    ['realm', challenge.realm],
    ['scope', challenge.scope],
    ['error', error.error],
    ['error_description', error.summary],
    ['resource', challenge.resource],
  ]
  const sent = parameters.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${quoted(value)}`]))
  return `${challenge.scheme ?? 'Bearer'} ${sent.join(', ')}`
}

function querySeparator(address: string): string {
  const query = address.indexOf('?')
  if (query === -1) return '?'
  return query === address.length - 1 || address.endsWith('&') ? '' : '&'
}

/** A lone surrogate has no encoding: it becomes the replacement character rather than an exception. */
const percentEncode = (value: string): string =>
  encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** A quoted string of RFC 9110 section 5.6.4. A header carries printable ASCII; anything else becomes a question mark. */
const quoted = (value: string): string => `"${value.replace(/[^\x20-\x7E]/g, '?').replace(/["\\]/g, '\\$&')}"`
