/** People as the system log and mails name them. */

import type { Org } from '../../../access/org.js'
import type { Recipient } from '../../../delivery/index.js'
import type { Target } from '../../../journal/events.js'
import type { Profile, User } from '../model.js'

/** The profile, read once for what only needs a name or an address. */
export function personOf(user: User): { login: string; email: string; firstName: string; lastName: string } {
  const profile = JSON.parse(user.profile) as Profile
  const text = (name: string) => (typeof profile[name] === 'string' ? (profile[name] as string) : '')
  return { login: text('login'), email: text('email'), firstName: text('firstName'), lastName: text('lastName') }
}

/** The user as what an event was done to. */
export function asTarget(user: User): Target {
  const { login, firstName, lastName } = personOf(user)
  return { id: user.id, type: 'User', alternateId: login, displayName: `${firstName} ${lastName}`.trim() }
}

/** The user as whom a mail goes to, in the language of their profile. */
export function asRecipient(user: User, org: Org): Recipient {
  const { email, firstName } = personOf(user)
  const { preferredLanguage } = JSON.parse(user.profile) as Profile
  const recipient = { to: email, firstName, orgName: org.name }
  return typeof preferredLanguage === 'string' ? { ...recipient, language: preferredLanguage } : recipient
}
