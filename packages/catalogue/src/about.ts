/** What is known of an error beside its entry and its explanation: the reference and the command line tell the same. */
import { apiEndpoints, oauthEndpoints, oauthPlaces } from './endpoints.js'
import { dependencies, type Kind, kinds, settings } from './kinds.js'
import { type Listing, textOf } from './listing.js'
import { type RetryAdvice, retryAdvice } from './retry.js'
import { explainedErrors, searchErrors } from './rows.js'
import type { SearchEntry } from './search.js'
import { areaWords } from './words.js'

export interface About {
  /** The code, or the condition: unique among all. */
  readonly name: string
  /** The part of the API, or the group of OAuth conditions. */
  readonly area: string
  /** How it comes about; known of API codes. */
  readonly kind: Kind | undefined
  /** What it is that fails, where the kind is `dependency`. */
  readonly dependsOn: string | undefined
  /** The settings of the org that decide when it comes about, where there are some. */
  readonly decidedBy: string | undefined
  readonly retry: RetryAdvice
  /** Where it is met: a method and path, or words for a whole class of endpoints. */
  readonly endpoints: readonly string[]
}

/** What is known of an error. */
export function aboutError(listing: Listing): About {
  if (listing.family === 'api') {
    const { code, area } = listing
    return {
      name: code,
      area,
      kind: kinds[code],
      dependsOn: dependencies[code],
      decidedBy: settings[code],
      retry: retryAdvice({ code }),
      endpoints: apiEndpoints[code],
    }
  }
  const { condition, group, error, status } = listing
  return {
    name: condition,
    area: group,
    kind: undefined,
    dependsOn: undefined,
    decidedBy: undefined,
    retry: retryAdvice({ error, status }),
    endpoints: oauthEndpoints[condition].map((place) => oauthPlaces[place]),
  }
}

/** What a caller does about it, beside the remedy. `fix`: what the scenario that plays it says, where there is one. */
export function callerAdvice({ retry }: About, fix?: string): string {
  const wait = retry.waitMs === undefined ? '' : ` Wait ${retry.waitMs / 1000} seconds at least.`
  const again = {
    later: `Send the same request again later, each time after a longer wait.${wait} A \`Retry-After\` header is the better guide where there is one.`,
    'after-change': 'The same request will be refused again until something has changed.',
    never: 'Sending the same request again will not help.',
  }[retry.retry]
  const why = retry.retry === 'after-change' ? [] : [retry.why]
  return [...(fix === undefined ? [] : [fix]), ...why, again].join(' ')
}

/** What an administrator does about it. */
export function adminAdvice({ family }: Listing, { kind, dependsOn, decidedBy, area }: About): string {
  const place = areaWords(area)
  const look = {
    organic:
      decidedBy === undefined
        ? 'No setting leads here: the request, or the state of what it names, is the cause. Check that state when callers report it.'
        : `The request, or the state of what it names, is the cause; settings of the org decide when: ${decidedBy}.`,
    configured: `A setting of the org leads here (${place}). Check whether it is meant to be as it is before callers work around it.`,
    dependency: `Check ${dependsOn ?? 'what the org depends on'}: whether it can be reached, and what it answered. Callers can do nothing about it.`,
    oauth: `Look at the client and the authorization server that the request named, for what concerns ${place}; the System Log has an event for the refusal.`,
  }[kind ?? 'oauth']
  const trace = family === 'api' ? ' Ask callers for the `errorId`: it leads to the one request that was refused.' : ''
  return look + trace
}

const relatedMax = 6

/** Errors to look at beside this one: those its explanation names, those that say the same, then its nearest neighbours. */
export function relatedErrors(row: SearchEntry): readonly SearchEntry[] {
  const { name: own, area } = aboutError(row)
  const all = new Map(explainedErrors().map((each) => [aboutError(each).name, each]))
  const related = new Map<string, SearchEntry>()
  const add = (other: SearchEntry) => related.set(aboutError(other).name, other)
  for (const [name] of `${row.explanation?.means} ${row.explanation?.remedy}`.matchAll(
    /\b(?:E0\d{6}|[a-z]+(?:_[a-z]+)+)\b/g,
  )) {
    const named = all.get(name)
    // A word such as `login_required` names the wire error as often as the condition; within OAuth that is close enough.
    if (named !== undefined && (named.family === 'api' || row.family === 'oauth')) add(named)
  }
  const text = textOf(row)
  for (const other of all.values()) if (textOf(other) === text && !/^\{\w+\}$/.test(text)) add(other)
  for (const near of searchErrors(row.title, { family: row.family, area, limit: relatedMax })) add(near)
  for (const other of all.values()) {
    if (related.size > relatedMax) break
    if (other.family === row.family && aboutError(other).area === area) add(other)
  }
  related.delete(own)
  return [...related.values()].slice(0, relatedMax)
}
