/** Every error Okta documents: its words, how to raise it, how it is sent, and how to read one that was received. */
export { type ApiCode, type ApiErrorEntry, apiErrors, type Basis } from './api-errors.js'
export { cause, type PasswordRequirements } from './causes.js'
export { type Correction, corrections } from './corrections.js'
export {
  type ApiEnvelope,
  apiEnvelope,
  apiEnvelopeText,
  type Challenge,
  type OAuthErrorBody,
  oauthFormPost,
  oauthJson,
  oauthRedirect,
  type RedirectTarget,
  wwwAuthenticate,
} from './envelope.js'
export type { Explanation } from './explanation.js'
export { type ApiListing, type Listing, listErrors, type OAuthListing, textOf } from './listing.js'
export { type OAuthCondition, type OAuthDelivery, type OAuthErrorEntry, oauthErrors } from './oauth-errors.js'
export {
  type ApiCodeWithoutSlots,
  ApiError,
  type ApiErrorBody,
  type ApiErrorDetail,
  type ApiSlot,
  apiError,
  type CauseEntry,
  isApiError,
  isOAuthError,
  isRaised,
  type OAuthConditionWithoutSlots,
  OAuthError,
  type OAuthErrorDetail,
  type OAuthSlot,
  oauthError,
  type Slots,
} from './raise.js'
export {
  type ReceivedApiError,
  type ReceivedError,
  type ReceivedErrorId,
  type ReceivedOAuthError,
  readError,
  readErrorResponse,
} from './received.js'
export { type Refusal, type RetryAdvice, retryAdvice } from './retry.js'
export { matchTemplate, type Slot } from './slots.js'
