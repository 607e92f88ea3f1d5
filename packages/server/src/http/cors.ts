/**
 * Pages of other sites. A browser lets them read what an API answers only where the answer names their site (Fetch
 * standard, "CORS protocol"); Okta names those that the org trusts, and serves some of its API to pages at all.
 */
import { ownOrigin } from './browser.js'

type Headers = Readonly<Record<string, string | undefined>>

/** The endpoints that Okta marks as made for pages: signing in, the session, OAuth, and people as far as they go. */
const forPages =
  /^\/(?:api\/v1\/(?:authn|sessions\/me|logs|users(?!\/[^/]+\/(?:roles|factors(?!\/questions(?:\/|$)))))|oauth2|idp|\.well-known)(?:\/|$)/

/** And those to which the page of an application sends a browser. */
const forBrowsers = /^\/login\//

/** Whom a request comes from, as its browser says. */
export type Origin = {
  /** Whether the cookies that came with it count. */
  mayUseSession: boolean
  /** The site to name in the answer; absent where no site is to read it. */
  named: string | undefined
}

/** A request that no page sent, or one of the org's own. */
export const noOrigin: Origin = { mayUseSession: true, named: undefined }

/**
 * What a page has its browser send without saying which page it is. Links that people follow are that as well, so it is
 * only asked of what writes.
 */
export const hiddenOrigin: Origin = { mayUseSession: false, named: undefined }

/** `base`: scheme and host that the server is reached by. `trusted`: the sites that the org trusts with its API. */
export function originOf(headers: Headers, base: string, path: string, trusted: ReadonlySet<string>): Origin {
  const { origin } = headers
  const isNamed = origin !== undefined && trusted.has(origin) && forPages.test(path)
  return { mayUseSession: originMayUseSession(headers, base, path, trusted), named: isNamed ? origin : undefined }
}

/**
 * Whether cookies count that came with a request: any page can have a browser send them. Those of a page that is not
 * trusted are as if they had not come, and those of one that is where nothing is made for pages: it could not read the
 * answer, but have something done that takes no body. A request without `Origin` was sent by no script.
 */
export function originMayUseSession(
  headers: Headers,
  base: string,
  path: string,
  trusted: ReadonlySet<string>,
): boolean {
  if (headers.origin === undefined || ownOrigin(headers, base)) return true
  return trusted.has(headers.origin) && (forPages.test(path) || forBrowsers.test(path))
}

/** A browser asks beforehand whether a page may send what it wants to send. */
export const isPreflight = (method: string, headers: Headers): boolean =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined

/** On every answer that a page of another site may read. */
export const corsHeaders = (named: string | undefined): readonly string[] =>
  named === undefined
    ? []
    : ['access-control-allow-origin', named, 'access-control-allow-credentials', 'true', 'vary', 'Origin']

/** What a preflight is answered beside: whatever header was asked for, and JSON (seen). */
export const preflightHeaders = (named: string | undefined, headers: Headers, methods: readonly string[]): string[] =>
  named === undefined
    ? []
    : [
        'access-control-allow-methods',
        [...methods, 'OPTIONS'].join(', '),
        'access-control-allow-headers',
        [headers['access-control-request-headers'], 'Content-Type'].filter((part) => part).join(','),
        'access-control-max-age',
        '3600',
      ]
