/**
 * The composition root: ports and a store in, a function from a call to its answer out. Rooms meet here and nowhere
 * else; what a lower room must ask of a higher one is handed down here.
 */
import type { TokenFound } from './access/caller.js'
import { type Org, orgOf, type SignInPage } from './access/org.js'
import { type CountingInMemory, countingInMemory, type RateCounter } from './access/rate-limits.js'
import { orgRows, rateUse } from './access/store.js'
import { apiTokensRoom, createToken, findToken, isUseWorthNoting, tokenUsed } from './areas/api-tokens/index.js'
import { authenticatorsRoom } from './areas/authenticators/index.js'
import { orgFactorsRoom } from './areas/authenticators/org-factors/index.js'
import { behaviorsRoom } from './areas/behaviors/index.js'
import { enrollmentsRoom } from './areas/factors/enrollments/index.js'
import { factorsRoom } from './areas/factors/index.js'
import { yubikeysRoom } from './areas/factors/yubikeys/index.js'
import { groupsRoom, joinGroups } from './areas/groups/index.js'
import { groupOwnersRoom } from './areas/groups/owners/index.js'
import { groupRulesRoom } from './areas/groups/rules/index.js'
import { type FoundOrg, type OpenDoor, orgRoom, orgs } from './areas/org/index.js'
import { policiesRoom } from './areas/policies/index.js'
import { rolesRoom } from './areas/roles/index.js'
import { schemasRoom } from './areas/schemas/index.js'
import { findSession, sessionsRoom, sessionUsed } from './areas/sessions/index.js'
import { smsTemplatesRoom } from './areas/sms-templates/index.js'
import { systemLogRoom } from './areas/system-log/index.js'
import { textsForNothing } from './areas/telephony/index.js'
import { corsOriginsOf, placeToReturnTo, trustedOriginsRoom } from './areas/trusted-origins/index.js'
import { userTypesRoom } from './areas/user-types/index.js'
import { userCredentialsRoom } from './areas/users/credentials/index.js'
import { userNamed, usersRoom } from './areas/users/index.js'
import { userLifecycleRoom } from './areas/users/lifecycle/index.js'
import { linkedObjectsRoom } from './areas/users/linked-objects/index.js'
import { networkOf, zonesRoom } from './areas/zones/index.js'
import { foundOrg, tokenValue } from './control/founding.js'
import type { House } from './control/house.js'
import { controlRoom } from './control/index.js'
import { orgRows as wholeOrgs } from './control/store.js'
import { createUpstreams, factorProviderThrough, telephonyThrough, type Upstreams } from './control/upstreams.js'
import { createWork } from './control/work.js'
import { deviceRoom } from './device/index.js'
import type { Answer, Call } from './http/call.js'
import { administratorsPages } from './http/pages/administrators.js'
import { outboxShelf } from './http/pages/outbox.js'
import { referencePages, type SiteFiles } from './http/pages/reference.js'
import { signInPages } from './http/pages/sign-in.js'
import { traceShelf } from './http/pages/traces.js'
import { createPipeline } from './http/pipeline.js'
import { queueRows } from './jobs/store.js'
import { createWorker, type Worker } from './jobs/worker.js'
import { createTraces, type Places, type Traces } from './journal/traces.js'
import { type Bare, bareOf, idsByEnding, nobody, noRequest } from './operation/bare.js'
import type { RequestFacts } from './operation/context.js'
import type { Operation, Room } from './operation/operation.js'
import type { Runner } from './operation/runner.js'
import { orgClock, type Ports } from './ports/index.js'
import { forgetDevices, signinRoom } from './signin/index.js'
import { recoveryRoom, signInByLink } from './signin/recovery/index.js'
import { type Soon, untilChanged } from './store/caching.js'
import { anyChange, type Database, type Store } from './store/database.js'

export type { Answer, Call }

export type AppOptions = {
  ports: Ports
  /** Migrated; holding at least one org once the first request comes. */
  store: Store
  /** Scheme and host that `_links` begin with, where it is not the host of the request. */
  publicUrl?: string
  /** This machine: whether a `Host` names it, and where it is reached. Absent where no socket is listened on. */
  machine?: { isOwnName(host: string): boolean; base: string }
  /** Where in the source an error was made. */
  places: Places
  /** Told of an error that no rule raised. */
  unforeseen(error: unknown): void
  /** Runs the work some time later, not at once: how traces are gathered into batches. */
  soon(work: () => void): void
  /** Told while refusals come faster than they are traced: what is only for the trace need not be made. */
  flooded?(isFlooded: boolean): void
  /** Lab powers: reset, snapshots, the clock, the outbox, upstreams. Without them their routes do not exist. */
  lab?: boolean
  /** How the world outside behaves; handed in by a lab that turns it in process. */
  upstreams?: Upstreams
  /** Operations of whoever composes the process, beside those of the rooms. */
  extras?: readonly Operation[]
  /** The error reference, served at `/errors/`; without it that path is not known. */
  reference?: SiteFiles
  /** The page on which people sign in: its script and its style. Without it the addresses of that page are not known. */
  signIn?: SiteFiles
  /** Opens a door of its own for a further org; absent where orgs are told apart by host alone. */
  openDoor?: OpenDoor
}

export type App = {
  handle(call: Call): Promise<Answer>
  worker: Worker
  traces: Traces
  runner: Runner
  rooms: readonly Room[]
  /** What the house does by itself in an org: `write(app.runner, await app.systemOf(orgId), [], work)`. */
  systemOf(orgId: string): Promise<Bare>
  /** Looks for work that fell due, in every org; asked now and then by the rim. */
  tick(): Promise<void>
  /** Resolves once nothing is left that was begun outside of requests. */
  settled(): Promise<void>
}

/** What a caller is known by; a new user has no token yet. */
const ofTokens = [...anyChange('api_tokens', 'user_roles'), 'update users', 'delete users'] as const

export function createApp(options: AppOptions): App {
  const { store, publicUrl, machine, places, unforeseen, soon, lab = false, extras = [] } = options
  const upstreams = options.upstreams ?? createUpstreams()
  const ports: Ports = {
    ...options.ports,
    telephony: telephonyThrough(upstreams, options.ports.telephony),
    factorProvider: factorProviderThrough(upstreams, options.ports.factorProvider),
  }
  const idsOf = idsByEnding(ports)
  const foundAnother: FoundOrg = async (ctx, order) => {
    const token = tokenValue(ctx.ids)
    const founded = await foundOrg(rooms, ports, ctx, { ...order, token: { name: 'Org Creator API', value: token } })
    return { ...founded, token }
  }

  /** Lowest first, as in floors.mjs. */
  const rooms: readonly Room[] = [
    orgRoom({ foundOrg: foundAnother, userNamed, openDoor: options.openDoor }),
    schemasRoom(),
    userTypesRoom(),
    usersRoom({ joinGroups }),
    userLifecycleRoom(),
    userCredentialsRoom(),
    linkedObjectsRoom(),
    groupsRoom(),
    groupRulesRoom(),
    groupOwnersRoom(),
    rolesRoom(),
    apiTokensRoom(),
    systemLogRoom(),
    zonesRoom(),
    behaviorsRoom(),
    trustedOriginsRoom(),
    policiesRoom(),
    smsTemplatesRoom({ textsForNothing }),
    authenticatorsRoom(),
    orgFactorsRoom(),
    factorsRoom(),
    yubikeysRoom(),
    enrollmentsRoom(),
    sessionsRoom({ forgetDevices }),
    signinRoom({ signInByLink }),
    recoveryRoom(),
    deviceRoom(),
  ]

  const orgFor = untilChanged<Org>(store, anyChange('orgs', 'org_hosts'), async (host) => {
    const row = await orgRows(store.db).forHost(host)
    if (row === undefined) throw new Error('There is no org yet.')
    return orgOf(row)
  })
  const tokenFor = untilChanged<TokenFound | undefined>(store, ofTokens, (key) => {
    const [orgId = '', hash = ''] = key.split(' ')
    return findToken(store.db, orgId, hash)
  })
  const systemOf = async (orgId: string, request?: RequestFacts): Promise<Bare> => {
    const row = await wholeOrgs(store.db).find(orgId)
    if (row === undefined) throw new Error(`There is no org ${orgId}.`)
    const org = orgOf(row)
    const ids = idsOf(org.idEnding)
    return bareOf(
      ports,
      ids,
      org,
      nobody,
      request ?? noRequest(ids.request(), publicUrl ?? ''),
      orgClock(ports.clock, org.clock).now(),
    )
  }

  /** A `Host` is whatever a caller says: nobody has somebody else mailed a link to a host of their own. */
  const mailBaseFor = (org: Org, base: string): Soon<string> => {
    const [scheme, host = ''] = base.split('://')
    if (publicUrl !== undefined || machine === undefined || machine.isOwnName(host)) return base
    return wholeOrgs(store.db)
      .hosts(org.id)
      .then((rows) => {
        const hosts = rows.map((row) => row.host)
        if (hosts.includes(host.toLowerCase())) return base
        const registered = hosts.find((each) => !machine.isOwnName(each)) ?? hosts[0]
        return registered === undefined ? machine.base : `${scheme}://${registered}`
      })
  }

  const traces = createTraces(store, places, soon, options.flooded)
  const runner: Runner = {
    store,
    subscribers: rooms.flatMap((room) => room.subscribers ?? []),
    kick: (orgId) => worker.kick(orgId),
  }
  const handlers = rooms.flatMap((room) => room.jobs ?? [])
  const worker = createWorker(
    store,
    ports.clock,
    async (orgId) => (await systemOf(orgId)).clock,
    createWork({ runner, handlers, mail: ports.mail, upstreams, systemOf, unforeseen }),
  )
  const rates = countingInMemory()
  const uses = notingUses(store)
  const operations: Operation[] = rooms.flatMap((room) => room.operations)
  const house: House = {
    rooms,
    ports,
    runner,
    worker,
    traces,
    upstreams,
    idsOf,
    userNamed,
    createToken,
    forgetRates: (orgId) => rates.forget(orgId),
    operations: () => operations,
  }
  operations.push(...controlRoom(house, lab), ...extras)
  const tokenOf = (orgId: string, hash: string) => tokenFor(`${orgId} ${hash}`)
  const pipeline = createPipeline({
    ports,
    idsOf,
    runner,
    traces,
    operations,
    orgFor,
    networkOf: untilChanged(store, anyChange('zones'), (orgId) => networkOf(store.db, orgId)),
    corsOriginsOf: untilChanged(store, anyChange('trusted_origins'), (orgId) => corsOriginsOf(store.db, orgId)),
    findToken: (_, orgId, hash) => tokenOf(orgId, hash),
    tokenUsed(org, tokenId, lastUpdatedMs, now) {
      if (isUseWorthNoting(lastUpdatedMs, now)) uses.note(tokenId, (db) => tokenUsed(db, org.id, tokenId, now))
    },
    findSession,
    sessionUsed: (org, found, now) => uses.note(found.sessionId, (db) => sessionUsed(db, org.id, found, now)),
    rateCounter: rateCounterFor(store, rates),
    publicUrl,
    mailBaseFor,
    unforeseen,
  })
  const { reference, signIn } = options
  const signInPageOf = untilChanged<SignInPage>(store, anyChange('orgs'), async (orgId) => {
    const { settings } = await orgs(store.db).get(orgId)
    return settings.signInPage ?? {}
  })
  const around = { hasReference: reference !== undefined }
  const pages = [
    ...(reference === undefined ? [] : [referencePages(reference)]),
    ...(signIn === undefined
      ? []
      : [
          signInPages({
            files: signIn,
            orgFor,
            signInPageOf,
            placeFor: (org, base, asked) => placeToReturnTo({ db: store.db, org, request: { base } }, asked),
            publicUrl,
            hasReference: reference !== undefined,
            unforeseen,
          }),
        ]),
    administratorsPages({ ports, orgFor, tokenOf, publicUrl, unforeseen, ...around }, [
      traceShelf(traces, around),
      outboxShelf(store.db, around),
    ]),
  ]
  /** What a person reads in a browser is theirs; everything else is the API's. */
  const handle = (call: Call): Promise<Answer> => {
    // No page lies there, and nearly all requests do.
    if (call.uri.startsWith('/api/')) return pipeline(call)
    for (const answered of pages) {
      const answer = answered(call)
      if (answer !== undefined) return answer
    }
    return pipeline(call)
  }
  /** Where nobody else writes, an unchanged database has nothing to do before that time: being idle costs nothing. */
  const idle = { commits: -1, untilMs: 0 }
  return {
    handle,
    worker,
    traces,
    runner,
    rooms,
    systemOf,
    async tick() {
      const commits = store.commits()
      const nowMs = ports.clock.now().getTime()
      if (store.exclusive && idle.commits === commits && nowMs < idle.untilMs) return
      let untilMs = Number.POSITIVE_INFINITY
      for (const { org_id, due_at } of await queueRows(store.db).waiting()) {
        const { clock, org } = await systemOf(org_id)
        const leftMs = Date.parse(due_at) - clock.now().getTime()
        if (leftMs <= 0) worker.kick(org_id)
        if (org.clock.frozenAt === null || leftMs <= 0) untilMs = Math.min(untilMs, nowMs + leftMs)
      }
      idle.commits = commits
      idle.untilMs = untilMs
      if (!store.exclusive) await rateUse(store.db).forget(nowMs / 1000 - rateUseKeptSeconds)
    },
    async settled() {
      await Promise.all([worker.idle(), uses.settled()])
      await traces.flush()
    },
  }
}

/** Windows are a minute long; an org whose clock is ahead counts in windows that are newer still. */
const rateUseKeptSeconds = 600

/** Notes the use of tokens and sessions out of the way of the requests that use them, each once at a time. */
function notingUses(store: Store) {
  const under = new Map<string, Promise<void>>()
  return {
    note(id: string, noted: (db: Database) => Promise<void>): void {
      if (under.has(id)) return
      // A database that cannot be written now will be asked again with the next use.
      const work = store
        .transaction(noted)
        .catch(() => {})
        .finally(() => under.delete(id))
      under.set(id, work)
    },
    settled: async () => void (await Promise.all(under.values())),
  }
}

/** One server counts in memory; servers that share a database count there, but only where a refusal may follow. */
function rateCounterFor(store: Store, inMemory: CountingInMemory): RateCounter {
  if (store.exclusive) return inMemory
  return {
    count: (orgId, bucket, windowStart, enforced, of = '') =>
      enforced
        ? rateUse(store.db).count(orgId, of === '' ? bucket : `${bucket} ${of}`, windowStart)
        : inMemory.count(orgId, bucket, windowStart, enforced, of),
  }
}
