/** What must be true of trusted origins, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import { type OriginBody, originOf } from './input.js'
import type { TrustedOrigin } from './model.js'

export function mustExist(origin: TrustedOrigin | undefined, asked: string): TrustedOrigin {
  if (origin === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (TrustedOrigin)` })
  return origin
}

/** A site and no page of it: nothing behind the host but a slash at most. The origin is answered as browsers send it. */
export function mustBeAnOrigin(text: string): string {
  const origin = originOf(text)
  const isSite = /^[a-z]+:\/\/[^/?#@\\\s]+\/?$/i.test(text)
  if (origin === undefined || !isSite) throw apiError.E0000001({ field: 'origin' }, { causes: [cause.invalidOrigin()] })
  return origin
}

/** Trusted with something, and with nothing twice. */
export function mustBeTrustedWithSomething({ scopes }: OriginBody): void {
  const said = scopes.length === 0 ? cause.blank('scopes') : cause.invalidField('scopes')
  if (scopes.length === 0 || new Set(scopes.map(({ type }) => type)).size < scopes.length) {
    throw apiError.E0000001({ field: 'scopes' }, { causes: [said] })
  }
}

/**
 * An address to send a browser to, in full: a path of this server, or an address with scheme and host. Undefined for what
 * browsers read in more than one way: a second slash or a backslash in front, white space within, a scheme without its
 * slashes, somebody's name before the host.
 */
export function placeOf(asked: string, base: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers take them out, and what is left is another address.
  if (/[\u0000-\u0020\u007f\\]/.test(asked)) return undefined
  const isPath = /^\/(?!\/)/.test(asked)
  if (!isPath && !/^[a-z][a-z\d+.-]*:\/\/[^/]/i.test(asked)) return undefined
  if (!URL.canParse(asked, base)) return undefined
  const { href, username, password } = new URL(asked, base)
  return username === '' && password === '' && (!isPath || isOnSite(href, base)) ? href : undefined
}

export const isOnSite = (address: string, base: string): boolean => originOf(address) === originOf(base)

/** Said when a unique index refuses a second origin of one name, or of one site. */
export const nameIsTaken = () => apiError.E0000001({ field: 'name' }, { causes: [cause.duplicate('name')] })
export const siteIsTaken = () => apiError.E0000001({ field: 'origin' }, { causes: [cause.duplicate('origin')] })
