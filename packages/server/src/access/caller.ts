/** Who is calling. */
import { apiError } from '@stuntdouble/catalogue'
import type { Soon } from '../store/caching.js'
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
  /** Of a session: it is too old for the work of an administrator, or was idle for too long; `roles` are then none. */
  adminHasEnded?: boolean
}

/** What is known of a token by its hash; the room that keeps tokens answers. `undefined` for none. */
export type FindToken = (db: Database, orgId: string, tokenHash: string) => Soon<TokenFound | undefined>

export type TokenFound = Caller & { expiresAtMs: number; ownerStatus: string; lastUpdatedMs: number }

/** What is known of a session by the hash of what its cookie holds; the room that keeps sessions answers. */
export type FindSession = (
  db: Database,
  orgId: string,
  secretHash: string,
  now: Date,
) => Promise<SessionFound | undefined>

export type SessionFound = Caller & {
  sessionId: string
  status: string
  expiresAtMs: number
  ownerStatus: string
  /** For the work of an administrator, whether or not the owner is one. */
  isFit: boolean
  /** Whether this use is to be noted, so that its idle time begins anew. */
  isUseWorthNoting: boolean
}

const speaking: ReadonlySet<string> = new Set(['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'])

/**
 * Whether the token of a person in this status, or their session, still speaks for them. Whoever is locked out, or must
 * change a password, stays signed in.
 */
export const speaksInStatus = (status: string): boolean => speaking.has(status)

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
  if (found === undefined || found.expiresAtMs <= nowMs || !speaksInStatus(found.ownerStatus)) throw apiError.E0000011()
  return found
}

/**
 * A session lives until its end, and with its owner. One that waits for a second factor opens nothing yet. Whatever is
 * wrong with a cookie, its holder is asked for a session, as whoever shows none is.
 */
export function mustBeALiveSession(found: SessionFound | undefined, nowMs: number): SessionFound {
  if (
    found === undefined ||
    found.expiresAtMs <= nowMs ||
    found.status !== 'ACTIVE' ||
    !speaksInStatus(found.ownerStatus)
  ) {
    throw apiError.E0000005()
  }
  return found
}

/** Permission is asked before the target is looked up, so that ids cannot be probed by those who may not read. */
export function mustBeAllowed(caller: Caller, scope: Scope, sufficient?: Scope): void {
  if (mayUse(caller.roles, scope) || (sufficient !== undefined && mayUse(caller.roles, sufficient))) return
  // Whoever would be allowed, had they signed in lately, hears that it is the session that ended.
  if (caller.adminHasEnded) throw apiError.E0000005()
  throw apiError.E0000006()
}

/**
 * Whether a name in a path is that of the caller, who came with a session: `me` or their id. Not their login, which may
 * be the very text that is somebody else's id.
 */
export const isTheirOwn = ({ sessionId, userId }: Caller, named: string): boolean =>
  sessionId !== undefined && (named === 'me' || named === userId)

/** Whether somebody does by themselves what they have no role for: then their own account is all there is to it. */
export const actsForThemselves = ({ sessionId, roles }: Caller, scope: Scope): boolean =>
  sessionId !== undefined && !mayUse(roles, scope)
