/**
 * What our mails say, by language. A language that has no wording of its own is served in English; a new one is another
 * entry of `wordings`, and the type demands every kind of mail of it.
 */

/** What a mail may speak of. Values are as people typed them: whoever puts them into HTML escapes them. */
export type Facts = {
  firstName: string
  orgName: string
  /** Where to click; absent in a mail that only tells. */
  link?: string
  /** When the link ends to work, as text for people. */
  expiresAt?: string
  /** Whom the mail is about, where that is not its reader. */
  login?: string
}

/** A mail in parts: the paragraphs stand before the button and after it. */
export type Wording = {
  subject: string
  before: readonly string[]
  /** The words on the button; absent where there is no link. */
  button?: string
  after: readonly string[]
}

export type MailKind =
  | 'activation'
  | 'reactivation'
  | 'forgotPassword'
  | 'resetByAdministrator'
  | 'passwordChanged'
  | 'accountLocked'
  | 'userDeactivated'

type Wordings = Record<MailKind, (facts: Facts) => Wording>

const english: Wordings = {
  activation: ({ firstName, orgName, expiresAt }) => ({
    subject: `Welcome to ${orgName}`,
    before: [`Hello ${firstName},`, `an account at ${orgName} was made for you. Follow the link to set it up.`],
    button: 'Set up my account',
    after: [`The link works once, until ${expiresAt}.`],
  }),
  reactivation: ({ firstName, orgName, expiresAt }) => ({
    subject: `Your new link to set up your ${orgName} account`,
    before: [
      `Hello ${firstName},`,
      `your account at ${orgName} still waits to be set up. Earlier links no longer work.`,
    ],
    button: 'Set up my account',
    after: [`The link works once, until ${expiresAt}.`],
  }),
  forgotPassword: ({ firstName, orgName, expiresAt }) => ({
    subject: `A new password for your ${orgName} account`,
    before: [`Hello ${firstName},`, `somebody, hopefully you, forgot the password of your account at ${orgName}.`],
    button: 'Choose a new password',
    after: [
      `The link works once, until ${expiresAt}.`,
      'If it was not you, nothing has to be done: the password stays.',
    ],
  }),
  resetByAdministrator: ({ firstName, orgName, expiresAt }) => ({
    subject: `Your ${orgName} password was reset`,
    before: [
      `Hello ${firstName},`,
      `an administrator of ${orgName} reset your password. Choose a new one to sign in again.`,
    ],
    button: 'Choose a new password',
    after: [`The link works once, until ${expiresAt}.`],
  }),
  passwordChanged: ({ firstName, orgName }) => ({
    subject: `Your ${orgName} password was changed`,
    before: [`Hello ${firstName},`, `the password of your account at ${orgName} is a new one now.`],
    after: ['If it was not you who changed it, tell an administrator.'],
  }),
  accountLocked: ({ firstName, orgName }) => ({
    subject: `Your ${orgName} account is locked`,
    before: [
      `Hello ${firstName},`,
      `a wrong password was given for your account at ${orgName} too often, and the account was locked.`,
    ],
    after: ['An administrator can unlock it.'],
  }),
  userDeactivated: ({ firstName, orgName, login }) => ({
    subject: `${login} was deactivated`,
    before: [`Hello ${firstName},`, `the account ${login} at ${orgName} was deactivated.`],
    after: [],
  }),
}

const wordings: Readonly<Record<string, Wordings>> = { en: english }

/** The wording for a language tag (RFC 5646): its own, else its primary language's, else English. */
export function wordingOf(kind: MailKind, facts: Facts, language = 'en'): Wording {
  const tag = language.toLowerCase()
  const [primary = ''] = tag.split(/[-_]/)
  return (wordings[tag] ?? wordings[primary] ?? english)[kind](facts)
}
