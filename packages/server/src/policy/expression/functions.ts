import { timeOf } from '../../kernel/filter/index.js'
import type { Facts, GroupFact, ValueType } from './model.js'
import { patternOf } from './pattern.js'
import { isSame, joined, listOf, memberOf, textMax, textOf } from './values.js'

/** A function of the language. */
export interface ExpressionFunction {
  readonly argumentsMin: number
  readonly argumentsMax: number
  readonly returns: ValueType
  /** Whether group rules may call it: they are limited to String, Arrays, and what is known of the user. */
  readonly inGroupRules: boolean
  /** Never throws; null where an argument is missing or of the wrong type. */
  call(given: readonly unknown[], facts: Facts): unknown
}

type Call = ExpressionFunction['call']
const many = Number.POSITIVE_INFINITY

const define =
  (inGroupRules: boolean) =>
  (returns: ValueType, [argumentsMin, argumentsMax]: readonly [number, number], call: Call): ExpressionFunction => ({
    argumentsMin,
    argumentsMax,
    returns,
    inGroupRules,
    call,
  })
const anywhere = define(true)
const notInRules = define(false)

/** All arguments as text; null as soon as one is none. */
const onTexts =
  (call: (...texts: string[]) => unknown): Call =>
  (given) => {
    const texts = given.map(textOf)
    return texts.every((text) => text !== null) ? call(...(texts as string[])) : null
  }
const always =
  (fallback: unknown, call: Call): Call =>
  (given, facts) =>
    call(given, facts) ?? fallback
const short = (text: string): string | null => (text.length > textMax ? null : text)

// What a missing separator yields follows Apache Commons, which Okta's names come from (inferred).
const toUpperCase = anywhere(
  'string',
  [1, 1],
  onTexts((text) => short(text!.toUpperCase())),
)
const toLowerCase = anywhere(
  'string',
  [1, 1],
  onTexts((text) => short(text!.toLowerCase())),
)
const substringBefore = anywhere(
  'string',
  [2, 2],
  onTexts((text, mark) => before(text!, mark!)),
)
const substringAfter = anywhere(
  'string',
  [2, 2],
  onTexts((text, mark) => after(text!, mark!)),
)
/** Positions outside the text count as its ends rather than refuse (inferred). */
const substring = anywhere('string', [3, 3], ([given, from, to]) => {
  const text = textOf(given)
  return text === null || typeof from !== 'number' || typeof to !== 'number' || from > to
    ? null
    : text.slice(Math.max(0, from), Math.max(0, to))
})

/** Every function this server knows, by its full name. Names are case-sensitive. */
export const functions: ReadonlyMap<string, ExpressionFunction> = new Map(
  Object.entries({
    'String.append': anywhere(
      'string',
      [2, 2],
      onTexts((...texts) => joined(texts)),
    ),
    'String.join': anywhere(
      'string',
      [2, many],
      onTexts((separator, ...texts) => joined(texts, separator!)),
    ),
    // Okta's own example takes the length of an attribute nobody filled in to be 0.
    'String.len': anywhere(
      'number',
      [1, 1],
      always(
        0,
        onTexts((text) => text!.length),
      ),
    ),
    'String.removeSpaces': anywhere(
      'string',
      [1, 1],
      onTexts((text) => text!.replaceAll(' ', '')),
    ),
    'String.replace': anywhere(
      'string',
      [3, 3],
      onTexts((text, match, by) => replaced(text!, match!, by!)),
    ),
    'String.replaceFirst': anywhere(
      'string',
      [3, 3],
      onTexts((text, match, by) => short(text!.replace(match!, () => by!))),
    ),
    'String.startsWith': anywhere(
      'boolean',
      [2, 2],
      always(
        false,
        onTexts((text, part) => text!.startsWith(part!)),
      ),
    ),
    'String.endsWith': anywhere(
      'boolean',
      [2, 2],
      always(
        false,
        onTexts((text, part) => text!.endsWith(part!)),
      ),
    ),
    'String.stringContains': anywhere(
      'boolean',
      [2, 2],
      always(
        false,
        onTexts((text, part) => text!.includes(part!)),
      ),
    ),
    'String.stringSwitch': anywhere('string', [4, many], ([input, otherwise, ...pairs]) =>
      switched(input, otherwise, pairs),
    ),
    'String.substring': substring,
    'String.substringAfter': substringAfter,
    'String.substringBefore': substringBefore,
    'String.toLowerCase': toLowerCase,
    'String.toUpperCase': toUpperCase,
    // The older spellings, still taken.
    substring,
    substringAfter,
    substringBefore,
    toLowerCase,
    toUpperCase,

    'Arrays.add': anywhere('array', [2, 2], ([list, item]) => [...listOf(list), item]),
    'Arrays.remove': anywhere('array', [2, 2], ([list, item]) => removed(listOf(list), item)),
    'Arrays.clear': anywhere('array', [1, 1], () => []),
    'Arrays.get': anywhere('unknown', [2, 2], ([list, position]) =>
      typeof position === 'number' ? (listOf(list)[position] ?? null) : null,
    ),
    'Arrays.flatten': anywhere('array', [1, many], (given) => given.flatMap(listOf)),
    'Arrays.contains': anywhere('boolean', [2, 2], ([list, item]) => listOf(list).some((other) => isSame(other, item))),
    'Arrays.size': anywhere('number', [1, 1], ([list]) => listOf(list).length),
    'Arrays.isEmpty': anywhere('boolean', [1, 1], ([list]) => listOf(list).length === 0),
    'Arrays.toCsvString': anywhere('string', [1, 1], ([list]) =>
      joined(
        listOf(list).map((item) => textOf(item) ?? ''),
        ',',
      ),
    ),

    isMemberOfGroup: anywhere(
      'boolean',
      [1, 1],
      inAnyGroup((group, id) => group.id === id),
    ),
    isMemberOfAnyGroup: anywhere(
      'boolean',
      [1, many],
      inAnyGroup((group, id) => group.id === id),
    ),
    isMemberOfGroupName: anywhere(
      'boolean',
      [1, 1],
      inAnyGroup((group, name) => group.name === name),
    ),
    isMemberOfGroupNameStartsWith: anywhere(
      'boolean',
      [1, 1],
      inAnyGroup((group, part) => group.name.startsWith(part)),
    ),
    isMemberOfGroupNameContains: anywhere(
      'boolean',
      [1, 1],
      inAnyGroup((group, part) => group.name.includes(part)),
    ),
    isMemberOfGroupNameRegex: anywhere('boolean', [1, 1], ([text], { groups }) => {
      const pattern = typeof text === 'string' ? patternOf(text) : undefined
      return pattern !== undefined && groups.some(({ name }) => pattern(name))
    }),
    'user.isMemberOf': anywhere('boolean', [1, many], (criteria, { groups }) =>
      groups.some((group) => criteria.every((criterion) => meets(group, criterion))),
    ),
    'user.getInternalProperty': anywhere('unknown', [1, 1], ([name], { internal }) =>
      typeof name === 'string' ? memberOf(internal, name) : null,
    ),

    getFilteredGroups: notInRules('array', [3, 3], filteredGroups),
    'Groups.contains': notInRules(
      'array',
      [3, 3],
      namesOfGroups((name, part) => name.includes(part)),
    ),
    'Groups.startsWith': notInRules(
      'array',
      [3, 3],
      namesOfGroups((name, part) => name.startsWith(part)),
    ),
    'Groups.endsWith': notInRules(
      'array',
      [3, 3],
      namesOfGroups((name, part) => name.endsWith(part)),
    ),

    hasDirectoryUser: notInRules('boolean', [0, 0], (_given, { directoryUser }) => directoryUser !== undefined),
    findDirectoryUser: notInRules('object', [0, 0], (_given, { directoryUser }) => directoryUser ?? null),
    hasWorkdayUser: notInRules('boolean', [0, 0], (_given, { workdayUser }) => workdayUser !== undefined),
    findWorkdayUser: notInRules('object', [0, 0], (_given, { workdayUser }) => workdayUser ?? null),

    'Convert.toInt': notInRules('number', [1, 1], ([value]) =>
      typeof value === 'number' ? Math.round(value) : numberFrom(value, /^[+-]?\d{1,15}$/),
    ),
    'Convert.toNum': notInRules('number', [1, 1], ([value]) =>
      typeof value === 'number' ? value : numberFrom(value, /^[+-]?\d{1,300}(\.\d{1,300})?$/),
    ),

    'Time.now': notInRules('string', [0, 0], (_given, { now }) => now.toISOString()),
    'Time.fromIso8601ToUnix': notInRules('string', [1, 1], ([time]) => {
      const instant = instantOf(time)
      return instant === undefined ? null : String(Math.floor(instant / 1000))
    }),
    'Time.fromUnixToIso8601': notInRules('string', [1, 1], ([time]) => {
      const seconds = numberFrom(time, /^-?\d{1,15}$/)
      return seconds === null ? null : iso8601(seconds * 1000)
    }),
    'Time.fromIso8601ToWindows': notInRules('string', [1, 1], ([time]) => {
      const instant = instantOf(time)
      return instant === undefined ? null : String((BigInt(instant) - windowsEpochMs) * ticksPerMs)
    }),
    'Time.fromWindowsToIso8601': notInRules('string', [1, 1], ([time]) => {
      const ticks = textOf(time)
      return ticks !== null && /^\d{1,20}$/.test(ticks)
        ? iso8601(Number(BigInt(ticks) / ticksPerMs + windowsEpochMs))
        : null
    }),
  }),
)

function before(text: string, mark: string): string {
  const at = text.indexOf(mark)
  return at < 0 ? text : text.slice(0, at)
}

function after(text: string, mark: string): string {
  const at = text.indexOf(mark)
  return at < 0 ? '' : text.slice(at + mark.length)
}

/** Literally and everywhere; nothing is replaced where nothing is looked for. */
function replaced(text: string, match: string, by: string): string | null {
  return match === '' ? text : joined(text.split(match), by)
}

/** The value of the first key, in the order given, that the input contains. */
function switched(input: unknown, otherwise: unknown, pairs: readonly unknown[]): unknown {
  const text = textOf(input)
  for (let index = 0; text !== null && index + 1 < pairs.length; index += 2) {
    const key = textOf(pairs[index])
    if (key !== null && text.includes(key)) return textOf(pairs[index + 1])
  }
  return textOf(otherwise)
}

/** Without the first element that equals the item, as Java's lists remove (inferred). */
function removed(list: readonly unknown[], item: unknown): readonly unknown[] {
  const at = list.findIndex((other) => isSame(other, item))
  return list.filter((_, index) => index !== at)
}

function inAnyGroup(isMeant: (group: GroupFact, asked: string) => boolean): Call {
  return (given, { groups }) =>
    given.some((asked) => typeof asked === 'string' && groups.some((group) => isMeant(group, asked)))
}

/** One map of criteria: each key must be met, by any of its values where it has several. */
function meets(group: GroupFact, criterion: unknown): boolean {
  if (typeof criterion !== 'object' || criterion === null) return false
  const { operator = 'STARTS_WITH', ...asked } = criterion as Record<string, unknown>
  const tests: Readonly<Record<string, (value: unknown) => boolean>> = {
    'group.id': (value) => value === group.id,
    'group.type': (value) => value === (group.type ?? 'OKTA_GROUP'),
    'group.source.id': (value) => value === (group.source ?? 'OKTA'),
    'group.profile.name': (value) =>
      typeof value === 'string' && (operator === 'EXACT' ? group.name === value : group.name.startsWith(value)),
  }
  const keys = Object.keys(asked)
  return keys.length > 0 && keys.every((key) => Object.hasOwn(tests, key) && listOf(asked[key]).some(tests[key]!))
}

/** The groups on a list of ids, by name or id, as many as asked for and 100 at most. */
function filteredGroups([ids, member, limit]: readonly unknown[], { groups }: Facts): unknown {
  if (member !== 'group.name' && member !== 'group.id') return null
  const listed = groups.filter(({ id }) => listOf(ids).includes(id)).slice(0, limitOf(limit))
  return listed.map(({ id, name }) => (member === 'group.id' ? id : name))
}

/** Names of the groups of one app. Null, not an empty list, where there is none: Okta advises to guard against it. */
function namesOfGroups(isMeant: (name: string, part: string) => boolean): Call {
  return ([source, part, limit], { groups }) => {
    if (typeof source !== 'string' || typeof part !== 'string') return null
    const ofSource = groups.filter((group) => (group.source ?? 'OKTA').toLowerCase() === source.toLowerCase())
    const names = ofSource.map(({ name }) => name).filter((name) => isMeant(name, part))
    return names.length === 0 ? null : names.slice(0, limitOf(limit))
  }
}

const limitOf = (limit: unknown) => (typeof limit === 'number' ? Math.max(0, Math.min(100, limit)) : 100)

function numberFrom(value: unknown, written: RegExp): number | null {
  const text = textOf(value)?.trim()
  return text !== undefined && written.test(text) ? Number(text) : null
}

/** Windows counts in tenths of a microsecond from 1601. */
const windowsEpochMs = BigInt(Date.UTC(1601, 0, 1))
const ticksPerMs = 10_000n

const iso8601 = (instant: number) => (Math.abs(instant) > 8.64e15 ? null : new Date(instant).toISOString())

function instantOf(value: unknown): number | undefined {
  return typeof value === 'string' ? timeOf(value) : undefined
}
