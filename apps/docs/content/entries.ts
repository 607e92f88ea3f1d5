/** All that is known of every error, in one row each: what the list, the pages and the files for machines are made of. */
import { type Listing, type RetryAdvice, retryAdvice } from '@stuntdouble/catalogue'
import { createSearch, type Explanation, explainedErrors, type SearchEntry } from '@stuntdouble/catalogue/explained'
import { apiScenarios, oauthScenarios, type Scenario } from '@stuntdouble/scenarios'
import { apiEndpoints, oauthEndpoints, oauthPlaces } from '../data/endpoints.js'
import { dependencies, type Kind, kinds } from '../data/kinds.js'

/** One error, whichever family it is of. */
export interface Entry {
  /** The code, or the condition: unique among all, and the name of its anchor. */
  readonly name: string
  /** Below the base of the site, without a slash before it: `E0000011`, `oauth/access_denied`. */
  readonly path: string
  readonly listing: Listing
  /** The sentence that is sent, slots in braces. */
  readonly text: string
  /** The part of the API, or the group of OAuth conditions. */
  readonly area: string
  readonly explanation: Explanation
  /** Sentences met in `errorCauses`. */
  readonly causes: readonly string[]
  /** How it comes about; known of API codes. */
  readonly kind: Kind | undefined
  /** What it is that fails, where the kind is `dependency`. */
  readonly dependsOn: string | undefined
  readonly retry: RetryAdvice
  readonly endpoints: readonly string[]
  /** The story that plays it, where there is one. */
  readonly scenario: Scenario | undefined
}

/** In words: “Ask for less.” is too little to be of use. */
const sentenceMin = 4

/** All errors, API codes first, each family in the order of Okta's lists. */
export const entries: readonly Entry[] = explainedErrors().map(entryOf)

const byName: ReadonlyMap<string, Entry> = new Map(entries.map((entry) => [entry.name, entry]))

/** The entry of a code or condition. @throws Error where there is none. */
export function entryNamed(name: string): Entry {
  const entry = byName.get(name)
  if (entry === undefined) throw new Error(`There is no error ${name}.`)
  return entry
}

function entryOf(row: SearchEntry): Entry {
  const { explanation, causes = [], ...listing } = row
  const name = listing.family === 'api' ? listing.code : listing.condition
  mustBeExplained(name, explanation)
  const common = { name, listing: listing as Listing, explanation, causes }
  if (listing.family === 'api') {
    return {
      ...common,
      path: name,
      text: listing.summary,
      area: listing.area,
      kind: kinds[listing.code],
      dependsOn: dependencies[listing.code],
      retry: retryAdvice({ code: listing.code }),
      endpoints: apiEndpoints[listing.code],
      scenario: (apiScenarios as Readonly<Record<string, Scenario>>)[name],
    }
  }
  return {
    ...common,
    path: `oauth/${name}`,
    text: listing.description,
    area: listing.group,
    kind: undefined,
    dependsOn: undefined,
    retry: retryAdvice({ error: listing.error, status: listing.status }),
    endpoints: oauthEndpoints[listing.condition].map((place) => oauthPlaces[place]),
    scenario: (oauthScenarios as Readonly<Record<string, Scenario>>)[name],
  }
}

/** @throws Error where an explanation or what to do is missing, or is less than a sentence. */
export function mustBeExplained(
  name: string,
  explanation: Explanation | undefined,
): asserts explanation is Explanation {
  const parts = { explanation: explanation?.means ?? '', remedy: explanation?.remedy ?? '' }
  for (const [part, text] of Object.entries(parts)) {
    if (text.trim() === '') throw new Error(`${name} has no ${part}.`)
    if (text.trim().split(/\s+/).length < sentenceMin || !text.endsWith('.')) {
      throw new Error(`The ${part} of ${name} is shorter than a sentence: “${text}”`)
    }
  }
}

const search = createSearch(explainedErrors())
const relatedMax = 6

/** Errors to look at beside this one: those its explanation names, those that say the same, then its nearest neighbours. */
export function relatedTo(entry: Entry): readonly Entry[] {
  const related = new Set<Entry>()
  for (const [name] of `${entry.explanation.means} ${entry.explanation.remedy}`.matchAll(
    /\b(?:E0\d{6}|[a-z]+(?:_[a-z]+)+)\b/g,
  )) {
    const named = byName.get(name)
    // A word such as `login_required` names the wire error as often as the condition; within OAuth that is close enough.
    if (named !== undefined && (named.listing.family === 'api' || entry.listing.family === 'oauth')) related.add(named)
  }
  for (const other of entries) if (other.text === entry.text && !/^\{\w+\}$/.test(other.text)) related.add(other)
  const { family } = entry.listing
  for (const near of search(entry.listing.title, { family, area: entry.area, limit: relatedMax })) {
    const other = byName.get(near.family === 'api' ? near.code : near.condition)
    if (other !== undefined) related.add(other)
  }
  for (const other of entries) {
    if (related.size > relatedMax) break
    if (other.listing.family === family && other.area === entry.area) related.add(other)
  }
  related.delete(entry)
  return [...related].slice(0, relatedMax)
}
