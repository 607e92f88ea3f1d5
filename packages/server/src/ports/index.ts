/**
 * Doors to the world. Everything that is not a pure function of its arguments comes through one of these, so that a
 * test can turn the clock, repeat an id, and let a relay refuse. `node/` opens them on a real machine.
 */

/** The machine's clock. Each org adds its own offset (see `orgClock`), so nothing but `node/` asks this one directly. */
export interface Clock {
  now(): Date
}

/** The clock that an org lives by: the machine's, moved forward by an offset, or standing still. */
export function orgClock(machine: Clock, setting: { offsetMs: number; frozenAt: string | null }): Clock {
  const { offsetMs, frozenAt } = setting
  if (frozenAt !== null) return { now: () => new Date(frozenAt) }
  return offsetMs === 0 ? machine : { now: () => new Date(machine.now().getTime() + offsetMs) }
}

/** Unpredictable bytes, for tokens, salts and ids. */
export interface Random {
  bytes(count: number): Uint8Array
}

/** One-way and keyed digests. `node:crypto` on a machine. */
export interface Digest {
  /** SHA-256 as 64 lower-case hex digits. */
  sha256(text: string): string
  /** Compares in a time that does not depend on where the two differ. */
  equal(left: string, right: string): boolean
}

/** Encrypts what must be read back, such as the seed of a one-time password: AES-256-GCM with the key of the server. */
export interface Sealer {
  seal(text: string): string
  /** @throws Error where the text was not sealed with this key, or was changed since. */
  open(sealed: string): string
}

/** How a stored password is kept: an encoded string that names its algorithm and carries its own salt. */
export interface Hasher {
  /** Argon2id, encoded in the PHC string format. */
  hash(password: string): Promise<string>
  /** Whether `password` is the one `encoded` was made from; any format of `areas/users/passwords`. */
  verify(encoded: string, password: string): Promise<boolean>
}

/** A message on its way out. The outbox keeps it whether or not it could be delivered. */
export type Message = {
  kind: 'email' | 'sms' | 'call' | 'push'
  to: string
  subject: string
  text: string
  html: string
}

/** A relay that says no for good: a 5yz answer (RFC 5321, 4.2.1). Asking again in the same form is of no use. */
export class MailRefused extends Error {
  override name = 'MailRefused'
}

/** A relay. Rejects with `MailRefused` for a final no; any other rejection is tried again by the queue. */
export interface Mail {
  send(message: Message & { from: string }): Promise<void>
}

/** Why a text or call did not reach anyone. */
export type TelephonyProblem =
  /** Nobody could be asked: the gateway is gone, too slow, or talks nonsense. */
  | 'unreachable'
  /** The provider reports an outage, or does not serve this account. */
  | 'provider'
  /** The recipient asked not to be written to. */
  | 'opted-out'
  /** The provider does not take the number. */
  | 'invalid-number'

export class TelephonyFailed extends Error {
  override name = 'TelephonyFailed'

  constructor(
    readonly problem: TelephonyProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** A text or a call on its way out. `to`: E.164. `code`: what the person types in, where there is one. */
export type PhoneMessage = { orgId: string; kind: 'sms' | 'call'; to: string; text: string; code: string | null }

/** A gateway that texts and calls. Rejects with `TelephonyFailed`. Whoever asked waits for it: it is no work for a job. */
export interface Telephony {
  /** Whether the gateway is one that the server was given, and not the outbox alone. */
  isOwn?: boolean
  send(message: PhoneMessage): Promise<void>
}

/** A code that only whoever issued the token can judge. `nextPassCode`: the one after it, where a token is enrolled. */
export type ProviderQuestion = {
  orgId: string
  provider: 'RSA' | 'SYMANTEC'
  credentialId: string
  passCode: string
  nextPassCode?: string
}

/** What a provider says of a code, in RADIUS's words (RFC 2865). `prompt`: what it wants the person to be asked next. */
export type ProviderAnswer = { result: 'ACCEPT' | 'REJECT' } | { result: 'CHALLENGE'; prompt: string }

export class FactorProviderFailed extends Error {
  override name = 'FactorProviderFailed'

  constructor(
    /** It cannot be reached or keeps silent; or it answers, but not to what it was asked. */
    readonly problem: 'silent' | 'fault',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** Who judges the codes of tokens that others issued. Rejects with `FactorProviderFailed`. Whoever asked waits for it. */
export interface FactorProvider {
  ask(question: ProviderQuestion): Promise<ProviderAnswer>
}

/** What a person at the terminal sees of the running server. Never carries a secret. */
export interface Log {
  line(text: string): void
}

/** Time that goes by, until somebody needs it no more. */
export type Pause = { over: Promise<void>; cancel(): void }

export type Ports = {
  clock: Clock
  /** Begins a pause of so many milliseconds. Absent where nobody is there who could measure how long an answer takes. */
  pause?(ms: number): Pause
  random: Random
  digest: Digest
  hasher: Hasher
  sealer: Sealer
  mail: Mail
  telephony: Telephony
  factorProvider: FactorProvider
  log: Log
}
