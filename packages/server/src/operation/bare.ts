/** What a context is made of before a transaction adds to it: for a request, for the founding of an org, for a job. */
import type { Caller } from '../access/caller.js'
import type { Org } from '../access/org.js'
import { createIds, type Ids } from '../kernel/ids.js'
import { toSeconds } from '../kernel/time.js'
import type { Ports } from '../ports/index.js'
import type { Context, RequestFacts } from './context.js'

/** The context without what a transaction adds. */
export type Bare = Omit<Context, 'db' | 'journal' | 'deliver' | 'later' | 'evenIfRefused' | 'url' | 'inOrg'>

/** Acts for nobody: what anyone may ask, and what the house does by itself. */
export const nobody: Caller = { tokenId: '', userId: '', login: '', displayName: '', roles: [] }

/** One moment of one org, for one caller. `at` is the org's time, which stands still until the work is done. */
export function bareOf(
  ports: Pick<Ports, 'digest' | 'hasher'>,
  ids: Ids,
  org: Org,
  caller: Caller,
  request: RequestFacts,
  at: Date,
): Bare {
  return {
    org,
    request,
    caller,
    clock: { now: () => at },
    now: toSeconds(at),
    ids,
    digest: ports.digest,
    hasher: ports.hasher,
  }
}

/** What the house does by itself has no request behind it; the log then names this one. `base`: what links begin with. */
export const noRequest = (id: string, base: string): RequestFacts => ({
  id,
  method: '',
  uri: '',
  ip: '127.0.0.1',
  userAgent: '',
  base,
  headers: {},
})

/** The ids of each org, made once: their counter breaks ties within a millisecond. */
export function idsByEnding(ports: Pick<Ports, 'clock' | 'random'>): (ending: string) => Ids {
  const sources = { now: () => ports.clock.now(), bytes: (count: number) => ports.random.bytes(count) }
  const known = new Map<string, Ids>()
  return (ending) => {
    const made = known.get(ending) ?? createIds(sources, ending)
    known.set(ending, made)
    return made
  }
}
