/** Runs one operation: target, input, state; in one transaction when it writes; and what follows from it. */
import { apiError, isRaised } from '@stuntdouble/catalogue'
import type { Org } from '../access/org.js'
import { queueRows } from '../jobs/store.js'
import type { Entry } from '../journal/events.js'
import type { Circumstances, Written } from '../journal/log-event.js'
import { withoutSecrets } from '../journal/secrets.js'
import { journalRows } from '../journal/store.js'
import type { Ids } from '../kernel/ids.js'
import type { Reply } from '../kernel/reply.js'
import type { Bound as BoundValue } from '../kernel/schema.js'
import { later as laterThan, toMilliseconds, toSeconds } from '../kernel/time.js'
import type { Message } from '../ports/index.js'
import type { Ahead, Database, Store } from '../store/database.js'
import { backToSavepoint, savepoint } from '../store/savepoint.js'
import { type Bare, nobody } from './bare.js'
import type { Context, Later } from './context.js'
import type { Operation, Subscriber } from './operation.js'

export type Runner = {
  store: Store
  subscribers: readonly Subscriber[]
  /** Called once a transaction with messages or jobs stands. */
  kick(orgId: string): void
}

/** What a request brings to an operation, bound but not yet judged. */
export type Bound = {
  path: Readonly<Record<string, string>>
  query: BoundValue<unknown>
  body: BoundValue<unknown>
}

/** The answer, and what was entered into the log on the way. Refusals are thrown; `heard` then has the events. */
export async function run(
  runner: Runner,
  operation: Operation,
  bare: Bare,
  bound: Bound,
  heard: Written[],
): Promise<Reply> {
  const reads = operation.readsOnly ?? operation.route.startsWith('GET ')
  if (reads) {
    const ctx = new OperationContext(bare, runner.store.db, undefined)
    // Nothing to find and nothing to prepare, as for most that is read: then there is nothing to wait for either.
    if (operation.target === undefined && operation.prepare === undefined) {
      return operation.run(ctx, withTarget(bound, mustBeValid(bound.query), undefined))
    }
    const input = await judged(operation, ctx, bound)
    return operation.run(ctx, { ...input, prepared: await operation.prepare?.(ctx, input, nothingToDo) })
  }
  const workWith = (prepared: unknown) => async (ctx: Context) =>
    operation.run(ctx, { ...(await judged(operation, ctx, bound)), prepared })
  const refusals = operation.countsRefusals ? 'at once' : 'afterwards'
  if (operation.prepare === undefined) return write(runner, bare, heard, workWith(undefined), refusals)
  const early = new Early(runner, bare, workWith)
  const prepared = await prepare(runner, operation, bare, bound, heard, early)
  const done = await early.standing(prepared)
  if (done === undefined) return write(runner, bare, heard, workWith(prepared), refusals)
  tell(runner, bare, heard, done.pending)
  return done.made
}

/** A read is done at once, when it is known what it needs. */
const nothingToDo = () => {}

/** Before the transaction. Where it is refused here already, what stays all the same is written in one of its own. */
async function prepare(
  runner: Runner,
  operation: Operation,
  bare: Bare,
  bound: Bound,
  heard: Written[],
  early: Early,
): Promise<unknown> {
  const pending = new Pending()
  try {
    const ctx = new OperationContext(bare, runner.store.db, pending)
    const input = await judged(operation, ctx, bound)
    return await operation.prepare?.(ctx, input, (expected) => early.begin(expected))
  } catch (error) {
    await early.giveUp()
    await writeWhatStays(runner, bare, heard, error, pending)
    throw error
  }
}

type Done = { made: Reply; pending: Pending }

/** The work of an operation, done while `prepare` still finds out whether it shall be. */
class Early {
  #ahead: Ahead<Done> | undefined
  #expected: unknown

  constructor(
    readonly runner: Runner,
    readonly bare: Bare,
    readonly workWith: (prepared: unknown) => (ctx: Context) => Promise<Reply>,
  ) {}

  begin(expected: unknown): void {
    const { runner, bare, workWith } = this
    this.#expected = expected
    this.#ahead = runner.store.ahead?.(async (db) => {
      const pending = new Pending()
      return { made: await carryOut(runner, bare, db, workWith(expected), pending), pending }
    })
  }

  /** What was done, and is committed now, if it was done with the very thing that was prepared in the end. */
  async standing(prepared: unknown): Promise<Done | undefined> {
    if (this.#ahead === undefined) return undefined
    if (prepared === this.#expected) return (await this.#ahead.keep())?.made
    await this.#ahead.giveUp()
    return undefined
  }

  async giveUp(): Promise<void> {
    await this.#ahead?.giveUp()
  }
}

/** A database that failed has refused nothing. */
async function writeWhatStays(
  runner: Runner,
  bare: Bare,
  heard: Written[],
  error: unknown,
  { evenIfRefused }: Pending,
): Promise<void> {
  if (isRaised(error) && evenIfRefused.length > 0) await write(runner, bare, heard, allOf(evenIfRefused))
}

/** What there is before a transaction: for `prepare`. */
export const outside = (runner: Runner, bare: Bare): Context => new OperationContext(bare, runner.store.db, undefined)

/**
 * One transaction of an org: `work`, what follows from its events, the log, the outbox, the queue. `refusals`: when what
 * stays although it was refused is written: `at once`, in the same transaction, so that nobody is judged in between.
 */
export async function write<T>(
  runner: Runner,
  bare: Bare,
  heard: Written[],
  work: (ctx: Context) => Promise<T>,
  refusals: 'at once' | 'afterwards' = 'afterwards',
): Promise<T> {
  let pending = new Pending()
  const carry = <R>(db: Database, what: (ctx: Context) => Promise<R>): Promise<R> => {
    pending = new Pending()
    return carryOut(runner, bare, db, what, pending)
  }
  try {
    const done = await runner.store.transaction(async (db) => {
      if (refusals === 'afterwards') return { made: await carry(db, work) }
      await savepoint(db)
      try {
        return { made: await carry(db, work) }
      } catch (error) {
        if (!isRaised(error) || pending.evenIfRefused.length === 0) throw error
        const stays = allOf(pending.evenIfRefused)
        await backToSavepoint(db)
        await carry(db, stays)
        return { refused: error }
      }
    })
    tell(runner, bare, heard, pending)
    if ('refused' in done) throw done.refused
    return done.made
  } catch (error) {
    if (refusals === 'afterwards') await writeWhatStays(runner, bare, heard, error, pending)
    throw error
  }
}

/** In a transaction: the work, what follows from its events, and what it said. */
async function carryOut<T>(
  runner: Runner,
  bare: Bare,
  db: Database,
  work: (ctx: Context) => Promise<T>,
  pending: Pending,
): Promise<T> {
  const ctx = new OperationContext(bare, db, pending)
  const made = await work(ctx)
  for (let at = 0; at < pending.entries.length; at++) {
    const entry = pending.entries[at] as Entry
    for (const subscriber of runner.subscribers) {
      if (subscriber.on.includes(entry.type)) await subscriber.run(ctx, entry)
    }
  }
  await settle(bare, db, pending)
  return made
}

/** The transaction stands. */
function tell(runner: Runner, bare: Bare, heard: Written[], pending: Pending): void {
  heard.push(...pending.events)
  if (pending.messages.length > 0 || pending.work.length > 0) runner.kick(bare.org.id)
}

const allOf = (work: Pending['evenIfRefused']) => async (ctx: Context) => {
  for (const each of work) await each(ctx)
}

/** Target first, then the rules of the input: of two faults, the missing thing is heard. */
async function judged(operation: Operation, ctx: Context, bound: Bound) {
  const query = mustBeValid(bound.query)
  return withTarget(bound, query, await operation.target?.(ctx, { path: bound.path, query }))
}

const withTarget = ({ path, body }: Bound, query: unknown, target: unknown) => ({
  path,
  query,
  body: mustBeValid(body),
  target,
  prepared: undefined,
})

/** One cause for each rule that was broken; the summary names the first field. */
function mustBeValid(parsed: BoundValue<unknown>): unknown {
  if (parsed.kind === 'valid') return parsed.value
  const [first] = parsed.problems
  throw apiError.E0000001({ field: first?.field ?? '' }, { causes: parsed.problems.map(({ cause }) => cause) })
}

/** What an operation said that should be written with it. */
class Pending {
  readonly entries: Entry[] = []
  readonly messages: Message[] = []
  readonly work: Later[] = []
  readonly evenIfRefused: ((ctx: Context) => Promise<void>)[] = []
  events: Written[] = []
}

/** A class, not a spread with five closures: a read pays for its context with one small object. */
class OperationContext implements Context {
  readonly org
  readonly request
  readonly caller
  readonly clock
  readonly ids
  readonly digest
  readonly hasher
  readonly sealer
  readonly telephony
  readonly factorProvider
  #pending: Pending | undefined
  #now: string | undefined

  constructor(
    bare: Bare,
    readonly db: Database,
    pending: Pending | undefined,
  ) {
    this.org = bare.org
    this.request = bare.request
    this.caller = bare.caller
    this.clock = bare.clock
    this.ids = bare.ids
    this.digest = bare.digest
    this.hasher = bare.hasher
    this.sealer = bare.sealer
    this.telephony = bare.telephony
    this.factorProvider = bare.factorProvider
    this.#pending = pending
  }

  /** Made when asked for: most reads never do. */
  get now(): string {
    this.#now ??= toSeconds(this.clock.now())
    return this.#now
  }

  /** What a read says is said to nobody: it has no transaction to be written in. */
  get #said(): Pending {
    this.#pending ??= new Pending()
    return this.#pending
  }

  get journal(): Context['journal'] {
    const { entries } = this.#said
    return { record: (entry) => void entries.push(entry) }
  }

  deliver(message: Message): void {
    this.#said.messages.push(message)
  }

  later(work: Later): void {
    this.#said.work.push(work)
  }

  evenIfRefused(work: (ctx: Context) => Promise<void>): void {
    this.#said.evenIfRefused.push(work)
  }

  url(path: string): string {
    return this.request.base + path
  }

  mailUrl(path: string): string {
    return this.request.mailBase + path
  }

  inOrg(org: Org, ids: Ids): Context {
    return new OperationContext({ ...this, org, ids, caller: nobody }, this.db, this.#said)
  }
}

async function settle(bare: Bare, db: Database, pending: Pending): Promise<void> {
  const at = bare.clock.now()
  const circumstances = circumstancesOf(bare)
  const published = toMilliseconds(at)
  pending.events = pending.entries.map((entry) => ({ entry, circumstances, uuid: uuid(bare.ids.request()), published }))
  await journalRows(db).write(bare.org.id, pending.events)
  await queueRows(db).addMessages(
    pending.messages.map((message) => ({
      ...message,
      id: bare.ids.request(),
      orgId: bare.org.id,
      created: at.toISOString(),
    })),
  )
  await queueRows(db).addJobs(
    pending.work.map(({ kind, payload, dueAt, ofThisRequest }) => ({
      id: bare.ids.request(),
      orgId: bare.org.id,
      kind,
      payload: ofThisRequest ? { ...payload, request: { ...bare.request, headers: {} } } : payload,
      dueAt: (dueAt ?? laterThan(at, 0)).toISOString(),
    })),
  )
}

function circumstancesOf({ request, caller }: Bare): Circumstances {
  return {
    requestId: request.id,
    requestUri: withoutSecrets(request.uri),
    ip: request.ip,
    userAgent: request.userAgent,
    actor:
      caller.userId === ''
        ? { id: 'system@okta.com', type: 'SystemPrincipal', alternateId: 'system@okta.com', displayName: 'Okta System' }
        : { id: caller.userId, type: 'User', alternateId: caller.login, displayName: caller.displayName },
  }
}

/** The text form of a version 4 UUID (RFC 9562) from 32 random hex digits. */
const uuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${'89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4]}${hex.slice(17, 20)}-${hex.slice(20)}`
