/**
 * The shape of input, declared once: it gives the TypeScript type, the check, the `errorCauses` in Okta's words and our
 * own OpenAPI document. Rooms use these words and never the library underneath (valibot).
 *
 * Two kinds of wrong are told apart, because Okta answers them differently. A value that cannot become the declared
 * type does not *bind* (E0000003 in a body, E0000037 in a query). A value that binds but breaks a rule is *invalid*
 * (E0000001, one cause per rule).
 */
import { cause } from '@stuntdouble/catalogue'
import * as v from 'valibot'

// biome-ignore lint/suspicious/noExplicitAny: the library's own way to say "any schema"; inference needs it open.
export type Schema<T = unknown> = v.GenericSchema<any, T>
export type Output<S> = S extends v.GenericSchema<infer _, infer T> ? T : never

/** Wordings without their field, which `parse` puts in front. */
const theFieldCannotBeBlank = cause.blank('').slice(2)
const tooLong = cause.tooLong('').slice(2)
const notOfItsForm = cause.pattern('').slice(2)

/** A rule that was broken: the field, dotted, and the cause in Okta's words. */
export type Problem = { field: string; cause: string }

export type Parsed<T> =
  | { kind: 'valid'; value: T }
  /** The value is not of the declared type at all. */
  | { kind: 'unbound'; field: string }
  | { kind: 'invalid'; problems: readonly Problem[] }

/** What bound: whoever could refuse what does not has done so. */
export type Bound<T> = Exclude<Parsed<T>, { kind: 'unbound' }>

/** Checks `value` once; a value that does not bind is said first, whatever else is wrong with it. */
export function parse<T>(schema: Schema<T>, value: unknown): Parsed<T> {
  const result = v.safeParse(schema, value)
  if (result.success) return { kind: 'valid', value: result.output }
  const problems: Problem[] = []
  for (const issue of result.issues) {
    const field = issue.path?.map((item) => item.key).join('.') ?? ''
    const absent = issue.input === undefined || issue.input === null
    if (issue.kind === 'schema' && !absent) return { kind: 'unbound', field }
    problems.push({ field, cause: issue.kind === 'schema' ? cause.blank(field) : withField(field, issue.message) })
  }
  return { kind: 'invalid', problems }
}

const withField = (field: string, text: string) => (text.startsWith(`${field}: `) ? text : `${field}: ${text}`)

/** A list is an object to JavaScript, and so to the library; it is none to whoever wrote the body. */
const noList = <S extends Schema>(schema: S): S => ({
  ...schema,
  '~run'(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
    if (!Array.isArray(dataset.value)) return schema['~run'](dataset, config)
    v._addIssue(schema as never, 'type', dataset, config)
    return dataset
  },
})

/** Unknown members are dropped, as Okta drops them. */
export const object = <E extends v.ObjectEntries>(entries: E) => noList(v.object(entries))
/** Any JSON object: a profile, whose members the org's own schema decides. */
export const record = () => noList(v.record(v.string(), v.unknown()))
/** An object of one of several kinds, as its member `key` says. */
export const variant = <K extends string, const O extends v.VariantOptions<K>>(key: K, options: O) =>
  noList(v.variant(key, options))
export const list = <S extends Schema>(item: S) => v.array(item)
/** A list of so many at most. */
export const listOf = <S extends Schema>(item: S, max: number) => v.pipe(v.array(item), v.maxLength(max, tooLong))
/** May be left out. */
export const optional = <S extends Schema>(schema: S) => v.optional(schema)
/** May be left out or null. */
export const nullable = <S extends Schema>(schema: S) => v.nullish(schema)
export const oneOf = <const T extends readonly [string, ...string[]]>(...options: T) => v.picklist(options)
export const boolean = () => v.boolean()
export const number = () => v.number()
export const integer = (min: number, max: number) =>
  v.pipe(
    v.number(),
    v.integer(outOfRange(min, max)),
    v.minValue(min, outOfRange(min, max)),
    v.maxValue(max, outOfRange(min, max)),
  )
export const unknown = () => v.unknown()

const outOfRange = (min: number, max: number) => `The field must be between ${min} and ${max}`

/** Text as it came; may be empty. */
export const text = () => v.string()
/** Text that says something, `max` characters at most; white space alone is blank. */
export const filled = (max = 1024) =>
  v.pipe(
    v.string(),
    v.check((value) => value.trim() !== '', theFieldCannotBeBlank),
    v.maxLength(max, tooLong),
  )

/** Text of a form. */
export const formed = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern, notOfItsForm))

/** A flag in a query: `true` or `false` in any case, as Okta's framework reads one. */
export const flag = (fallback: boolean) =>
  v.optional(
    v.pipe(
      v.picklist(['true', 'false', 'TRUE', 'FALSE', 'True', 'False']),
      v.transform((value) => value.toLowerCase() === 'true'),
    ),
    fallback ? 'true' : 'false',
  )
/** A whole number in a query; anything else does not bind. */
export const count = () =>
  v.pipe(
    v.custom<string>((value) => typeof value === 'string' && /^-?\d{1,9}$/.test(value)),
    v.transform((value) => Number(value)),
  )
