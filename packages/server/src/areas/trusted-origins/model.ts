/** A trusted origin: a site, and what its pages may do. */
import type { TrustedOriginRow } from '../../store/tables/places.js'

export type TrustedOrigin = TrustedOriginRow

/** Call the API from a page, be returned to from Okta, or show Okta's pages within a page. */
export type ScopeType = 'CORS' | 'REDIRECT' | 'IFRAME_EMBED'

/** `allowedOktaApps`: of `IFRAME_EMBED` alone; the sign-in pages are always among them. */
export type OriginScope = { type: ScopeType; allowedOktaApps?: readonly 'OKTA_ENDUSER'[] }
