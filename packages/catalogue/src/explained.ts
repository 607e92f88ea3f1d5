/**
 * The errors with what they mean, where they are met and what to do about them, and a search over it all. Not needed to
 * raise an error.
 */
export { type About, aboutError, adminAdvice, callerAdvice, relatedErrors } from './about.js'
export { apiExplanations } from './api-explanations.js'
export { apiEndpoints, oauthEndpoints } from './endpoints.js'
export type { Explanation } from './explanation.js'
export { dependencies, type Kind, kinds } from './kinds.js'
export { metCauses } from './met-causes.js'
export { oauthExplanations } from './oauth-explanations.js'
export { explainedErrors, searchErrors } from './rows.js'
export { createSearch, type Search, type SearchEntry, type SearchOptions } from './search.js'
export { areaWords, basisSentences, deliverySentences, kindWords, retryWords } from './words.js'
