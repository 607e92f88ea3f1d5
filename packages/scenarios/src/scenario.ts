/** What a scenario is made of: a world to act in, and a short story of how a caller comes to hear one error. */
import type { ApiCode, OAuthCondition } from '@stuntdouble/catalogue'

/** The JSON of an answer. A scenario reads from it what it knows to be there. */
// biome-ignore lint/suspicious/noExplicitAny: the endpoint decides what is there, and a wrong guess fails the telling.
export type Body = any

/** A request exactly as it shall be sent, for what the short calls would put right: odd headers, broken bodies. */
export type RawRequest = {
  method: string
  /** Path and query. */
  path: string
  /** All that is sent beside the caller's own `authorization`; names in lower case. */
  headers?: Readonly<Record<string, string>>
  /** Sent as it stands. Absent: no body. */
  body?: string
}

/** One call and its answer. Tokens are replaced by names, so that a transcript can be shown to anyone. */
export type Exchange = {
  request: { method: string; path: string; headers: Readonly<Record<string, string>>; body: string | undefined }
  answer: {
    status: number
    /** The first value of each header; names in lower case. */
    headers: Readonly<Record<string, string>>
    /** Parsed where it is JSON, else the text; undefined for none. */
    body: Body
  }
}

/** Somebody who calls the API. The short calls send and read JSON, and answer with the body. */
export interface Caller {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Body>
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Body>
  put(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Body>
  delete(path: string, headers?: Readonly<Record<string, string>>): Promise<Body>
  raw(request: RawRequest): Promise<Exchange>
}

/** What every org offers to whoever has a super administrator's token. */
export interface World {
  /** Calls with the super administrator's token. */
  admin: Caller
  /** Calls without any. */
  anonymous: Caller
  /** Calls with another API token. */
  as(token: string): Caller
  /** A name that nothing else in the org has, beginning with `word`: letters and digits only. */
  unique(word: string): string
}

/** How something outside the org behaves when it is called. */
export type Behaviour = 'well' | 'slow' | 'refuses' | 'garbage' | 'gone'

/** What else is so of a neighbour. */
export type Manner = {
  /** How late a slow one answers. */
  delayMs?: number
  /** Phone numbers whose owners want no more messages; numbers that nobody has. */
  optedOut?: readonly string[]
  unassigned?: readonly string[]
  /** The codes that the provider of tokens takes, and what it wants to know next, whatever it is told. */
  accepts?: readonly string[]
  asks?: string
}

/** How many texts and calls an org may send, and where to; null for any number of them. */
export type Telephony = {
  provided?: boolean
  international?: boolean
  /** For each user, within five minutes. */
  smsPerUser?: number
  callsPerUser?: number
  smsPerDay?: number | null
  callsPerDay?: number | null
  freeSmsPer30Days?: number | null
}

/** What was sent to a person. */
export type Sent = { kind: 'email' | 'sms' | 'call' | 'push'; to: string; subject: string; text: string; html: string }

/** A phone with an authenticator app on it, in its owner's hand. It answers with what the org said to it last. */
export interface Device {
  /** Opens the link that sets it up, as it was sent to its owner. */
  enroll(activationLink: string): Promise<Body>
  /** Sees what it is asked; it looks by itself where it is to answer and has not looked. */
  look(): Promise<Body>
  /** Says yes to what it was asked last. `origin`: the site that asked it over its own machine, if one did. */
  approve(origin?: string): Promise<Body>
  deny(): Promise<Body>
  /** Says yes, and picks this of the numbers that it shows. */
  pick(number: number): Promise<Body>
}

/** Powers that an org of one's own has and a shared one lacks. A scenario names those it uses in `needs`. */
export interface Powers {
  clock: {
    /** Lets time pass: `PT61M`, `P31D` (ISO 8601). What falls due meanwhile has happened when this returns. */
    advance(duration: string): Promise<void>
  }
  /** What was sent, newest first. */
  outbox(kind?: Sent['kind']): Promise<readonly Sent[]>
  /** Changes how a neighbour of the org behaves: `mail`, `sms`, `voice`, `factor-provider` … */
  upstream(name: string, behaves: Behaviour, more?: Manner): Promise<void>
  /** Changes how the database behaves, which all orgs of a server share: one that `refuses` is read-only. */
  database(behaves: Behaviour, delayMs?: number): Promise<void>
  /** Allows so many requests a minute in the named buckets (`/api/v1/groups`), and refuses beyond that. */
  rateLimits(limits: Readonly<Record<string, number>>): Promise<void>
  /** Limits what the org may text and call; what is left out stays as it is. */
  telephony(settings: Telephony): Promise<void>
  /** The org may be left changed: what the scenario does there, nobody can undo by calling the API. */
  disposable: true
  /** A phone that nobody has set up yet. */
  device(): Device
  /** Makes an API token that speaks for a user: what the user would do in the admin console. */
  token(userId: string): Promise<string>
}

export type Power = keyof Powers

/** The world of a scenario: what every org offers, and the powers that the scenario named. */
export type WorldWith<Need extends Power> = World & Pick<Powers, Need>

/** Which engine an org has, in the words of its `/.well-known/okta-organization`: Classic Engine or Identity Engine. */
export type Pipeline = 'v1' | 'idx'

export const engineNames: Readonly<Record<Pipeline, string>> = { v1: 'Classic Engine', idx: 'Identity Engine' }

/** How an error comes about, told so that it can be played against any org. */
export interface Scenario {
  /** What leads to the error, in a sentence. */
  readonly why: string
  /** What a caller does about it, in a sentence. */
  readonly fix: string
  /** The powers without which it cannot be played. */
  readonly needs: readonly Power[]
  /** The engine that an org must have for it to happen as it is told; left out where it happens so in any. */
  readonly pipeline?: Pipeline
  /** Refusals without which nobody comes there: nobody is locked out who has not failed before. */
  readonly afterHearing?: readonly ApiCode[]
  /**
   * Acts. It answers with what its last call returned, in which the error is heard; all calls before it succeed,
   * but for those that end in what it is heard after. It judges nothing itself: what should have come is known from the catalogue.
   */
  play(world: World & Powers): Promise<Body>
}

export interface ApiScenario<Code extends ApiCode = ApiCode> extends Scenario {
  readonly family: 'api'
  readonly code: Code
}

export interface OAuthScenario<Condition extends OAuthCondition = OAuthCondition> extends Scenario {
  readonly family: 'oauth'
  readonly condition: Condition
}

/** Tells how an API code comes about. A power that `needs` does not name is not in the world of `play`. */
export function apiScenario<const Code extends ApiCode, const Need extends Power = never>(told: {
  code: Code
  why: string
  fix: string
  needs?: readonly Need[]
  pipeline?: Pipeline
  afterHearing?: readonly ApiCode[]
  play(world: WorldWith<Need>): Promise<Body>
}): ApiScenario<Code> {
  return { family: 'api', ...told, needs: told.needs ?? [] }
}
