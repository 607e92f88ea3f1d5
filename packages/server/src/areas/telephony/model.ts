/** Texts and calls to people: what is to be sent, and how much of it an org may send. */
import type { PhoneMessage, TelephonyFailed } from '../../ports/index.js'

export type MessageKind = PhoneMessage['kind']

/** What a message is for. Whoever asks again for what is under way resends. */
export type Purpose = 'enroll' | 'challenge' | 'resend' | 'recover' | 'unlock'

/** A message that somebody wants sent. */
export type MessageOrder = {
  kind: MessageKind
  /** E.164. */
  to: string
  /** Whom the code is for. The number may be another person's as well. */
  userId: string
  code: string
  /** What is said where it is no code. */
  text?: string
  purpose: Purpose
  /** A text of the org's own, and the language (RFC 5646) of whoever asks, where that is said. */
  templateId?: string | undefined
  language?: string | undefined
}

/** What became of an order before its transaction: either it went out, or `over` or `problem` says why not. */
export type PreparedMessage = {
  order: MessageOrder
  id: string
  text: string
  goesAbroad: boolean
  over: Limit | undefined
  problem: TelephonyFailed | undefined
}

/** What a message may run into, in the order in which it is said. */
export type Limit = 'closed' | 'abroad' | 'pause' | 'user' | 'org' | 'free'

export type TelephonySettings = {
  /** Whether the org may use the telephony that comes with it; one that brought a gateway needs none. */
  provided: boolean
  /** Whether messages may leave the United States and Canada. */
  international: boolean
  /** How many each user may ask for within five minutes, whatever the number. */
  smsPerUser: number
  callsPerUser: number
  /** How many the org may send within 24 hours; null for any number. */
  smsPerDay: number | null
  callsPerDay: number | null
  /** How many texts a free org may send within 30 days; null for an org that pays. */
  freeSmsPer30Days: number | null
}

/**
 * Okta's log shows 15 within five minutes as the quota of a user (rl-system-log-events). What it allows an org in a day
 * is not published, so nothing holds until it is set.
 */
export const usualSettings: TelephonySettings = {
  provided: true,
  international: true,
  smsPerUser: 15,
  callsPerUser: 15,
  smsPerDay: null,
  callsPerDay: null,
  freeSmsPer30Days: null,
}

/** How much was sent, as far as the limits ask. */
export type Use = {
  /** Within the pause, to the number of the order. */
  toNumber: number
  /** Within the user's window, for the user of the order. */
  ofUser: number
  /** Within a day, by the org. */
  ofDay: number
  /** Texts within thirty days, by the org. */
  of30Days: number
}
