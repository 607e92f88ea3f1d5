/** What must be true of a question to the log, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import { type Filter, mustBeAskable, systemLogDialect, timeOf } from '../../kernel/filter/index.js'
import { askable } from './input.js'
import { askableMs, type Cursor } from './model.js'

const unreadableDate =
  'The date format in your query is not recognized. Please enter dates using ISO8601 string format.'
const noDate = 'must be a valid date-time or empty.'

/** An instant with its zone (milliseconds since 1970); empty is as good as left out. The sentences are Okta's. */
export function mustBeADate(name: 'since' | 'until', text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const instant = timeOf(text)
  if (instant !== undefined) return instant
  throw apiError.E0000001(
    { field: `'${name}': ${unreadableDate} '${name}': ${noDate}` },
    { causes: [cause.of(name, unreadableDate), cause.of(name, noDate)] },
  )
}

/** The log reaches back ninety days; a question from before twice that is a mistake. */
export function mustNotBeTooLongAgo(sinceMs: number, now: Date): void {
  if (now.getTime() - sinceMs <= askableMs) return
  throw apiError.E0000053({
    causes: ['Invalid parameter: The since parameter is over 180 days prior to the current day.'],
  })
}

const keywordsMax = 10
const keywordMax = 40
const orFilter = 'or use an advanced filter to query by specific fields.'

/** The words of `q`, folded. */
export function mustBeFewShortKeywords(q: string | undefined): string[] {
  const keywords = (q ?? '').split(/\s+/).filter((keyword) => keyword !== '')
  if (keywords.some((keyword) => keyword.length > keywordMax)) {
    throw apiError.E0000001({
      field:
        `'q': Freeform search cannot contain items longer than ${keywordMax} characters. ` +
        `Please shorten the items in your search ${orFilter}`,
    })
  }
  if (keywords.length > keywordsMax) {
    throw apiError.E0000001({
      field: `'q': Freeform search cannot contain more than ${keywordsMax} items. Please shorten your search ${orFilter}`,
    })
  }
  return keywords.map((keyword) => keyword.toLowerCase())
}

/** @throws E0000053, E0000031, E0000094 in the words of the log. */
export function mustBeAFilter(text: string | undefined): Filter | undefined {
  return text === undefined || text === '' ? undefined : mustBeAskable(text, askable, systemLogDialect)
}

/** `1627500044869_17`: when the last event of a page was published, and its place. */
export function mustBeACursor(after: string): Cursor {
  const [, publishedMs, position] = /^(\d{1,15})_(\d{1,15})$/.exec(after) ?? []
  if (publishedMs === undefined) throw apiError.E0000029({ causes: [cause.invalidCursor()] })
  return { publishedMs: Number(publishedMs), position: Number(position) }
}

export const cursorText = ({ publishedMs, position }: Cursor): string => `${publishedMs}_${position}`

/**
 * Whether every keyword is a word of some value of the event. What is hyphenated counts whole and in its parts.
 * `event`: its JSON.
 */
export function mentions(event: unknown, keywords: readonly string[]): boolean {
  const missing = new Set(keywords)
  look(event, missing)
  return missing.size === 0
}

function look(value: unknown, missing: Set<string>): void {
  if (missing.size === 0) return
  if (typeof value === 'string') {
    for (const word of value.toLowerCase().split(/\s+/)) {
      missing.delete(word)
      if (word.includes('-')) for (const part of word.split('-')) missing.delete(part)
    }
  } else if (typeof value === 'number' || typeof value === 'boolean') missing.delete(String(value))
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) look(each, missing)
}

/** The value of an event under a dotted name; through arrays, the values of all their elements. */
export function valueAt(event: unknown, path: readonly string[]): unknown {
  let value = event
  for (const [at, name] of path.entries()) {
    if (Array.isArray(value)) return value.flatMap((element) => valueAt(element, path.slice(at)))
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}
