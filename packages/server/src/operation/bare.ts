/** What a context is made of before a transaction adds to it: for a request, for the founding of an org, for a job. */
import type { Caller } from '../access/caller.js'
import type { Org } from '../access/org.js'
import { createIds, type Ids } from '../kernel/ids.js'
import type { Clock, Digest, FactorProvider, Hasher, Ports, Sealer, Telephony } from '../ports/index.js'
import type { Context, RequestFacts } from './context.js'

/** The context without what a transaction adds. */
export type Bare = Omit<
  Context,
  'db' | 'now' | 'journal' | 'deliver' | 'later' | 'evenIfRefused' | 'url' | 'mailUrl' | 'inOrg'
>

/** Acts for nobody: what anyone may ask, and what the house does by itself. */
export const nobody: Caller = { tokenId: '', userId: '', login: '', displayName: '', roles: [] }

/** Stands still. */
class Moment implements Clock {
  readonly #at: Date

  constructor(at: Date) {
    this.#at = at
  }

  now(): Date {
    return this.#at
  }
}

/** The doors that operations go through themselves. */
export type Doors = Pick<Ports, 'digest' | 'hasher' | 'sealer' | 'telephony' | 'factorProvider'>

/** A class rather than a literal with closures: each request makes one. */
class BareContext implements Bare {
  readonly clock: Clock
  readonly digest: Digest
  readonly hasher: Hasher
  readonly sealer: Sealer
  readonly telephony: Telephony
  readonly factorProvider: FactorProvider

  constructor(
    ports: Doors,
    readonly ids: Ids,
    readonly org: Org,
    readonly caller: Caller,
    readonly request: RequestFacts,
    at: Date,
  ) {
    this.clock = new Moment(at)
    this.digest = ports.digest
    this.hasher = ports.hasher
    this.sealer = ports.sealer
    this.telephony = ports.telephony
    this.factorProvider = ports.factorProvider
  }
}

/** One moment of one org, for one caller. `at` is the org's time, which stands still until the work is done. */
export const bareOf = (ports: Doors, ids: Ids, org: Org, caller: Caller, request: RequestFacts, at: Date): Bare =>
  new BareContext(ports, ids, org, caller, request, at)

/** What the house does by itself has no request behind it; the log then names this one. `base`: what links begin with. */
export const noRequest = (id: string, base: string): RequestFacts => ({
  id,
  method: '',
  uri: '',
  ip: '127.0.0.1',
  hops: ['127.0.0.1'],
  userAgent: '',
  base,
  mailBase: base,
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
