/** What is sent to begin a session, to come back from signing in, and to say how long administrators stay. */
import { boolean, integer, nullable, type Output, object, optional, text } from '../../kernel/schema.js'

/** A token, or the name and the password themselves. */
export const newSession = object({
  sessionToken: nullable(text()),
  username: nullable(text()),
  password: nullable(text()),
})

/** `cookieToken`, `cookieTokenUrl`: with commas between them. */
export const sessionFields = object({ additionalFields: optional(text()) })

/** In a query, or as the fields of a form. */
export const cookieRedirect = object({
  token: optional(text()),
  redirectUrl: optional(text()),
  checkAccountSetupComplete: optional(text()),
})
export type CookieRedirect = Output<typeof cookieRedirect>

export const ending = object({ keepCurrent: nullable(boolean()) })

/** An absent figure is the one that Okta begins with; see model.ts. */
export const adminSettings = object({
  sessionIdleTimeoutMinutes: optional(integer(5, 12 * 60)),
  sessionMaxLifetimeMinutes: optional(integer(5, 7 * 24 * 60)),
})
