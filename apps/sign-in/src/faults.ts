/** What went wrong, and which field it is about. */
import { Refused } from './authn.js'
import type { TextName } from './texts/index.js'

/** What the page says by itself, before anything is sent. */
export class Complaint extends Error {
  override name = 'Complaint'

  constructor(
    text: string,
    readonly field?: string,
  ) {
    super(text)
  }
}

/** Nothing comes of a link any more. Why, is of no use to whoever followed it. */
export class LinkIsOver extends Error {
  override name = 'LinkIsOver'
}

/** The names of fields that a refusal can be about: a step has one of them at most. */
const fields: Readonly<Record<string, readonly string[]>> = {
  E0000001: ['answer', 'phoneNumber'],
  E0000004: ['password'],
  E0000014: ['newPassword'],
  E0000068: ['passCode', 'answer'],
  E0000080: ['newPassword'],
  E0000082: ['passCode'],
  E0000083: ['passCode'],
  E0000087: ['answer'],
  E0000098: ['phoneNumber'],
}

/** Whether `error` is about the field of this name. */
export function isAbout(error: unknown, name: string): boolean {
  if (error instanceof Complaint) return error.field === name
  if (!(error instanceof Refused)) return false
  if (isOfOldPassword(error)) return name === 'oldPassword'
  return fields[error.errorCode]?.includes(name) ?? false
}

/** The same code tells of the password that was and of the one that is to be; which, its cause says in Okta's words. */
const isOfOldPassword = ({ errorCode, causes }: Refused): boolean =>
  errorCode === 'E0000014' && causes.some((cause) => /^old ?password/i.test(cause))

/** What causes are in the person's words. Okta tells them in English alone. */
const words: readonly (readonly [RegExp, TextName])[] = [
  [/^old ?password/i, 'causeOldPassword'],
  [/^Password requirements/, 'causeRequirements'],
  [/^Password cannot be your current/, 'causeCurrentPassword'],
  [/^Password has been used/, 'causeUsedPassword'],
  [/^At least \d+ minute/, 'causeYoungPassword'],
  // Of what this page sends for a profile, only an answer can be too little.
  [/^Invalid Profile/, 'causeAnswer'],
]

export const wordsFor = (cause: string): TextName | undefined => words.find(([pattern]) => pattern.test(cause))?.[1]
