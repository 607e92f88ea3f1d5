/** What every operation is given, and what it may do with it. */
import type { Caller } from '../access/caller.js'
import type { Org } from '../access/org.js'
import type { Entry } from '../journal/events.js'
import type { Ids } from '../kernel/ids.js'
import type { Clock, Digest, FactorProvider, Hasher, Message, Sealer, Telephony } from '../ports/index.js'
import type { Database } from '../store/database.js'

/** The request as far as it matters inside. */
export type RequestFacts = {
  /** 32 hex digits; the `X-Okta-Request-Id` of the answer. */
  id: string
  method: string
  /** Path and query as they came. */
  uri: string
  /** Who asks, behind proxies that the org trusts. */
  ip: string
  /** The addresses that the request came through, the one that reached us last. */
  hops: readonly string[]
  userAgent: string
  /** What `_links` begin with: `http://127.0.0.1:4400`, the host that the request came to. */
  base: string
  /**
   * What links begin with that are sent to somebody: `base`, but where nobody is known to ask and only they say that the
   * host is ours, a host that is.
   */
  mailBase: string
  headers: Readonly<Record<string, string | undefined>>
}

/** Work that must happen later: done by a job, queued in the operation's transaction. */
export type Later = {
  /** The name under which the room registered the work. */
  kind: string
  payload: Readonly<Record<string, unknown>>
  /** Now when left out. */
  dueAt?: Date
  /**
   * A part of this request that nobody waits for: its links and what it logs are as if it were done here. Who asks for
   * something that is done for some people and not for others cannot tell by the time for whom.
   */
  ofThisRequest?: true
}

/** A read or a write of one org. */
export type Context = {
  org: Org
  request: RequestFacts
  caller: Caller
  /** The org's clock; it stands still for the length of one operation. */
  clock: Clock
  /** The org's time, whole seconds, as it is stored. */
  now: string
  ids: Ids
  digest: Digest
  hasher: Hasher
  sealer: Sealer
  /** For `prepare` alone: who texts or calls waits for the gateway. */
  telephony: Telephony
  /** For `prepare` alone, for the same reason. */
  factorProvider: FactorProvider
  /** In a write the transaction, in a read the database. */
  db: Database
  journal: {
    /** Enters an event into the system log, in the operation's transaction. */
    record(entry: Entry): void
  }
  /** Puts a message into the outbox; a job delivers it once the transaction stands. */
  deliver(message: Message): void
  later(work: Later): void
  /**
   * Written even though the operation refuses: a failed sign-in must still count. Runs in a transaction of its own after
   * the refused one was rolled back. What `prepare` says counts where `prepare` refuses, and no further.
   */
  evenIfRefused(work: (ctx: Context) => Promise<void>): void
  /** An absolute URL on the host that the request came to. */
  url(path: string): string
  /** The same for a mail, which somebody else reads than whoever asked for it. */
  mailUrl(path: string): string
  /** The same transaction seen from another org, on nobody's behalf: how a new org is furnished. */
  inOrg(org: Org, ids: Ids): Context
}
