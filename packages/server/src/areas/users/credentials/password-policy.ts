/** What a password policy demands, as the Policy API prints it, and whether a password meets it. Pure. */
import { day, minute } from '../../../kernel/time.js'
import { folded } from '../rules.js'

/** Counts of 0 demand nothing. */
export type Complexity = {
  minLength: number
  minLowerCase: number
  minUpperCase: number
  minNumber: number
  minSymbol: number
  excludeUsername: boolean
  dictionary: { common: { exclude: boolean } }
  /** Profile attributes whose value may not occur: `firstName`, `lastName`. */
  excludeAttributes: readonly string[]
  /** The same character so often in a row and no more; Identity Engine alone has it. */
  maxConsecutiveCharacters?: number
}

/** 0: no limit. */
export type Age = { maxAgeDays: number; expireWarnDays: number; minAgeMinutes: number; historyCount: number }

export type PasswordSettings = {
  password: {
    complexity: Complexity
    age: Age
    lockout: {
      /** 0: never locked out. */
      maxAttempts: number
      /** 0: until an administrator unlocks. */
      autoUnlockMinutes: number
      userLockoutNotificationChannels: readonly string[]
      showLockoutFailures: boolean
    }
    /** What becomes of a password that is known to have leaked; absent: nothing. */
    breachedProtection?: {
      /** Days until it expires, from when it was found; 0: at once. Null: never. */
      expireAfterDays: number | null
      logoutEnabled?: boolean | null
      delegatedWorkflowId?: string | null
    } | null
  }
  recovery: {
    factors: {
      recovery_question: { status: Switch; properties: { complexity: { minLength: number } } }
      okta_email: { status: Switch; properties: { recoveryToken: { tokenLifetimeMinutes: number } } }
      okta_sms: { status: Switch }
      okta_call: { status: Switch }
    }
  }
  delegation: { options: { skipUnlock: boolean } }
}

type Switch = 'ACTIVE' | 'INACTIVE'
type Access = { access: 'ALLOW' | 'DENY' }

/** What the rule that applies lets people do themselves. */
export type PasswordActions = { passwordChange: Access; selfServicePasswordReset: Access; selfServiceUnlock: Access }

/** The policy that applies to somebody, with the actions of the rule that applies. */
export type PasswordPolicy = { settings: PasswordSettings; actions: PasswordActions }

/** What a new org's default policy demands, as recorded. */
export const defaultSettings: PasswordSettings = {
  password: {
    complexity: {
      minLength: 8,
      minLowerCase: 1,
      minUpperCase: 1,
      minNumber: 1,
      minSymbol: 0,
      excludeUsername: true,
      dictionary: { common: { exclude: false } },
      excludeAttributes: [],
    },
    age: { maxAgeDays: 0, expireWarnDays: 0, minAgeMinutes: 0, historyCount: 4 },
    lockout: {
      maxAttempts: 10,
      autoUnlockMinutes: 0,
      userLockoutNotificationChannels: [],
      showLockoutFailures: false,
    },
  },
  recovery: {
    factors: {
      recovery_question: { status: 'ACTIVE', properties: { complexity: { minLength: 4 } } },
      okta_email: { status: 'ACTIVE', properties: { recoveryToken: { tokenLifetimeMinutes: 60 } } },
      okta_sms: { status: 'INACTIVE' },
      okta_call: { status: 'INACTIVE' },
    },
  },
  delegation: { options: { skipUnlock: false } },
}

/** What a new org's default rule allows. */
export const defaultActions: PasswordActions = {
  passwordChange: { access: 'ALLOW' },
  selfServicePasswordReset: { access: 'ALLOW' },
  selfServiceUnlock: { access: 'DENY' },
}

/** bcrypt reads no further, and Okta takes no more. */
export const passwordLengthMax = 72

/** Profile attributes that a password is compared with. */
export type Person = Readonly<Record<string, unknown>>

/** The demand that a password does not meet. */
export type Unmet =
  | 'minLength'
  | 'maxLength'
  | 'minLowerCase'
  | 'minUpperCase'
  | 'minNumber'
  | 'minSymbol'
  | 'excludeUsername'
  | 'excludeAttributes'
  | 'dictionary'
  | 'maxConsecutiveCharacters'

/** Every demand that `password` does not meet; empty for a password that is good enough. */
export function unmet(complexity: Complexity, password: string, person: Person): Unmet[] {
  const characters = [...password]
  const count = (kind: RegExp) => characters.filter((character) => kind.test(character)).length
  const lower = folded(password)
  const { maxConsecutiveCharacters } = complexity
  const checks: Record<Unmet, boolean> = {
    minLength: characters.length < complexity.minLength,
    maxLength: characters.length > passwordLengthMax,
    minLowerCase: count(/\p{Ll}/u) < complexity.minLowerCase,
    minUpperCase: count(/\p{Lu}/u) < complexity.minUpperCase,
    minNumber: count(/\p{Nd}/u) < complexity.minNumber,
    minSymbol: count(/[^\p{L}\p{N}]/u) < complexity.minSymbol,
    excludeUsername:
      complexity.excludeUsername && usernameParts(textOf(person.login)).some((part) => lower.includes(part)),
    excludeAttributes: complexity.excludeAttributes.some((name) => {
      const value = folded(textOf(person[name]))
      return value.length >= partLengthMin && lower.includes(value)
    }),
    dictionary: complexity.dictionary.common.exclude && commonPasswords.has(lower),
    maxConsecutiveCharacters:
      maxConsecutiveCharacters !== undefined && longestRun(characters) > maxConsecutiveCharacters,
  }
  return (Object.keys(checks) as Unmet[]).filter((name) => checks[name])
}

/** Shorter parts of a login or a name occur in words by chance. */
const partLengthMin = 4

/** What of a login may not be in a password, folded: `ada.lovelace@example.com` gives `lovelace` and `example`. */
export function usernameParts(login: string): string[] {
  // The top-level domain says nothing about anybody.
  const told = login.includes('@') ? login.replace(/\.[^.@]*$/, '') : login
  return folded(told)
    .split(/[,._#@-]/)
    .filter((part) => part.length >= partLengthMin)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function longestRun(characters: readonly string[]): number {
  let longest = 0
  let run = 0
  characters.forEach((character, at) => {
    run = character === characters[at - 1] ? run + 1 : 1
    longest = Math.max(longest, run)
  })
  return longest
}

/** Whether a password has become too old; asked when it is used, for nothing sweeps. */
export const hasExpired = (age: Age, passwordChanged: string | null, now: Date): boolean =>
  age.maxAgeDays > 0 && passwordChanged !== null && ageMs(passwordChanged, now) >= age.maxAgeDays * day

/** Whether a password is too new to be changed by whoever holds it. */
export const isTooYoung = (age: Age, passwordChanged: string | null, now: Date): boolean =>
  passwordChanged !== null && ageMs(passwordChanged, now) < age.minAgeMinutes * minute

const ageMs = (since: string, now: Date): number => now.getTime() - Date.parse(since)

/** Whether so many wrong passwords in a row lock the account. */
export const locksOut = (maxAttempts: number, failedAttempts: number): boolean =>
  maxAttempts > 0 && failedAttempts >= maxAttempts

const lowerCase = 'abcdefghijkmnopqrstuvwxyz'
const upperCase = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const numbers = '23456789'
const symbols = '!#%+:=?@'

/**
 * A password to be said over the phone (no l, I, O, 0 or 1) that meets the counts of the policy.
 * `chance`: random base64url text, three characters for each of the password's.
 */
export function temporaryPassword(complexity: Complexity, chance: string): string {
  const { minLength, minLowerCase, minUpperCase, minNumber, minSymbol } = complexity
  const wanted = [
    ...Array(Math.max(minLowerCase, 1)).fill(lowerCase),
    ...Array(Math.max(minUpperCase, 1)).fill(upperCase),
    ...Array(Math.max(minNumber, 1)).fill(numbers),
    ...Array(minSymbol).fill(symbols),
  ] as string[]
  const length = Math.max(temporaryLength(complexity), minLength)
  while (wanted.length < length) wanted.push(lowerCase + upperCase + numbers)
  const drawn = (at: number, below: number) =>
    (chance.charCodeAt((at * 3) % chance.length) * 8191 +
      chance.charCodeAt((at * 3 + 1) % chance.length) * 127 +
      chance.charCodeAt((at * 3 + 2) % chance.length)) %
    below
  const characters = wanted.map((alphabet, at) => alphabet[drawn(at, alphabet.length)] as string)
  // Where the demanded kinds stand must not be known (Fisher and Yates).
  for (let at = characters.length - 1; at > 0; at--) {
    const other = drawn(length - at, at + 1)
    const held = characters[at] as string
    characters[at] = characters[other] as string
    characters[other] = held
  }
  return characters.join('')
}

/** How many characters a temporary password has. */
export const temporaryLength = ({ minLength, minLowerCase, minUpperCase, minNumber, minSymbol }: Complexity): number =>
  Math.max(12, minLength, minLowerCase + minUpperCase + minNumber + minSymbol)

/** Whether a password is known to have leaked. */
export const isBreached = (password: string): boolean => commonPasswords.has(folded(password))

/** What is tried first against any account: the head of every list of leaked passwords, folded. */
const commonPasswords: ReadonlySet<string> = new Set(
  (
    '123456 123456789 12345678 12345 1234567 1234567890 password password1 password12 password123 passw0rd p@ssw0rd ' +
    'p@ssword1 qwerty qwerty1 qwerty12 qwerty123 qwertyuiop abc123 abcd1234 a1b2c3d4 111111 11111111 000000 00000000 ' +
    '123123 123123123 654321 987654321 666666 696969 121212 iloveyou iloveyou1 welcome welcome1 welcome123 admin ' +
    'admin123 administrator letmein letmein1 monkey monkey123 dragon dragon123 sunshine sunshine1 princess princess1 ' +
    'football football1 baseball baseball1 superman batman123 trustno1 master master123 shadow shadow123 michael1 ' +
    'jordan23 charlie1 whatever starwars starwars1 changeme changeme1 changeme123 secret secret123 1q2w3e4r 1q2w3e4r5t ' +
    '1qaz2wsx zaq12wsx q1w2e3r4 asdfghjkl zxcvbnm summer2024 winter2024 spring2024 autumn2024'
  ).split(' '),
)
