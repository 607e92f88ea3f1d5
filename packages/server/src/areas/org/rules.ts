/** What must be true of orgs and their settings, and what is said when it is not. */
import { type ApiError, apiError, cause } from '@stuntdouble/catalogue'
import type { Caller } from '../../access/caller.js'
import { second } from '../../kernel/time.js'
import { settingMax } from './input.js'
import { type ContactType, contactTypes, generalMembers, type Said } from './model.js'

/** @throws E0000001 with a cause for each setting that is too long. */
export function mustFit(settings: Said): void {
  const tooLong = generalMembers.filter((name) => (settings[name]?.length ?? 0) > settingMax)
  const [first] = tooLong
  if (first !== undefined) throw apiError.E0000001({ field: first }, { causes: tooLong.map(cause.tooLong) })
}

/** Okta's own links write the type in lower case. */
export function mustBeAContactType(asked: string): ContactType {
  const found = contactTypes.find((type) => type === asked.toUpperCase())
  if (found === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (OrgContactType)` })
  return found
}

/** Only who may do everything may let Okta Support do everything. */
export function mustBeASuperAdmin({ roles }: Caller): void {
  if (!roles.includes('SUPER_ADMIN')) throw apiError.E0000006()
}

const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

/** A subdomain becomes part of a host name (RFC 1123, 2.1). */
export function mustBeAHostLabel(subdomain: string): void {
  if (!label.test(subdomain)) throw apiError.E0000001({ field: 'subdomain' }, { causes: [cause.pattern('subdomain')] })
}

const subdomainMax = 57

export function mustNotBeTooLongASubdomain(subdomain: string): void {
  if (subdomain.length > subdomainMax) throw apiError.E0000172()
}

/** Names under which the house itself answers, or people would believe it does. */
const reserved: ReadonlySet<string> = new Set([
  'account',
  'accounts',
  'admin',
  'administrator',
  'api',
  'app',
  'apps',
  'auth',
  'cdn',
  'developer',
  'help',
  'localhost',
  'login',
  'mail',
  'oauth2',
  'okta',
  'security',
  'signin',
  'sso',
  'static',
  'status',
  'stuntdouble',
  'support',
  'system',
  'trust',
  'www',
])

/** `acme-admin` is where the administrators of `acme` go, so no org may be called that either. */
export function mustNotBeReserved(subdomain: string): void {
  if (reserved.has(subdomain) || subdomain.endsWith('-admin')) throw apiError.E0000170()
}

/**
 * For as long an org is still being made after the answer: Okta asks its callers to leave a new org alone for thirty
 * seconds.
 */
export const makingMs = 30 * second

/**
 * A subdomain belongs to one org. While that one is still being made the request that asked for it holds the name
 * (E0000171); afterwards the org does (E0000088).
 */
export function mustBeAFreeSubdomain(holder: { created: string } | undefined, now: Date): void {
  if (holder === undefined) return
  if (now.getTime() - Date.parse(holder.created) < makingMs) throw subdomainHeld()
  throw apiError.E0000088({ causes: [cause.subdomainTaken()] })
}

/** Another request took the name between this one's look and its writing. */
export const subdomainHeld = (): ApiError => apiError.E0000171()

const nameMax = 100
const beyondTheBasicPlane = /[\u{10000}-\u{10FFFF}]/u

/** Characters of four UTF-8 bytes, emoji among them, have no place in the name of an org; nor has another's name. */
export function mustBeAUsableName(name: string, isTaken: boolean): void {
  if (name.trim() === '' || name.length > nameMax || beyondTheBasicPlane.test(name) || isTaken) {
    throw apiError.E0000089()
  }
}

const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

export function mustBeADomainName(domain: string): void {
  if (!hostName.test(domain)) {
    throw apiError.E0000001({ field: 'customDomain' }, { causes: [cause.invalidField('customDomain')] })
  }
}

/** A host leads to one org. */
export function mustLeadNowhereYet(isTaken: boolean): void {
  if (isTaken) throw apiError.E0000120()
}

const email = /^[^\s@]+@[^\s@]+$/

/** The first administrator signs in with an e-mail address, as everyone does under a new org's schema. */
export function mustBeReachable({ login, email: address }: { login: string; email: string }): void {
  const causes = [
    ...(email.test(login) ? [] : [cause.loginNotEmail()]),
    ...(email.test(address) ? [] : [cause.pattern('email')]),
  ]
  if (causes.length > 0) throw apiError.E0000001({ field: email.test(login) ? 'email' : 'login' }, { causes })
}
