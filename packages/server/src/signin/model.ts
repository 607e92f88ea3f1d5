/** A sign-in under way: its states, and what is kept of it between two requests. */
import type { SessionLimits } from '../areas/sessions/index.js'
import type { AuthnTransactionRow } from '../store/tables/authn.js'

export const states = [
  'UNAUTHENTICATED',
  'PASSWORD_WARN',
  'PASSWORD_EXPIRED',
  'RECOVERY',
  'RECOVERY_CHALLENGE',
  'PASSWORD_RESET',
  'LOCKED_OUT',
  'MFA_ENROLL',
  'MFA_ENROLL_ACTIVATE',
  'MFA_REQUIRED',
  'MFA_CHALLENGE',
  'SUCCESS',
] as const

export type State = (typeof states)[number]

/** What whoever began the sign-in wants of it. */
export type Options = {
  /** After one factor was enrolled, those that may be enrolled are offered again. */
  multiOptionalFactorEnroll: boolean
  /** Whoever has a password that will expire soon is told so. */
  warnBeforePasswordExpired: boolean
}

export type FactorResult = 'WAITING' | 'CHALLENGE' | 'REJECTED' | 'TIMEOUT' | 'CANCELLED'

/** A password that was forgotten, an account that is locked, an account that is new. */
export type Recovery = {
  type: 'PASSWORD' | 'UNLOCK' | 'ACCOUNT_ACTIVATION'
  /** By what it was asked for or proven; null where a link or a trusted application said so. */
  factorType: 'EMAIL' | 'SMS' | 'CALL' | null
  /** The factor of RECOVERY_CHALLENGE, once it has been asked: the hash of the code, and until when it is good. */
  codeHash?: string
  codeExpiresAt?: string
  /** When a code was last asked for. */
  sentAt?: string
  /** Wrong codes, or answers, so far. */
  failures?: number
  /** The one-time link by which somebody came. It is used up by what it leads to. */
  secretHash?: string
}

/** What is kept as JSON in the column `details`. */
export type Details = {
  options: Options
  relayState: string | null
  /** SHA-256 of what tells the device from others; null where nobody said. */
  deviceHash: string | null
  /** What a trusted application knows the device by; for the log alone. */
  deviceFingerprint: string | null
  /** What has been proven so far, in this order (RFC 8176). */
  amr: readonly string[]
  /**
   * By what it is told that somebody still has the password that they had when they proved something, as `passwordMarkOf`
   * makes it: with another one since, or none, they have proven nothing. Null where nothing was proven.
   */
  passwordMark: string | null
  /** The factor that is being enrolled or asked. */
  factorId: string | null
  /** Of security keys that were asked for by their type, any may answer. */
  factorType: string | null
  factorResult: FactorResult | null
  /** What was asked: somebody who signs in twice at once hears each time of their own. */
  challengeId: string | null
  /** What the page that asks has to show or sign, where the factor asks for that; never a code. */
  challenge: Readonly<Record<string, unknown>> | null
  /** The device is to be remembered once the factor is proven. */
  rememberDevice: boolean
  /** A factor was enrolled on the way. */
  hasEnrolled: boolean
  /** Steps that may be left out, and were. */
  skipped: readonly ('PASSWORD_WARN' | 'MFA_ENROLL')[]
  /** Somebody wanted a page: where they go once they are in, and what is said of their session. */
  stepUp: { place: string; limits?: SessionLimits } | null
  recovery: Recovery | null
}

export const usualOptions: Options = { multiOptionalFactorEnroll: false, warnBeforePasswordExpired: false }

/** No factor is being enrolled or asked. */
export const noFactor = {
  factorId: null,
  factorType: null,
  factorResult: null,
  challengeId: null,
  challenge: null,
  rememberDevice: false,
} as const satisfies Partial<Details>

export const noDetails: Details = {
  options: usualOptions,
  relayState: null,
  deviceHash: null,
  deviceFingerprint: null,
  amr: [],
  passwordMark: null,
  ...noFactor,
  hasEnrolled: false,
  skipped: [],
  stepUp: null,
  recovery: null,
}

/** A transaction as somebody holds it. */
export type Transaction = {
  /** What the caller shows with every step. Only its hash is kept. */
  stateToken: string
  state: State
  /** Null where nobody goes by the name that was given, and while nobody has said who they are. */
  userId: string | null
  details: Details
  expiresAt: Date
  /** As it stood when it was read: whoever moves it moves it from there. */
  row: AuthnTransactionRow
}

/** A state token is good for five minutes after it was last used. */
export const lifetimeMinutes = 5

/** What a device may be called: Okta's limit. */
export const deviceTokenMax = 32
