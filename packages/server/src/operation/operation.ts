/** An operation: one answer to one kind of request, declared so that it can be routed, checked, documented and held to. */
import type { ApiCode } from '@stuntdouble/catalogue'
import type { Bucket } from '../access/rate-limits.js'
import type { Scope } from '../access/roles.js'
import type { Entry, EventType } from '../journal/events.js'
import type { Reply } from '../kernel/reply.js'
import type { Schema } from '../kernel/schema.js'
import type { Context, RequestFacts } from './context.js'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Route = `${Method} /${string}`

type Parameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameters<Rest>
  : never
/** The parameters of a route's path: `{ userId: string }` for `POST /api/v1/users/{userId}/lifecycle/activate`. */
export type PathOf<R extends string> = { readonly [Name in Parameters<R>]: string }

/** What came with the request, each part as its schema made it. */
export type Input<P, Q, B, T, V> = {
  path: P
  query: Q
  body: B
  /** What `target` found. */
  target: T
  /** What `prepare` made. */
  prepared: V
}

export type Declaration<R extends Route, Q, B, T, V> = {
  /** Okta's operationId. */
  id: string
  route: R
  /** What a caller must be allowed; absent for what anyone may ask. */
  scope?: Scope
  /** A narrower permission that is enough for this operation, which some administrator roles have alone. */
  sufficient?: Scope
  /** The parameter of the path that may name the caller: whoever is signed in may do this to themselves, without a role. */
  own?: keyof PathOf<R>
  /** Whether this request may go without the token that `scope` asks for; it is then nobody's. May refuse. */
  tokenless?(request: Pick<RequestFacts, 'ip' | 'headers' | 'base'>): boolean
  input?: {
    query?: Schema<Q>
    body?: Schema<B>
    /** A body may be left out. */
    bodyOptional?: boolean
  }
  /** Other types that the endpoint reads or answers; JSON when left out. */
  media?: { reads?: readonly string[]; answers?: readonly string[] }
  /** The code for an `Accept` that asks for something else; E0000019 when left out. */
  notAcceptable?: 'E0000012' | 'E0000019' | 'E0000122'
  /** The refusals of this operation itself. Those that any request may meet are said in `http/answer.ts`. */
  errors: readonly ApiCode[]
  /**
   * Somebody shows a secret here, and a wrong one is counted. What it says in `evenIfRefused` is then written before
   * anybody else is judged: whoever guesses many times at the same moment guesses no more often than one by one.
   */
  countsRefusals?: true
  /**
   * Milliseconds after which a refusal is answered, and no sooner. Refused for one reason or for another, it takes as long:
   * nobody learns from the time whether there is such a person. More than any of the reasons needs.
   */
  refusesAfterMs?: number
  /** GET reads; everything else writes, in a transaction. `true` for a POST that only reads. */
  readsOnly?: boolean
  /** Where each name that the body may show has an allowance of its own, beside that of the path. */
  limitedByName?: {
    bucket: Bucket
    /** Undefined where this body names nobody. */
    nameIn(body: B): string | undefined
    /** What the log says of the first that is one too many in a window. */
    exceeded(name: string): Entry
  }
  /** Finds what the path names, before the body's rules are looked at: a missing target is said first. */
  target?(ctx: Context, found: { path: PathOf<R>; query: Q }): Promise<T>
  /**
   * What takes time or leaves the house (a hash, a call): before the transaction, with the target found. `expect`: told
   * once what will be answered unless something is found wrong, so that `run` can be done meanwhile; it stands if that very
   * object is answered, and is as if it had never been if not.
   */
  prepare?(
    ctx: Context,
    input: Input<PathOf<R>, Q, B, T, undefined>,
    expect: (prepared: V & object) => void,
  ): Promise<V>
  /** Decides and writes. In a write, only the database may be awaited here. */
  run(ctx: Context, input: Input<PathOf<R>, Q, B, T, V>): Promise<Reply>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of operations cannot name the input of each.
export type Operation = Declaration<Route, any, any, any, any>

/** Declares an operation. Its parts are typed by its route and its schemas. */
export const operation = <
  const R extends Route,
  Q = Record<string, never>,
  B = undefined,
  T = undefined,
  V = undefined,
>(
  declaration: Declaration<R, Q, B, T, V>,
): Operation => declaration as unknown as Operation

/** What follows from an event elsewhere in the house, in the same transaction. */
export type Subscriber = {
  on: readonly EventType[]
  run(ctx: Context, event: Entry): Promise<void>
}

/** Work that a job does: given the payload it was queued with, in an org, outside any request. */
export type JobHandler = {
  kind: string
  /** What takes time or leaves the house: before the transaction. */
  prepare?(ctx: Context, payload: Readonly<Record<string, unknown>>): Promise<unknown>
  /** In a transaction of its own. `prepared`: what `prepare` made. */
  run(ctx: Context, payload: Readonly<Record<string, unknown>>, prepared: unknown): Promise<void>
  /** A refusal is an answer, though nobody hears it: the work is not tried again. */
  mayBeRefused?: true
}

/** What an org begins with: the person who may do everything, and the token that speaks for them. */
export type Founding = {
  admin: { id: string; login: string; email: string; firstName: string; lastName: string; passwordHash: string }
  /** Absent where nobody asked for a token yet. */
  token: { hash: string; name: string } | undefined
}

/** What a room offers the house. */
export type Room = {
  operations: readonly Operation[]
  /** What the room puts into a new org; rooms are asked in the order of `floors.mjs`. */
  founding?(ctx: Context, founding: Founding): Promise<void>
  subscribers?: readonly Subscriber[]
  jobs?: readonly JobHandler[]
}
