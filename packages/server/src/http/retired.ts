/** Paths that Okta once served and now only knows to be gone. */

/**
 * The Events API was replaced by the System Log: its path still answers, with E0000026. The e-mail sender settings moved
 * to the brands: gone for good, E0000215.
 */
export const retired = [
  { route: 'GET /api/v1/events', code: 'E0000026' },
  { route: 'GET /api/v1/org/email/sender', code: 'E0000215' },
  { route: 'POST /api/v1/org/email/sender', code: 'E0000215' },
  { route: 'PUT /api/v1/org/email/sender', code: 'E0000215' },
] as const
