/** Mails to people, ready for the outbox: `ctx.deliver(activationMessage({ … }))`. */
import type { Message } from '../ports/index.js'
import { type Facts, type MailKind, type Wording, wordingOf } from './templates.js'

export { pushMessage, setUpText } from './phone.js'

/** Whom a mail goes to, and in which language where the person has one. */
export type Recipient = { to: string; firstName: string; orgName: string; language?: string }

/** A link that works once, and the time at which it ends to work (ISO 8601). */
export type OneTimeLink = { link: string; expiresAt: string }

/** Welcome: a new account and the link that sets it up. */
export const activationMessage = (given: Recipient & OneTimeLink): Message => linked('activation', given)
/** The link to set up an account once more; it replaces the earlier one. */
export const reactivationMessage = (given: Recipient & OneTimeLink): Message => linked('reactivation', given)
/** The link asked for by somebody who forgot their password. */
export const forgotPasswordMessage = (given: Recipient & OneTimeLink): Message => linked('forgotPassword', given)
/** The link sent because an administrator reset the password. */
export const passwordResetMessage = (given: Recipient & OneTimeLink): Message => linked('resetByAdministrator', given)
/** Tells somebody who forgot their password that they cannot choose a new one by themselves. */
export const forgotPasswordDeniedMessage = (given: Recipient): Message => mail('forgotPasswordDenied', given, given)
/** The link asked for by somebody whose account is locked. */
export const unlockMessage = (given: Recipient & OneTimeLink): Message => linked('unlock', given)
/** Tells somebody who asked for that link that the account is not locked. */
export const unlockNeedlessMessage = (given: Recipient): Message => mail('unlockNeedless', given, given)
/** Tells somebody who asked for that link that it is not theirs to unlock the account. */
export const unlockDeniedMessage = (given: Recipient): Message => mail('unlockDenied', given, given)

/** What to type in, and how many minutes it works. */
export type OneTimeCode = { code: string; lifetimeMinutes: number }

/** A code that proves, at sign-in, that the address is still the person's. */
export const emailCodeMessage = (given: Recipient & OneTimeCode): Message => coded('emailCode', given)
/** A code that proves the same before the address is used for the first time. */
export const emailEnrollmentMessage = (given: Recipient & OneTimeCode): Message => coded('emailEnrollment', given)
/** The link that sets up a device for pushes. */
export const deviceSetUpMessage = (given: Recipient & OneTimeLink): Message => linked('deviceSetUp', given)
/** Tells that a factor was enrolled. `factor`: its name for people, such as `Google Authenticator`. */
export const factorEnrolledMessage = (given: Recipient & { factor: string }): Message =>
  mail('factorEnrolled', given, given)
/** Tells that a factor was taken away; `factor` as above, or `All factors`. */
export const factorResetMessage = (given: Recipient & { factor: string }): Message => mail('factorReset', given, given)
/** Tells of a sign-in from a device that was never seen before. `at`: ISO 8601. */
export const newSignOnMessage = (given: Recipient & { at: string; browser: string; ip: string }): Message =>
  mail('newSignOn', given, { ...given, at: forPeople(given.at) })
/** Tells that the password is another one now. */
export const passwordChangedMessage = (given: Recipient): Message => mail('passwordChanged', given, given)
/** Tells that too many wrong passwords locked the account. */
export const accountLockedMessage = (given: Recipient): Message => mail('accountLocked', given, given)
/** Tells an administrator that an account was deactivated. `login`: whose. */
export const userDeactivatedMessage = (given: Recipient & { login: string }): Message =>
  mail('userDeactivated', given, given)

const linked = (kind: MailKind, given: Recipient & OneTimeLink): Message =>
  mail(kind, given, { ...given, expiresAt: forPeople(given.expiresAt) })

const coded = (kind: MailKind, given: Recipient & OneTimeCode): Message =>
  mail(kind, given, {
    ...given,
    lasting: `${given.lifetimeMinutes} ${given.lifetimeMinutes === 1 ? 'minute' : 'minutes'}`,
  })

/** `2026-01-22 12:00 UTC`: the reader's zone is not known. */
const forPeople = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`

function mail(kind: MailKind, { to, language }: Recipient, facts: Facts): Message {
  const wording = wordingOf(kind, facts, language)
  return {
    kind: 'email',
    to,
    // A line break would begin another header.
    subject: wording.subject.replace(/[\r\n]+/g, ' '),
    text: plain(wording, facts),
    html: html(wording, facts),
  }
}

const plain = ({ before, after }: Wording, { link, code }: Facts): string =>
  `${[...before, ...[link, code].filter((each) => each !== undefined), ...after].join('\n\n')}\n`

function html({ before, button, after }: Wording, { link, code }: Facts): string {
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`
  const parts = before.map(paragraph)
  if (link !== undefined && button !== undefined) parts.push(`<p><a href="${escaped(link)}">${escaped(button)}</a></p>`)
  if (code !== undefined) parts.push(`<p><strong>${escaped(code)}</strong></p>`)
  return `<!doctype html><html><body>${[...parts, ...after.map(paragraph)].join('')}</body></html>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
