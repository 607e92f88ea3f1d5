/** What recovery enters in the system log. Whoever recovers has no token: they do it themselves. */
import { asTarget, type User } from '../../areas/users/index.js'
import type { Entry, EventType } from '../../journal/events.js'
import type { RecoveryType } from './model.js'

const bySelf = (type: EventType, user: User): Entry => ({ type, actor: asTarget(user), targets: [asTarget(user)] })

const mails = {
  PASSWORD: 'system.email.password_reset.sent_message',
  UNLOCK: 'system.email.account_unlock.sent_message',
} as const

export const mailed = (type: RecoveryType, user: User): Entry => bySelf(mails[type], user)

export const unlockTokenIssued = (user: User): Entry => bySelf('user.account.unlock_token', user)

export const unlocked = (user: User): Entry => bySelf('user.account.unlock', user)

export const passwordReset = (user: User): Entry => bySelf('user.account.reset_password', user)

/** What a wrong code or answer is called. */
export const attempts = {
  PASSWORD: 'user.account.reset_password',
  UNLOCK: 'user.account.unlock',
  ACCOUNT_ACTIVATION: 'user.account.update_password',
} as const satisfies Record<string, EventType>

/** A link that has had its time, or was used. Whose it was is not kept. */
export const staleLinkUsed: Entry = {
  type: 'user.account.use_token',
  actor: { id: 'unknown', type: 'User', alternateId: 'unknown', displayName: 'unknown' },
  outcome: { result: 'FAILURE', reason: 'VERIFICATION_ERROR' },
}
