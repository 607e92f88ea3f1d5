/** What the room enters in the system log. */
import type { Entry, EventType, Target } from '../../journal/events.js'
import type { Limit, MessageOrder, PreparedMessage, Purpose } from './model.js'

const sentEvents: Readonly<Record<MessageOrder['kind'], Readonly<Record<Purpose, EventType>>>> = {
  sms: {
    enroll: 'system.sms.send_phone_verification_message',
    challenge: 'system.sms.send_factor_verify_message',
    resend: 'system.sms.send_factor_verify_message',
    recover: 'system.sms.send_password_reset_message',
    unlock: 'system.sms.send_account_unlock_message',
  },
  call: {
    enroll: 'system.voice.send_phone_verification_call',
    challenge: 'system.voice.send_mfa_challenge_call',
    resend: 'system.voice.send_mfa_challenge_call',
    recover: 'system.voice.send_password_reset_call',
    unlock: 'system.voice.send_account_unlock_call',
  },
}

/** In Classic Engine the number stands in a target of its own. */
const phone = (number: string): Target => ({
  id: number,
  type: 'MobilePhone',
  alternateId: number,
  displayName: number,
})

/** A message that went out, or that nobody took. */
export const sent = ({ order: { kind, to, purpose }, problem }: PreparedMessage, user: Target): Entry => ({
  type: sentEvents[kind][purpose],
  targets: [user, phone(to)],
  outcome: problem === undefined ? { result: 'SUCCESS' } : { result: 'FAILURE', reason: problem.message },
  debug: { phoneNumber: to },
})

const limitFacts = {
  pause: ['user', '30', 'SECONDS'],
  user: ['user', '5', 'MINUTES'],
  org: ['org', '1440', 'MINUTES'],
  free: ['org', '43200', 'MINUTES'],
} as const

/** A message that a limit kept back. Members as Okta documents them for limits of operations. */
export const keptBack = ({ kind, to, purpose }: MessageOrder, over: keyof typeof limitFacts, user: Target): Entry => {
  const [scope, span, unit] = limitFacts[over]
  return {
    type: 'system.operation.rate_limit.violation',
    targets: [user],
    outcome: { result: 'DENY', reason: `Too many ${kind === 'sms' ? 'SMS messages' : 'voice calls'}` },
    debug: {
      operationRateLimitSubtype: kind === 'sms' ? 'SMS' : 'Voice call',
      operationRateLimitType: `${kind}_factor_${purpose === 'enroll' ? 'enroll' : 'verify'}`,
      operationRateLimitScopeType: scope,
      operationRateLimitTimeSpan: span,
      operationRateLimitTimeUnit: unit,
      phoneNumber: to,
    },
  }
}

/** Whether a limit is one of how much is sent, and not one of where to. */
export const isOfUse = (over: Limit | undefined): over is keyof typeof limitFacts =>
  over !== undefined && over in limitFacts
