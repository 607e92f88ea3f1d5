/** What must be true for a text or a call to go out, and what is said when it is not. */
import { apiError } from '@stuntdouble/catalogue'
import type { Limit, MessageKind, MessageOrder, PreparedMessage, TelephonySettings, Use } from './model.js'

/** The limit that keeps this order back; the narrowest is said first, so that waiting is advised where it helps. */
export function limitReached(
  { kind }: Pick<MessageOrder, 'kind'>,
  settings: TelephonySettings,
  use: Use,
  { hasGateway, isAbroad }: { hasGateway: boolean; isAbroad: boolean },
): Limit | undefined {
  const isText = kind === 'sms'
  const ofDay = isText ? settings.smsPerDay : settings.callsPerDay
  const free = isText && !hasGateway ? settings.freeSmsPer30Days : null
  if (!settings.provided && !hasGateway) return 'closed'
  if (!settings.international && isAbroad) return 'abroad'
  if (use.toNumber > 0) return 'pause'
  if (use.ofUser >= (isText ? settings.smsPerUser : settings.callsPerUser)) return 'user'
  if (ofDay !== null && use.ofDay >= ofDay) return 'org'
  if (free !== null && use.of30Days >= free) return 'free'
  return undefined
}

/** @throws E0000247 where the org has neither telephony of its own nor that which comes with it */
export function mustHaveTelephony(over: Limit | undefined): void {
  if (over === 'closed') throw apiError.E0000247()
}

/** @throws E0000099 for a number abroad, in an org that stays at home */
export function mustStayAtHome(over: Limit | undefined): void {
  if (over === 'abroad') throw apiError.E0000099()
}

/**
 * The pause belongs to the number, whoever asks. Okta's own example shows E0000047 for a call; clients know E0000133.
 * @throws E0000109, E0000133
 */
export function mustNotFollowAtOnce(over: Limit | undefined, kind: MessageKind): void {
  if (over !== 'pause') return
  throw kind === 'sms' ? apiError.E0000109() : apiError.E0000133()
}

/** A user who only asks again hears the younger pair of codes. @throws E0000150, E0000151; E0000204, E0000205 */
export function mustLeaveTheUserSome(over: Limit | undefined, { kind, purpose }: MessageOrder): void {
  if (over !== 'user') return
  if (purpose === 'resend') throw kind === 'sms' ? apiError.E0000204() : apiError.E0000205()
  throw kind === 'sms' ? apiError.E0000150() : apiError.E0000151()
}

/** @throws E0000146, E0000147 */
export function mustLeaveTheOrgSome(over: Limit | undefined, kind: MessageKind): void {
  if (over !== 'org') return
  throw kind === 'sms' ? apiError.E0000146() : apiError.E0000147()
}

/** @throws E0000186 */
export function mustLeaveTheFreeOrgSome(over: Limit | undefined): void {
  if (over === 'free') throw apiError.E0000186()
}

/**
 * A gateway that cannot be asked is a fault on our side of the provider; what it answers is the provider's.
 * @throws E0000138, E0000139, E0000140, E0000098
 */
export function mustHaveBeenTaken(problem: PreparedMessage['problem']): void {
  switch (problem?.problem) {
    case 'unreachable':
      throw apiError.E0000138({ cause: problem })
    case 'provider':
      throw apiError.E0000139({ cause: problem })
    case 'opted-out':
      throw apiError.E0000140({ cause: problem })
    case 'invalid-number':
      throw apiError.E0000098({ cause: problem })
  }
}
