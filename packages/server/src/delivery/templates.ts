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
  /** What to type in. */
  code?: string
  /** How long the code works, as text for people. */
  lasting?: string
  /** What a person was given, or what was taken from them, to prove who they are. */
  factor?: string
  /** When, with what and from where somebody signed in. */
  at?: string
  browser?: string
  ip?: string
}

/** A mail in parts: the paragraphs stand before the button and after it. */
export type Wording = {
  subject: string
  before: readonly string[]
  /** The words on the button; absent where there is no link. Where there is a code, it stands in the button's place. */
  button?: string
  after: readonly string[]
}

export type MailKind =
  | 'activation'
  | 'reactivation'
  | 'forgotPassword'
  | 'forgotPasswordDenied'
  | 'resetByAdministrator'
  | 'unlock'
  | 'unlockNeedless'
  | 'unlockDenied'
  | 'emailCode'
  | 'emailEnrollment'
  | 'deviceSetUp'
  | 'factorEnrolled'
  | 'factorReset'
  | 'newSignOn'
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
  forgotPasswordDenied: ({ firstName, orgName }) => ({
    subject: `The password of your ${orgName} account stays`,
    before: [
      `Hello ${firstName},`,
      `somebody, hopefully you, forgot the password of your account at ${orgName}. You cannot choose a new one by yourself.`,
    ],
    after: ['An administrator can reset it. If it was not you, nothing has to be done: the password stays.'],
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
  unlock: ({ firstName, orgName, expiresAt }) => ({
    subject: `Unlock your ${orgName} account`,
    before: [`Hello ${firstName},`, `somebody, hopefully you, asked to unlock your account at ${orgName}.`],
    button: 'Unlock my account',
    after: [
      `The link works once, until ${expiresAt}.`,
      'If it was not you, nothing has to be done: the account stays locked.',
    ],
  }),
  unlockNeedless: ({ firstName, orgName }) => ({
    subject: `Your ${orgName} account is not locked`,
    before: [
      `Hello ${firstName},`,
      `somebody, hopefully you, asked to unlock your account at ${orgName}. It is not locked: sign in as usual.`,
    ],
    after: ['If it was not you, nothing has to be done.'],
  }),
  unlockDenied: ({ firstName, orgName }) => ({
    subject: `Your ${orgName} account stays locked`,
    before: [
      `Hello ${firstName},`,
      `somebody, hopefully you, asked to unlock your account at ${orgName}. You cannot do that by yourself.`,
    ],
    after: ['An administrator can unlock it. If it was not you, nothing has to be done.'],
  }),
  emailCode: ({ firstName, orgName, lasting }) => ({
    subject: `Your ${orgName} sign-in code`,
    before: [`Hello ${firstName},`, `this code completes your sign-in at ${orgName}:`],
    after: [
      `It works once, within ${lasting}.`,
      'If you are not signing in, somebody knows your password: change it, and give the code to nobody.',
    ],
  }),
  emailEnrollment: ({ firstName, orgName, lasting }) => ({
    subject: `Confirm your address at ${orgName}`,
    before: [`Hello ${firstName},`, `this code confirms that ${orgName} may send you sign-in codes at this address:`],
    after: [`It works once, within ${lasting}.`, 'If you did not ask for it, nothing has to be done.'],
  }),
  deviceSetUp: ({ firstName, orgName, expiresAt }) => ({
    subject: `Set up Okta Verify for ${orgName}`,
    before: [`Hello ${firstName},`, 'open this link on the phone that you want to sign in with.'],
    button: 'Set up this phone',
    after: [`The link works once, until ${expiresAt}.`, 'If you did not ask for it, tell your administrator.'],
  }),
  factorEnrolled: ({ firstName, orgName, factor }) => ({
    subject: `${factor} was added to your ${orgName} account`,
    before: [`Hello ${firstName},`, `${factor} can be used from now on to sign in to your account at ${orgName}.`],
    after: ['If it was not you who added it, tell an administrator.'],
  }),
  factorReset: ({ firstName, orgName, factor }) => ({
    subject: `${factor} was removed from your ${orgName} account`,
    before: [`Hello ${firstName},`, `${factor} can no longer be used to sign in to your account at ${orgName}.`],
    after: ['If it was not you who removed it, tell an administrator.'],
  }),
  newSignOn: ({ firstName, orgName, at, browser, ip }) => ({
    subject: `New sign-in to your ${orgName} account`,
    before: [
      `Hello ${firstName},`,
      `your account at ${orgName} was signed in to from a place or a device that it does not know.`,
      `Time: ${at}`,
      `Browser: ${browser}`,
      `Address: ${ip}`,
    ],
    after: ['If it was not you, change your password and tell an administrator.'],
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

const wordings: ReadonlyMap<string, Wordings> = new Map([['en', english]])

/** The wording for a language tag (RFC 5646): its own, else its primary language's, else English. */
export function wordingOf(kind: MailKind, facts: Facts, language = 'en'): Wording {
  const tag = language.toLowerCase()
  const [primary = ''] = tag.split(/[-_]/)
  return (wordings.get(tag) ?? wordings.get(primary) ?? english)[kind](facts)
}
