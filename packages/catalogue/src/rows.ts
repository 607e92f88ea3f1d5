import { apiExplanations } from './api-explanations.js'
import type { Explanation } from './explanation.js'
import { listErrors } from './listing.js'
import { metCauses } from './met-causes.js'
import { oauthExplanations } from './oauth-explanations.js'
import { createSearch, type Search, type SearchEntry } from './search.js'

/** All 727 errors with their explanations and the causes they were met with, as rows. */
export function explainedErrors(): readonly SearchEntry[] {
  const api: Readonly<Record<string, Explanation>> = apiExplanations
  const oauth: Readonly<Record<string, Explanation>> = oauthExplanations
  return listErrors().map((listing) => {
    const explanation = listing.family === 'api' ? api[listing.code] : oauth[listing.condition]
    const causes = listing.family === 'api' ? metCauses[listing.code] : undefined
    return {
      ...listing,
      ...(explanation === undefined ? {} : { explanation }),
      ...(causes === undefined ? {} : { causes }),
    }
  })
}

/** Searches all errors and their explanations; its index is made at the first query. See {@link createSearch}. */
export const searchErrors: Search = /* @__PURE__ */ searchOnDemand()

function searchOnDemand(): Search {
  let search: Search | undefined
  return (query, options) => {
    search ??= createSearch(explainedErrors())
    return search(query, options)
  }
}
