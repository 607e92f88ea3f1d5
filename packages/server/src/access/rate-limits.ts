/**
 * Rate limits in Okta's buckets: so many requests a minute to each group of paths, counted per org; and so many a second
 * for each name that somebody signs in by.
 */
import { apiError } from '@stuntdouble/catalogue'

/** A group of requests that share one allowance. */
export type Bucket = {
  /** Names the bucket, in settings and in the log. */
  name: string
  /** Requests in one window, as for a workforce org. */
  limit: number
  /** A minute when left out. */
  windowSeconds?: number
}

type Rule = Bucket & { methods?: readonly string[]; path: RegExp }

/** First match wins, so the particular stands before the general. Figures: facts of the published default limits. */
const rules: readonly Rule[] = [
  { name: '/api/v1/users/{id}:GET', methods: ['GET'], path: /^\/api\/v1\/users\/[^/]+$/, limit: 2000 },
  { name: '/api/v1/users/{id}', path: /^\/api\/v1\/users\/[^/]+$/, limit: 600 },
  { name: '/api/v1/users', path: /^\/api\/v1\/users$/, limit: 600 },
  { name: '/api/v1/groups/{id}', path: /^\/api\/v1\/groups\/[^/]+$/, limit: 1000 },
  { name: '/api/v1/groups', path: /^\/api\/v1\/groups$/, limit: 500 },
  {
    name: '/api/v1/authn/factors/{id}/verify',
    path: /^\/api\/v1\/authn\/factors\/[^/]+\/verify$/,
    limit: 500,
  },
  { name: '/api/v1/authn', path: /^\/api\/v1\/authn(\/|$)/, limit: 500 },
  { name: '/api/v1/sessions', path: /^\/api\/v1\/sessions(\/|$)/, limit: 750 },
  { name: '/api/v1/logs', path: /^\/api\/v1\/logs$/, limit: 120 },
  { name: '/api/v1', path: /^\/api\/v1(\/|$)/, limit: 1200 },
]

const elsewhere: Bucket = { name: '/', limit: 1200 }

/**
 * Who guesses at the password of one person is held up, and nobody else is. Okta limits a user name, whoever asks from
 * wherever (developer.okta.com/docs/reference/rl-additional-limits, per-user limits).
 */
export const signInsByName: Bucket = { name: '/api/v1/authn:username', limit: 4, windowSeconds: 1 }

/** Every bucket there is: those of paths in the order in which they are matched, then that of names. */
export const buckets: readonly Bucket[] = [
  ...[...rules, elsewhere].map(({ name, limit }) => ({ name, limit })),
  signInsByName,
]

/** The bucket that a route draws from. A route's template stands for all its paths, so this is asked once a route. */
export const bucketOf = (method: string, template: string): Bucket =>
  rules.find(({ methods, path }) => (methods?.includes(method) ?? true) && path.test(template)) ?? elsewhere

/** An org's own wishes: whether limits refuse at all, and other figures for some buckets. */
export type RateLimits = { enforced: boolean; limits: Readonly<Record<string, number>> }

/** How much of an allowance is left, as the `X-Rate-Limit-*` headers say it. */
export type Allowance = {
  limit: number
  remaining: number
  /** Epoch seconds at which the window ends. */
  reset: number
}

/** Counts requests. One server counts in memory; several on one database count there. */
export interface RateCounter {
  /**
   * One more in the window that began at `windowStart` (epoch seconds): how many there were, this one counted. `of`: whose
   * they are, where a bucket counts for each name apart.
   */
  count(orgId: string, bucket: string, windowStart: number, enforced: boolean, of?: string): number | Promise<number>
}

/** Counts for one server; `forget` begins an org's windows anew. */
export type CountingInMemory = RateCounter & { forget(orgId: string): void }

/** Draws one request from the bucket, or from the part of it that is `of` one name; at once, where the count is in memory. */
export function draw(
  counter: RateCounter,
  org: { id: string; rateLimits: RateLimits },
  bucket: Bucket,
  now: Date,
  of = '',
): Allowance | Promise<Allowance> {
  const { windowSeconds = 60 } = bucket
  const limit = org.rateLimits.limits[bucket.name] ?? bucket.limit
  const windowStart = Math.floor(now.getTime() / 1000 / windowSeconds) * windowSeconds
  const counted = counter.count(org.id, bucket.name, windowStart, org.rateLimits.enforced, of)
  const allowance = (used: number): Allowance => ({
    limit,
    remaining: org.rateLimits.enforced ? limit - used : Math.max(limit - used, 1),
    reset: windowStart + windowSeconds,
  })
  return typeof counted === 'number' ? allowance(counted) : counted.then(allowance)
}

/** Okta says no more than the headers do: when to come back stands in `X-Rate-Limit-Reset`. */
export function mustHaveAllowanceLeft(allowance: Allowance): void {
  if (allowance.remaining < 0) throw apiError.E0000047()
}

/** The same for the allowance of one name: nobody learns by it whether anybody goes by that name. */
export function mustLeaveTheNameSome(allowance: Allowance): void {
  if (allowance.remaining < 0) throw apiError.E0000047()
}

export function countingInMemory(): CountingInMemory {
  const orgs = new Map<string, Map<string, { start: number; used: Map<string, number> }>>()
  return {
    count(orgId, bucket, windowStart, _, of = '') {
      let windows = orgs.get(orgId)
      if (windows === undefined) {
        windows = new Map()
        orgs.set(orgId, windows)
      }
      let window = windows.get(bucket)
      // Whatever names there were go with their window.
      if (window?.start !== windowStart) {
        window = { start: windowStart, used: new Map() }
        windows.set(bucket, window)
      }
      const used = (window.used.get(of) ?? 0) + 1
      window.used.set(of, used)
      return used
    },
    forget: (orgId) => void orgs.delete(orgId),
  }
}
