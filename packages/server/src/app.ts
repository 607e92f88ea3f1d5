/**
 * The composition root: ports and a store in, a function from a call to its answer out. Rooms meet here and nowhere
 * else; what a lower room must ask of a higher one is handed down here.
 */
import type { TokenFound } from './access/caller.js'
import { type Org, orgOf } from './access/org.js'
import { countingInMemory, type RateCounter } from './access/rate-limits.js'
import { orgRows, rateUse } from './access/store.js'
import { apiTokensRoom, findToken } from './areas/api-tokens/index.js'
import { groupsRoom } from './areas/groups/index.js'
import { groupOwnersRoom } from './areas/groups/owners/index.js'
import { groupRulesRoom } from './areas/groups/rules/index.js'
import { orgRoom } from './areas/org/index.js'
import { rolesRoom } from './areas/roles/index.js'
import { schemasRoom } from './areas/schemas/index.js'
import { systemLogRoom } from './areas/system-log/index.js'
import { userTypesRoom } from './areas/user-types/index.js'
import { userCredentialsRoom } from './areas/users/credentials/index.js'
import { usersRoom } from './areas/users/index.js'
import { userLifecycleRoom } from './areas/users/lifecycle/index.js'
import { linkedObjectsRoom } from './areas/users/linked-objects/index.js'
import type { Answer, Call } from './http/call.js'
import { createPipeline } from './http/pipeline.js'
import { createWorker, type Worker } from './jobs/worker.js'
import { createTraces, type Places, type Traces } from './journal/traces.js'
import type { Room } from './operation/operation.js'
import type { Runner } from './operation/runner.js'
import type { Ports } from './ports/index.js'
import { untilChanged } from './store/caching.js'
import type { Store } from './store/database.js'

export type { Answer, Call }

export type AppOptions = {
  ports: Ports
  /** Migrated; holding at least one org once the first request comes. */
  store: Store
  /** Scheme and host that `_links` begin with, where it is not the host of the request. */
  publicUrl?: string
  /** Where in the source an error was made. */
  places: Places
  /** Told of an error that no rule raised. */
  unforeseen(error: unknown): void
  /** Runs the work some time later, not at once: how traces are gathered into batches. */
  soon(work: () => void): void
}

export type App = {
  handle(call: Call): Promise<Answer>
  worker: Worker
  traces: Traces
  runner: Runner
  rooms: readonly Room[]
}

export function createApp({ ports, store, publicUrl, places, unforeseen, soon }: AppOptions): App {
  /** Lowest first, as in floors.mjs. */
  const rooms: readonly Room[] = [
    orgRoom(),
    schemasRoom(),
    userTypesRoom(),
    usersRoom(),
    userLifecycleRoom(),
    userCredentialsRoom(),
    linkedObjectsRoom(),
    groupsRoom(),
    groupRulesRoom(),
    groupOwnersRoom(),
    rolesRoom(),
    apiTokensRoom(),
    systemLogRoom(),
  ]

  const orgFor = untilChanged<Org>(store, async (host) => {
    const row = await orgRows(store.db).forHost(host)
    if (row === undefined) throw new Error('There is no org yet.')
    return orgOf(row)
  })
  const tokenFor = untilChanged<TokenFound | undefined>(store, (key) => {
    const [orgId = '', hash = ''] = key.split(' ')
    return findToken(store.db, orgId, hash)
  })

  const traces = createTraces(store, places, soon)
  const worker = createWorker(
    store,
    ports.clock,
    async () => ports.clock,
    async () => {},
  )
  const runner: Runner = {
    store,
    subscribers: rooms.flatMap((room) => room.subscribers ?? []),
    kick: (orgId) => worker.kick(orgId),
  }
  const operations = rooms.flatMap((room) => room.operations)
  const handle = createPipeline({
    ports,
    runner,
    traces,
    operations,
    orgFor,
    findToken: (_, orgId, hash) => tokenFor(`${orgId} ${hash}`),
    tokenUsed: () => {},
    rateCounter: rateCounterFor(store),
    publicUrl,
    unforeseen,
  })
  return { handle, worker, traces, runner, rooms }
}

/** One server counts in memory; servers that share a database count there. */
function rateCounterFor(store: Store): RateCounter {
  if (store.exclusive) return countingInMemory()
  return { count: (orgId, bucket, windowStart) => rateUse(store.db).count(orgId, bucket, windowStart) }
}
