import { sentenceFinder } from './candidates.js'
import type { Explanation } from './explanation.js'
import { type Listing, listErrors, textOf } from './listing.js'
import { readError } from './received.js'

/** A row that can be found: an error, and what else may be said of it. */
export type SearchEntry = Listing & {
  /** What it means and what to do, in our own words. */
  readonly explanation?: Explanation
  /** Sentences that were met in its `errorCauses`. */
  readonly causes?: readonly string[]
}

export interface SearchOptions {
  /** Only errors of this HTTP status. */
  readonly status?: number | undefined
  readonly family?: 'api' | 'oauth' | undefined
  /** Only errors of this area (API) or group (OAuth). */
  readonly area?: string | undefined
  /** How many to return at most; all unless said. */
  readonly limit?: number | undefined
}

/** Finds errors, best first. An empty query lists all that the options leave. */
export type Search = (query: string, options?: SearchOptions) => readonly SearchEntry[]

/** What is read of a query, in characters and in words. Longer ones are pasted bodies, and read as such. */
const queryMax = 2_000
const wordsMax = 32

/** How much a word counts, by where it stands. */
const weights = { name: 8, title: 8, status: 8, text: 6, about: 4, causes: 5, means: 3, remedy: 1 }

/** What the words count for beyond that when they stand side by side as asked, in the title or the sentence. */
const phraseWeight = 20

/** What they count for when together they are the name of the area: `rate limit`, `linked object`. */
const areaWeight = 30

/** Between equals, what is known to happen comes before what is only inferred. */
const basisWeights = { seen: 3, documented: 1.5, inferred: 0 }

/** A word that is only begun counts for less than one that is written out. */
const prefixFactor = 0.6

/**
 * Makes a search over errors. In this order it answers: a code (`7`, `0007`, `E0000007`) or condition; the error in a
 * pasted body, address or exact sentence, rows that share the sentence together; those met with exactly that cause; then
 * rows that have all words of the query, at least as a beginning; then, within limits, those that have most of them.
 */
export function createSearch(entries: readonly SearchEntry[] = listErrors()): Search {
  const find = sentenceFinder(entries)
  const index = wordIndex(entries)
  const byName = new Map(entries.map((entry) => [nameOf(entry), entry]))
  const byCause = new Map<string, SearchEntry[]>()
  for (const entry of entries) {
    for (const cause of entry.causes ?? []) {
      const met = cause.toLowerCase()
      byCause.set(met, [...(byCause.get(met) ?? []), entry])
    }
  }
  return (query, options = {}) => {
    const asked = query.trim()
    const found = new Set<SearchEntry>(asked === '' ? entries : undefined)
    for (const name of namesIn(asked)) {
      const entry = byName.get(name)
      if (entry !== undefined) found.add(entry)
    }
    for (const { listing } of find(asked)) found.add(listing)
    for (const entry of byCause.get(asked.toLowerCase()) ?? []) found.add(entry)
    for (const position of index(asked)) found.add(entries[position] as SearchEntry)
    return [...found].filter((entry) => isAllowed(entry, options)).slice(0, options.limit)
  }
}

/** The code of an API error, the condition of an OAuth error: unique among all. */
const nameOf = (entry: SearchEntry): string => (entry.family === 'api' ? entry.code : entry.condition)

const isAllowed = (entry: SearchEntry, { status, family, area }: SearchOptions): boolean =>
  (status === undefined || entry.status === status) &&
  (family === undefined || entry.family === family) &&
  (area === undefined || areaOf(entry) === area)

const areaOf = (entry: SearchEntry): string => (entry.family === 'api' ? entry.area : entry.group)

/** The errors a query names outright. A wire `error` alone names no condition; its rows are found by their words. */
function namesIn(query: string): readonly string[] {
  if (/^e?\d{1,7}$/i.test(query)) return [`E${query.replace(/^e/i, '').padStart(7, '0')}`]
  if (/^\w{1,100}$/.test(query)) return [query.toLowerCase()]
  if (!/["=]|E0\d{6}/.test(query)) return []
  const read = readError(query)
  if (read?.family === 'api') return [read.code]
  return read?.family === 'oauth' ? read.conditions : []
}

/** Words to rows and their weights; a query word stands for all words that begin with it. */
function wordIndex(entries: readonly SearchEntry[]): (query: string) => readonly number[] {
  const weightsByWord = new Map<string, Map<number, number>>()
  for (const [position, entry] of entries.entries()) {
    for (const [weight, text] of fieldsOf(entry)) {
      for (const word of wordsOf(text)) {
        const rows = weightsByWord.get(word) ?? new Map<number, number>()
        weightsByWord.set(word, rows)
        rows.set(position, Math.max(weight, rows.get(position) ?? 0))
      }
    }
  }
  const words = [...weightsByWord.keys()].sort()
  const rowsBeginning = (begun: string): ReadonlyMap<number, number> => {
    const rows = new Map<number, number>()
    for (let at = firstNotBefore(words, begun); words[at]?.startsWith(begun) === true; at++) {
      const word = words[at] as string
      const factor = word === begun ? 1 : prefixFactor
      for (const [row, weight] of weightsByWord.get(word) as ReadonlyMap<number, number>) {
        rows.set(row, Math.max(weight * factor, rows.get(row) ?? 0))
      }
    }
    // A word that few rows have tells more than one that most have.
    const rarity = Math.log(1 + entries.length / rows.size)
    for (const [row, weight] of rows) rows.set(row, weight * rarity)
    return rows
  }
  const phrases = entries.map((entry) => ` ${wordsOf(`${entry.title} . ${textOf(entry)}`).join(' ')} `)
  return (query) => {
    const asked = wordsOf(query.slice(0, queryMax)).slice(0, wordsMax)
    const phrase = ` ${asked.join(' ')} `
    const joined = asked.join('')
    return bestRows([...new Set(asked)].map(rowsBeginning), (row) => {
      const entry = entries[row] as SearchEntry
      const isPhrase = asked.length > 1 && phrases[row]?.includes(phrase) === true
      const isArea = areaOf(entry).replaceAll('_', '') === joined
      return basisWeights[entry.basis] + (isPhrase ? phraseWeight : 0) + (isArea ? areaWeight : 0)
    })
  }
}

/**
 * Rows that have every word come first, or those with the most where none has them all, if that is at least half. Of three
 * words or more, rows may lack one and come after.
 */
function bestRows(
  perWord: readonly ReadonlyMap<number, number>[],
  extraOf: (row: number) => number,
): readonly number[] {
  const scores = new Map<number, { words: number; weight: number }>()
  for (const rows of perWord) {
    for (const [row, weight] of rows) {
      const score = scores.get(row) ?? { words: 0, weight: 0 }
      score.words++
      score.weight += weight
      scores.set(row, score)
    }
  }
  let most = 0
  for (const { words } of scores.values()) most = Math.max(most, words)
  if (most * 2 < perWord.length) return []
  const fewest = perWord.length < 3 ? most : Math.max(most - 1, perWord.length / 2)
  return [...scores]
    .filter(([, { words }]) => words >= fewest)
    .map(([row, { words, weight }]) => ({ row, words, weight: weight + extraOf(row) }))
    .sort((a, b) => b.words - a.words || b.weight - a.weight || a.row - b.row)
    .map(({ row }) => row)
}

function fieldsOf(entry: SearchEntry): readonly (readonly [weight: number, text: string])[] {
  return [
    [weights.name, nameOf(entry)],
    [weights.name, entry.family === 'oauth' ? entry.error : ''],
    [weights.title, entry.title],
    [weights.status, String(entry.status)],
    [weights.text, textOf(entry).replace(/\{\w+\}/g, ' ')],
    [weights.about, areaOf(entry)],
    [weights.causes, entry.causes?.join(' . ') ?? ''],
    [weights.means, entry.explanation?.means ?? ''],
    [weights.remedy, entry.explanation?.remedy ?? ''],
  ]
}

/** Words in lower case: `'redirect_uri'` is the two words it is made of. Apostrophes inside a word fall away. */
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/(\w)['’](?=[a-z])/g, '$1')
    .match(/[a-z0-9]+/g) ?? []

function firstNotBefore(sorted: readonly string[], word: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string) < word) low = middle + 1
    else high = middle
  }
  return low
}
