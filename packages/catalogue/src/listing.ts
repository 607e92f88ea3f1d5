import { type ApiCode, type ApiErrorEntry, apiErrors } from './api-errors.js'
import { type OAuthCondition, type OAuthErrorEntry, oauthErrors } from './oauth-errors.js'

/** One API code with its entry, as a row of a list. */
export interface ApiListing extends ApiErrorEntry {
  readonly family: 'api'
  readonly code: ApiCode
}

/** One OAuth condition with its entry, as a row of a list. */
export interface OAuthListing extends OAuthErrorEntry {
  readonly family: 'oauth'
  readonly condition: OAuthCondition
}

/** A row of either family, told apart by `family`. */
export type Listing = ApiListing | OAuthListing

/** All 727 errors as rows: API codes first, each family in the order of Okta's lists. */
export function listErrors(): readonly Listing[] {
  return [
    ...(Object.keys(apiErrors) as ApiCode[]).map((code) => ({ family: 'api' as const, code, ...apiErrors[code] })),
    ...(Object.keys(oauthErrors) as OAuthCondition[]).map((condition) => ({
      family: 'oauth' as const,
      condition,
      ...oauthErrors[condition],
    })),
  ]
}

/** The sentence of a row: what travels as `errorSummary` or `error_description`, slots in braces. */
export const textOf = (listing: Listing): string => (listing.family === 'api' ? listing.summary : listing.description)
