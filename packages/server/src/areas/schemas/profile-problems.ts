/** Whether a profile is one that its schema allows. */
import { cause } from '@stuntdouble/catalogue'
import type { Problem } from '../../kernel/schema.js'
import { patternOf } from '../../policy/expression/index.js'
import type { Attribute, AttributeType, ProfileSchema } from './model.js'

/**
 * What is wrong with `profile`, in the order in which Okta says it: names that the schema does not have, and then nothing
 * else; required attributes that are blank; every other broken rule in the order of the schema. Null means that a value
 * is taken away. Who may write which attribute, and whether a unique value is taken, is not asked here.
 *
 * @param whole what is named where a member is not in the schema at all: `newUser` when one is created
 */
export function profileProblems(
  schema: ProfileSchema,
  profile: Readonly<Record<string, unknown>>,
  whole = 'profile',
): readonly Problem[] {
  const unknown = Object.keys(profile).filter((name) => !schema.attributes.has(name))
  if (unknown.length > 0) return unknown.map((name) => ({ field: whole, cause: cause.undefinedProperty(name) }))
  const blanks: Problem[] = []
  const others: Problem[] = []
  for (const attribute of schema.attributes.values()) {
    const { name } = attribute
    const value = Object.hasOwn(profile, name) ? profile[name] : undefined
    const blank = isBlank(value)
    if (blank && attribute.required) blanks.push({ field: name, cause: cause.blank(name) })
    const said = blank ? blankProblem(attribute, schema) : problemOf(value, attribute, schema)
    if (said !== undefined) others.push({ field: name, cause: said })
  }
  return [...blanks, ...others]
}

/** A login that is not there is said twice: it is blank, and no e-mail address. */
const blankProblem = (attribute: Attribute, schema: ProfileSchema): string | undefined =>
  isEmailLogin(attribute, schema) ? cause.loginNotEmail() : undefined

/** A login is an e-mail address unless the org has given it a pattern of its own. */
const isEmailLogin = ({ name, pattern }: Attribute, schema: ProfileSchema): boolean =>
  name === 'login' && pattern === undefined && schema.typeId !== ''

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** Whether a stored value can be read as this attribute: not so once an attribute was made anew with another type. */
export function isOfType(value: unknown, attribute: Attribute): boolean {
  if (value === null) return true
  if (attribute.type !== 'array') return isOf(value, attribute.type)
  const { itemType = 'string' } = attribute
  return Array.isArray(value) && value.every((item) => isOf(item, itemType))
}

function isOf(value: unknown, type: AttributeType): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isSafeInteger(value)
    default:
      // The remaining types are named as JavaScript names them.
      return typeof value === type
  }
}

function problemOf(value: unknown, attribute: Attribute, schema: ProfileSchema): string | undefined {
  const { name } = attribute
  if (!isOfType(value, attribute)) return cause.invalidField(name)
  const values = Array.isArray(value) ? value : [value]
  for (const each of values) {
    if (attribute.enum !== undefined && !attribute.enum.includes(each)) return cause.invalidField(name)
    const said =
      typeof each === 'string'
        ? textProblem(each, attribute, schema)
        : typeof each === 'number'
          ? numberProblem(each, attribute)
          : undefined
    if (said !== undefined) return said
  }
  return undefined
}

function textProblem(text: string, attribute: Attribute, schema: ProfileSchema): string | undefined {
  const { name, minLength, maxLength, pattern, format } = attribute
  if (minLength !== undefined && text.length < minLength) return cause.tooShort(name)
  if (maxLength !== undefined && text.length > maxLength) return cause.tooLong(name)
  if (isEmailLogin(attribute, schema) && !isEmail(text)) return cause.loginNotEmail()
  if (pattern !== undefined && patternOf(pattern)?.(text) !== true) return cause.pattern(name)
  if (format !== undefined && formats[format]?.(text) === false) return cause.pattern(name)
  return undefined
}

function numberProblem(value: number, { name, minimum, maximum }: Attribute): string | undefined {
  const tooSmall = minimum !== undefined && value < minimum
  const tooLarge = maximum !== undefined && value > maximum
  return tooSmall || tooLarge ? cause.invalidField(name) : undefined
}

/** RFC 5321's shape of an address, as far as Okta looks: one `@`, no spaces, a domain of labels with a dot. */
const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[^\s@"(),:;<>[\]\\]{1,64}@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i.test(text)

const isLanguageTag = (text: string): boolean => {
  try {
    new Intl.Locale(text)
    return true
  } catch {
    return false
  }
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** The formats that narrow a text; those of ids, hashes and ciphers do not. */
const formats: Readonly<Record<string, (text: string) => boolean>> = {
  email: isEmail,
  uri: (text) => /^[a-z][a-z\d+.-]*:\S+$/i.test(text) && URL.canParse(text),
  // RFC 3339 section 5.6.
  'date-time': (text) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i.test(text) &&
    !Number.isNaN(Date.parse(text)),
  // ISO 3166-1 alpha-2.
  'country-code': (text) => /^[A-Z]{2}$/.test(text) && regions.of(text) !== undefined,
  'language-code': isLanguageTag,
  // Java writes en_US where RFC 5646 writes en-US; Okta takes both.
  locale: (text) => isLanguageTag(text.replaceAll('_', '-')),
  timezone: (text) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: text })
      return true
    } catch {
      return false
    }
  },
}
