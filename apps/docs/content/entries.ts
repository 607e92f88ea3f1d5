/** All that is known of every error, in one row each: what the list, the pages and the files for machines are made of. */
import { type Listing, textOf } from '@stuntdouble/catalogue'
import {
  type About,
  aboutError,
  type Explanation,
  explainedErrors,
  relatedErrors,
  type SearchEntry,
} from '@stuntdouble/catalogue/explained'
import { apiScenarios, oauthScenarios, type Scenario } from '@stuntdouble/scenarios'

/** One error, whichever family it is of; its name is that of its anchor. */
export interface Entry extends About {
  /** Below the base of the site, without a slash before it: `E0000011`, `oauth/access_denied`. */
  readonly path: string
  readonly listing: Listing
  /** The sentence that is sent, slots in braces. */
  readonly text: string
  readonly explanation: Explanation
  /** Sentences met in `errorCauses`. */
  readonly causes: readonly string[]
  /** The story that plays it, where there is one. */
  readonly scenario: Scenario | undefined
}

const scenarios: Readonly<Record<string, Scenario>> = { ...apiScenarios, ...oauthScenarios }

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
  const { explanation, causes = [], ...rest } = row
  const listing = rest as Listing
  const about = aboutError(listing)
  mustBeExplained(about.name, explanation)
  return {
    ...about,
    path: listing.family === 'api' ? about.name : `oauth/${about.name}`,
    listing,
    text: textOf(listing),
    explanation,
    causes,
    scenario: scenarios[about.name],
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

/** Errors to look at beside this one. */
export const relatedTo = ({ listing, explanation }: Entry): readonly Entry[] =>
  relatedErrors({ ...listing, explanation }).map((row) => entryNamed(aboutError(row).name))
