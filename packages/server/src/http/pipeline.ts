/**
 * The order of checks. When a request is wrong in three ways, this list says which is heard; no room decides it again.
 *
 *   org · network · path · method · negotiation · caller · rate · body · permission · name · target · input · state
 *
 * Each step refuses with its own code. The last three are the operation's, run by `operation/runner.ts`.
 */
import {
  type Caller,
  type FindSession,
  type FindToken,
  isTheirOwn,
  mustBeALiveSession,
  mustBeALiveToken,
  mustBeAllowed,
  mustShowWhoTheyAre,
  type SessionFound,
  sidOf,
  sswsToken,
  type TokenFound,
} from '../access/caller.js'
import type { Org } from '../access/org.js'
import {
  type Bucket,
  bucketOf,
  draw,
  mustHaveAllowanceLeft,
  mustLeaveTheNameSome,
  type RateCounter,
} from '../access/rate-limits.js'
import type { Ids } from '../kernel/ids.js'
import { type Bound, parse } from '../kernel/schema.js'
import { type Bare, bareOf, nobody } from '../operation/bare.js'
import type { RequestFacts } from '../operation/context.js'
import type { Operation } from '../operation/operation.js'
import { type Runner, run, write } from '../operation/runner.js'
import { clientOf, hopsOf, type OrgNetwork } from '../policy/network.js'
import { orgClock, type Ports } from '../ports/index.js'
import type { Soon } from '../store/caching.js'
import { answerOf, Dates, headersOf, type Progress, refusal, type Witness } from './answer.js'
import { isFromAnotherSite } from './browser.js'
import type { Answer, Call } from './call.js'
import { hiddenOrigin, isPreflight, noOrigin, originOf, preflightHeaders } from './cors.js'
import { retired } from './retired.js'
import { createRouter } from './router.js'
import * as must from './rules.js'

export type House = Witness & {
  ports: Ports
  /** The ids of an org, by what they end in. */
  idsOf(ending: string): Ids
  runner: Runner
  operations: readonly Operation[]
  /** The org that a host leads to. */
  orgFor(host: string): Soon<Org>
  /** What the org's zones say of every request. */
  networkOf(orgId: string): Soon<OrgNetwork>
  /** The sites whose pages may call the API of an org. */
  corsOriginsOf(orgId: string): Soon<ReadonlySet<string>>
  findToken: FindToken
  /** Told after a token was used, so that its thirty days begin anew. */
  tokenUsed(org: Org, tokenId: string, lastUpdatedMs: number, now: Date): void
  findSession: FindSession
  /** Told after a session was used, so that its idle time begins anew. */
  sessionUsed(org: Org, found: SessionFound, now: Date): void
  rateCounter: RateCounter
  /** What `_links` begin with where it is not the host of the request. */
  publicUrl: string | undefined
  /** What links in mails begin with that a request of nobody causes. `base`: what it says itself. */
  mailBaseFor(org: Org, base: string): Soon<string>
}

/** What is our own, under `/stuntdouble/`, has no bucket: Okta's limits are for Okta's paths. */
type Way = { operation: Operation; bucket: Bucket | undefined } | { gone: (typeof retired)[number]['code'] }

const nothingRead: Bound<unknown> = { kind: 'valid', value: undefined }

export function createPipeline(house: House): (call: Call) => Promise<Answer> {
  const router = createRouter<Way>([
    ...house.operations.map((operation) => {
      const [method = '', template = ''] = operation.route.split(' ')
      return {
        route: operation.route,
        value: { operation, bucket: template.startsWith('/stuntdouble/') ? undefined : bucketOf(method, template) },
      }
    }),
    ...retired.map(({ route, code }) => ({ route, value: { gone: code } })),
  ])
  const requestIds = house.idsOf('')
  const dates = new Dates()
  /** Of the request before: nearly all come to one, which is looked at once. */
  let usualHost = ''

  return async (call) => {
    const requestId = requestIds.request()
    const progress: Progress = {
      step: 'org',
      org: undefined,
      caller: undefined,
      operation: undefined,
      origin: noOrigin,
      allowance: undefined,
      events: [],
      bodyText: undefined,
      pause: undefined,
    }
    let now = house.ports.clock.now()
    try {
      const { host = '' } = call.headers
      const orgFound = house.orgFor(host.toLowerCase())
      const org = isThere(orgFound) ? orgFound : await orgFound
      progress.org = org
      const machine = orgClock(house.ports.clock, org.clock)
      now = machine.now()
      const at = now
      if (call.method === '') must.mustBeHttp()
      if (host !== usualHost) {
        must.mustNameAHost(host)
        usualHost = host
      }
      const queryStart = call.uri.indexOf('?')
      const path = queryStart === -1 ? call.uri : call.uri.slice(0, queryStart)

      progress.step = 'network'
      const base = house.publicUrl ?? `${call.scheme}://${call.headers.host ?? 'localhost'}`
      const networkFound = house.networkOf(org.id)
      const network = isThere(networkFound) ? networkFound : await networkFound
      const hops = hopsOf(call.ip, call.headers['x-forwarded-for'])
      if (call.headers.origin !== undefined) {
        progress.origin = originOf(call.headers, base, path, await house.corsOriginsOf(org.id))
      } else if (call.method !== 'GET' && isFromAnotherSite({ headers: call.headers, base })) {
        progress.origin = hiddenOrigin
      }
      const request: RequestFacts = {
        id: requestId,
        method: call.method,
        uri: call.uri,
        ip: clientOf(hops, network.proxies),
        hops,
        userAgent: call.headers['user-agent'] ?? '',
        base,
        mailBase: base,
        headers: progress.origin.mayUseSession ? call.headers : { ...call.headers, cookie: undefined },
      }
      const bareFor = (who: Caller) => bareOf(house.ports, house.idsOf(org.idEnding), org, who, request, at)
      // What is our own stays open: it is how an administrator comes back in.
      const zone = path.startsWith('/stuntdouble/') ? undefined : blockedZone(network, hops)
      if (zone !== undefined) {
        await noteBlocked(house, bareFor(nobody), zone, progress)
        must.mustNotComeFromABlockedZone()
      }

      progress.step = 'path'
      const asked = isPreflight(call.method, call.headers) ? call.headers['access-control-request-method'] : call.method
      // Whatever can be read can be asked after (RFC 9110, 9.3.2); the rim leaves the body out.
      const found = router.find(asked === 'HEAD' ? 'GET' : (asked ?? ''), path)
      if (found.kind === 'no-path') must.mustBeAKnownPath()
      if (asked !== call.method) {
        const methods = found.kind === 'no-method' ? found.allowed : [asked ?? '']
        const headers = preflightHeaders(progress.origin.named, call.headers, methods)
        return { status: 200, headers: [...headersOf(dates, requestId, now, progress), ...headers], body: undefined }
      }
      progress.step = 'method'
      if (found.kind === 'no-method') must.mustBeAnAllowedMethod(found.allowed)
      if ('gone' in found.value) must.mustStillBeServed(found.value.gone)
      const { operation, bucket } = found.value
      progress.operation = operation
      if (operation.refusesAfterMs !== undefined) progress.pause = house.ports.pause?.(operation.refusesAfterMs)

      progress.step = 'negotiation'
      const { media } = operation
      must.mustAcceptWhatIsAnswered(call.headers.accept, media?.answers, operation.notAcceptable)
      const hasBody = call.body !== undefined && (call.body === 'too-large' || call.body.length > 0)
      const readsBody = operation.input?.body !== undefined
      if (hasBody && readsBody) must.mustSendWhatIsRead(call.headers['content-type'], media?.reads)

      progress.step = 'caller'
      const scope = goesWithoutToken(operation, call, base) ? undefined : operation.scope
      const callerFound = scope === undefined ? nobody : callerOf(house, request, org, at)
      const caller = isThere(callerFound) ? callerFound : await callerFound
      progress.caller = caller
      if (scope === undefined && call.method !== 'GET') {
        const mailBase = house.mailBaseFor(org, base)
        request.mailBase = isThere(mailBase) ? mailBase : await mailBase
      }

      progress.step = 'rate'
      if (bucket !== undefined) {
        const drawn = draw(house.rateCounter, org, bucket, at)
        progress.allowance = isThere(drawn) ? drawn : await drawn
        mustHaveAllowanceLeft(progress.allowance)
      }

      progress.step = 'body'
      const body = readsBody ? bodyOf(operation, call, hasBody, progress) : nothingRead

      progress.step = 'permission'
      if (scope !== undefined && !isOwn(operation, caller, found.path)) {
        mustBeAllowed(caller, scope, operation.sufficient)
      }

      if (operation.limitedByName !== undefined && org.rateLimits.enforced) {
        progress.step = 'name'
        await mustNotBeNamedTooOften(house, operation.limitedByName, bareFor(caller), body, progress)
      }

      progress.step = 'operation'
      const query = queryOf(operation, queryStart === -1 ? '' : call.uri.slice(queryStart + 1))
      const reply = await run(
        house.runner,
        operation,
        bareFor(caller),
        { path: found.path, query, body },
        progress.events,
      )
      // A timer that nobody waits for would wake the machine for nothing, once for every sign-in.
      progress.pause?.cancel()
      return answerOf(dates, reply, base, requestId, now, progress)
    } catch (error) {
      const refused = refusal(house, dates, call, requestId, now, progress, error, requestIds)
      await progress.pause?.over
      return refused
    }
  }
}

const blockedZone = ({ blocked }: OrgNetwork, hops: readonly string[]) =>
  blocked.find(({ gateways }) => hops.some((hop) => gateways.has(hop)))

/** The one refusal of the door that the system log tells of. */
const noteBlocked = (house: House, bare: Bare, zone: { id: string; name: string }, { events }: Progress) =>
  write(house.runner, bare, events, async ({ journal, request }) =>
    journal.record({
      type: 'security.request.blocked',
      targets: [{ id: zone.id, type: 'NetworkZone', alternateId: 'unknown', displayName: zone.name }],
      outcome: { result: 'DENY', reason: `Blocked request from IP: ${request.ip}` },
    }),
  )

/** Headers tell of a name only once it has nothing left; until then they tell of the bucket of the path. */
async function mustNotBeNamedTooOften(
  house: House,
  { bucket, nameIn, exceeded }: NonNullable<Operation['limitedByName']>,
  bare: Bare,
  body: Bound<unknown>,
  progress: Progress,
): Promise<void> {
  const name = body.kind === 'valid' ? nameIn(body.value) : undefined
  if (name === undefined) return
  const allowance = await draw(house.rateCounter, bare.org, bucket, bare.clock.now(), bare.digest.sha256(name))
  if (allowance.remaining >= 0) return
  progress.allowance = allowance
  // Once a window: who asks a thousand times more does not fill the log with it.
  if (allowance.remaining === -1) {
    await write(house.runner, bare, progress.events, async ({ journal }) => journal.record(exceeded(name)))
  }
  mustLeaveTheNameSome(allowance)
}

/** Whoever shows a token is judged by it, whatever they might have done without. */
const goesWithoutToken = ({ tokenless }: Operation, { ip, headers }: Call, base: string): boolean =>
  tokenless !== undefined && !headers.authorization && tokenless({ ip, headers, base })

/** Who shows an API token. A call without one falls back to a session. */
function callerOf(house: House, { headers }: RequestFacts, org: Org, now: Date): Soon<Caller> {
  const { authorization } = headers
  const token = authorization === undefined ? undefined : sswsToken(authorization)
  if (token === undefined) return signedIn(house, headers.cookie, org, now)
  const hash = house.ports.digest.sha256(token)
  const known = (found: TokenFound | undefined): Caller => {
    const alive = mustBeALiveToken(found, now.getTime())
    house.tokenUsed(org, alive.tokenId, alive.lastUpdatedMs, now)
    return alive
  }
  const found = house.findToken(house.runner.store.db, org.id, hash)
  return isThere(found) ? known(found) : found.then(known)
}

/** To wait for what is there would cost each request a turn of the queue, once for every step. */
const isThere = <T>(found: Soon<T>): found is T => !(found instanceof Promise)

/** Who is signed in. Cookies that a page of another site had sent are not among these: see `cors.ts`. */
async function signedIn(house: House, cookies: string | undefined, org: Org, now: Date): Promise<Caller> {
  const hash = house.ports.digest.sha256(mustShowWhoTheyAre(sidOf(cookies)))
  const found = mustBeALiveSession(await house.findSession(house.runner.store.db, org.id, hash, now), now.getTime())
  if (found.isUseWorthNoting) house.sessionUsed(org, found, now)
  return found
}

/** Whoever shows a token has the rights of its owner's roles, and no others. */
const isOwn = ({ own }: Operation, caller: Caller, path: Readonly<Record<string, string>>): boolean =>
  own !== undefined && isTheirOwn(caller, path[own] ?? '')

function bodyOf(operation: Operation, call: Call, hasBody: boolean, progress: Progress): Bound<unknown> {
  const schema = operation.input?.body
  if (schema === undefined) return nothingRead
  if (!hasBody || call.body === undefined) return operation.input?.bodyOptional ? nothingRead : must.mustHaveABody()
  const text = must.mustBeReadable(call.body)
  progress.bodyText = text
  const value = isForm(call.headers['content-type']) ? must.mustBeAForm(text) : must.mustBeJson(text)
  if (value === null) return operation.input?.bodyOptional ? nothingRead : must.mustHaveABody()
  const parsed = parse(schema, value)
  return parsed.kind === 'unbound' ? must.mustBeWhatIsDeclared() : parsed
}

/** What was sent has been found to be of a type that the operation reads. */
const isForm = (contentType = ''): boolean => contentType.toLowerCase().startsWith(must.form)

const noQuery = {}

/** The query's values by name; the last of two equal names counts, as in Okta's framework the first does not. */
function queryOf(operation: Operation, text: string): Bound<unknown> {
  const schema = operation.input?.query
  if (schema === undefined) return nothingRead
  const values: Record<string, string> = text === '' ? noQuery : Object.fromEntries(new URLSearchParams(text))
  // No value may hold a NUL, as in a body and a path: PostgreSQL cannot be asked for one.
  if (text.includes('%00') || text.includes('\u0000')) {
    for (const [name, value] of Object.entries(values)) if (value.includes('\u0000')) must.mustBeOfItsType(name, value)
  }
  const parsed = parse(schema, values)
  return parsed.kind === 'unbound' ? must.mustBeOfItsType(parsed.field, values[parsed.field] ?? '') : parsed
}
