/**
 * Pages for whoever has an administrator's token: what was refused, what was sent. A browser sends no token by itself, so
 * it is shown once, in a form, and a cookie stands for it. Whoever sends the token as the API takes it needs no form.
 */
import { isApiError } from '@stuntdouble/catalogue'
import { mustBeALiveToken, mustBeAllowed, sswsToken, type TokenFound } from '../../access/caller.js'
import type { Org } from '../../access/org.js'
import { scope } from '../../control/house.js'
import { orgClock, type Ports } from '../../ports/index.js'
import type { Soon } from '../../store/caching.js'
import { StoreReadOnly, StoreUnavailable } from '../../store/database.js'
import { isFromAnotherSite } from '../browser.js'
import type { Answer, Call } from '../call.js'
import { type Around, brokenPage, signInPage } from './around.js'
import { style } from './markup.js'
import type { Pages } from './reference.js'
import { createSessions, lifetimeMs, type Sessions } from './sessions.js'

export type House = Around & {
  ports: Pick<Ports, 'clock' | 'digest' | 'random'>
  /** The org that a host leads to. */
  orgFor(host: string): Soon<Org>
  tokenOf(orgId: string, tokenHash: string): Soon<TokenFound | undefined>
  publicUrl: string | undefined
  /** Told of what no rule raised. */
  unforeseen(error: unknown): void
}

/** A page as it is answered. */
export type Page = { status: number; text: string }

/** Pages of one kind of thing: the newest of them, and one page for each. */
export type Shelf = {
  /** Where the list is: `/stuntdouble/errors`. */
  home: `/stuntdouble/${string}`
  list(org: Org, query: URLSearchParams): Promise<Page>
  /** `id` is as it was typed into the address, for what may be no id at all. */
  one(org: Org, id: string): Promise<Page>
}

/** A call to one of the pages, with what is known of it. `homes`: where a person may be led after the form. */
type Visit = { call: Call; org: Org; house: House; sessions: Sessions; policy: string; homes: Homes }
type Homes = readonly [string, ...string[]]

/** @param shelves The first is where people go who did not say where to. */
export function administratorsPages(house: House, shelves: readonly [Shelf, ...Shelf[]]): Pages {
  const sessions = createSessions(house.ports)
  const policy = policyFor(house.ports.digest.sha256(style))
  const [first, ...others] = shelves
  const homes: Homes = [first.home, ...others.map(({ home }) => home)]
  return (call) => {
    if (!call.uri.startsWith('/stuntdouble')) return undefined
    const visiting = visitorsOf(call, shelves)
    if (visiting === undefined) return undefined
    return Promise.resolve(house.orgFor((call.headers.host ?? '').toLowerCase()))
      .then((org) => visiting({ call, org, house, sessions, policy, homes }))
      .catch((error: unknown) => {
        if (!(error instanceof StoreUnavailable || error instanceof StoreReadOnly)) house.unforeseen(error)
        return page(policy, 503, brokenPage(house))
      })
  }
}

/** Who answers the call; nobody here for a path that is not one of the pages. */
function visitorsOf({ method, uri }: Call, shelves: readonly Shelf[]): ((visit: Visit) => Promise<Answer>) | undefined {
  const [path = '', query = ''] = uri.split('?', 2)
  if (method === 'POST' && path === '/stuntdouble/sign-in') return signIn
  if (method === 'POST' && path === '/stuntdouble/sign-out') return signOut
  if (method !== 'GET' && method !== 'HEAD') return undefined
  if (path === '/stuntdouble' || path === '/stuntdouble/') {
    return async ({ policy, homes: [first] }) => seeOther(policy, first)
  }
  for (const shelf of shelves) {
    if (path === shelf.home) return (visit) => shownTo(visit, () => shelf.list(visit.org, new URLSearchParams(query)))
    if (!path.startsWith(`${shelf.home}/`)) continue
    const id = path.slice(shelf.home.length + 1)
    if (id !== '' && !id.includes('/')) return (visit) => shownTo(visit, () => shelf.one(visit.org, plain(id)))
  }
  return undefined
}

/** The page, where the caller may see it; the form, where they are still to say who they are. */
async function shownTo(visit: Visit, show: () => Promise<Page>): Promise<Answer> {
  const { call, house, org, sessions, policy, homes } = visit
  const token = call.headers.authorization === undefined ? undefined : sswsToken(call.headers.authorization)
  const value = cookieOf(call, org)
  const hash =
    token !== undefined
      ? house.ports.digest.sha256(token)
      : value === undefined
        ? undefined
        : sessions.tokenHashOf(org.id, value)
  if (hash !== undefined && (await isAdministrators(hash, visit))) {
    const { status, text } = await show()
    return page(policy, status, text)
  }
  return page(policy, 401, signInPage(house, call.uri.split('?', 1)[0] ?? homes[0], undefined))
}

async function signIn(visit: Visit): Promise<Answer> {
  const { call, house, org, sessions, policy, homes } = visit
  const form = formOf(call)
  const to = new RegExp(`^(${homes.join('|')})(/[\\w-]{1,64})?$`).exec(form.get('to') ?? '')?.[0] ?? homes[0]
  if (isFromAnotherSite({ headers: call.headers, base: house.publicUrl ?? '' })) {
    return page(policy, 403, signInPage(house, to, 'That came from the page of another site. Show the token here.'))
  }
  const hash = house.ports.digest.sha256((form.get('token') ?? '').trim())
  if (!(await isAdministrators(hash, visit))) {
    return page(policy, 401, signInPage(house, to, 'No administrator has this token, or it is no longer alive.'))
  }
  return seeOther(policy, to, cookieText(visit, sessions.begin(org.id, hash), lifetimeMs / 1000))
}

async function signOut(visit: Visit): Promise<Answer> {
  const {
    call,
    house,
    org,
    sessions,
    policy,
    homes: [home],
  } = visit
  const value = cookieOf(call, org)
  if (isFromAnotherSite({ headers: call.headers, base: house.publicUrl ?? '' })) return seeOther(policy, home)
  if (value !== undefined) sessions.end(value)
  return seeOther(policy, home, cookieText(visit, '', 0))
}

/** Asked at every page: who loses their role or their token loses the session with it. */
async function isAdministrators(tokenHash: string, { house, org }: Visit): Promise<boolean> {
  const now = orgClock(house.ports.clock, org.clock).now()
  try {
    mustBeAllowed(mustBeALiveToken(await house.tokenOf(org.id, tokenHash), now.getTime()), scope)
    return true
  } catch (error) {
    if (isApiError(error)) return false
    throw error
  }
}

/** Larger than any token and any path; what is no form has nothing to say. */
const formMax = 4096

function formOf({ body, headers }: Call): URLSearchParams {
  const isForm = headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded'
  if (!isForm || body === undefined || body === 'too-large' || body.length > formMax) return new URLSearchParams()
  return new URLSearchParams(new TextDecoder().decode(body))
}

/** A cookie is for a host and all its ports, so each org has one of its own name. */
const cookieName = ({ id }: Org) => `stuntdouble-${id}`

const cookieOf = ({ headers }: Call, org: Org): string | undefined =>
  headers.cookie
    ?.split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(`${cookieName(org)}=`))
    ?.slice(cookieName(org).length + 1)

function cookieText({ call, house, org }: Visit, value: string, seconds: number): string {
  const isSafe = call.scheme === 'https' || house.publicUrl?.startsWith('https:') === true
  const flags = [
    'Path=/stuntdouble',
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSafe ? ['Secure'] : []),
  ]
  return [`${cookieName(org)}=${value}`, ...flags].join('; ')
}

/** What was typed into the address, as text; broken encoding stays as it came. */
function plain(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function seeOther(policy: string, to: string, cookie?: string): Answer {
  const headers = [...headersOf(policy), 'location', to]
  if (cookie !== undefined) headers.push('set-cookie', cookie)
  return { status: 303, headers, body: undefined }
}

const page = (policy: string, status: number, body: string): Answer => ({
  status,
  headers: [...headersOf(policy), 'content-type', 'text/html; charset=utf-8'],
  body,
})

const headersOf = (policy: string): string[] => [
  'content-security-policy',
  policy,
  'cache-control',
  'no-store',
  'x-content-type-options',
  'nosniff',
  'referrer-policy',
  'strict-origin-when-cross-origin',
]

/** No script, no other host; the one style is known by its digest, `styleDigest` in hex. */
function policyFor(styleDigest: string): string {
  const bytes = styleDigest.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  const digest = btoa(String.fromCharCode(...bytes))
  return [
    "default-src 'none'",
    `style-src 'sha256-${digest}'`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
