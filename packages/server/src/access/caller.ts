/** Who is calling. */
import { apiError } from '@stuntdouble/catalogue'
import type { Database } from '../store/database.js'
import { mayUse, type RoleType, type Scope } from './roles.js'

/** Somebody who showed an API token, which acts as the user who made it, or the cookie of a session. */
export type Caller = {
  /** Empty for a session. */
  tokenId: string
  /** Absent for a token. */
  sessionId?: string
  userId: string
  login: string
  displayName: string
  roles: readonly RoleType[]
}

/** What is known of a token by its hash; the room that keeps tokens answers. `undefined` for none. */
export type FindToken = (db: Database, orgId: string, tokenHash: string) => Promise<TokenFound | undefined>

export type TokenFound = Caller & { expiresAtMs: number; ownerStatus: string; lastUpdatedMs: number }

/** Statuses in which a person's token still speaks for them. */
const speaking: ReadonlySet<string> = new Set(['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'])

/** The token after `SSWS`, if the header is of that scheme. Schemes are compared without case (RFC 9110, 11.1). */
export function sswsToken(authorization: string): string | undefined {
  const scheme = authorization.slice(0, 5)
  return scheme === 'SSWS ' || scheme.toUpperCase() === 'SSWS ' ? authorization.slice(5).trim() : undefined
}

/** What the cookie of a session holds, if one was sent. */
export const sidOf = (cookies: string | undefined): string | undefined =>
  cookies === undefined ? undefined : /(?:^|;\s*)sid="?([\w-]{1,128})"?\s*(?:;|$)/.exec(cookies)?.[1]

/** Whoever carries neither an API token nor a session is asked for a session. */
export function mustShowWhoTheyAre(token: string | undefined): string {
  if (token === undefined) throw apiError.E0000005()
  return token
}

/** A token dies when it was not used for thirty days, when it is revoked, and with its owner. */
export function mustBeALiveToken(found: TokenFound | undefined, nowMs: number): TokenFound {
  if (found === undefined || found.expiresAtMs <= nowMs || !speaking.has(found.ownerStatus)) throw apiError.E0000011()
  return found
}

/** Permission is asked before the target is looked up, so that ids cannot be probed by those who may not read. */
export function mustBeAllowed(caller: Caller, scope: Scope, sufficient?: Scope): void {
  if (mayUse(caller.roles, scope) || (sufficient !== undefined && mayUse(caller.roles, sufficient))) return
  throw apiError.E0000006()
}
