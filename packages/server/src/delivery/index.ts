/** Mails to people, ready for the outbox: `ctx.deliver(activationMessage({ … }))`. */
import type { Message } from '../ports/index.js'
import { type Facts, type MailKind, type Wording, wordingOf } from './templates.js'

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
/** Tells that the password is another one now. */
export const passwordChangedMessage = (given: Recipient): Message => mail('passwordChanged', given, given)
/** Tells that too many wrong passwords locked the account. */
export const accountLockedMessage = (given: Recipient): Message => mail('accountLocked', given, given)
/** Tells an administrator that an account was deactivated. `login`: whose. */
export const userDeactivatedMessage = (given: Recipient & { login: string }): Message =>
  mail('userDeactivated', given, given)

const linked = (kind: MailKind, given: Recipient & OneTimeLink): Message =>
  mail(kind, given, { ...given, expiresAt: forPeople(given.expiresAt) })

/** `2026-01-22 12:00 UTC`: the reader's zone is not known. */
const forPeople = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`

function mail(kind: MailKind, { to, language }: Recipient, facts: Facts): Message {
  const wording = wordingOf(kind, facts, language)
  return {
    kind: 'email',
    to,
    // A line break would begin another header.
    subject: wording.subject.replace(/[\r\n]+/g, ' '),
    text: plain(wording, facts.link),
    html: html(wording, facts.link),
  }
}

const plain = ({ before, after }: Wording, link: string | undefined): string =>
  `${[...before, ...(link === undefined ? [] : [link]), ...after].join('\n\n')}\n`

function html({ before, button, after }: Wording, link: string | undefined): string {
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`
  const parts = before.map(paragraph)
  if (link !== undefined && button !== undefined) parts.push(`<p><a href="${escaped(link)}">${escaped(button)}</a></p>`)
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
