/** What must be true of tokens, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import { hour } from '../../kernel/time.js'
import type { TokenUpdate } from './input.js'
import { type ApiToken, anywhere, type Network } from './model.js'

/** @throws E0000007 naming Okta's own class, `Token`. */
export function mustExist(token: ApiToken | undefined, asked: string): ApiToken {
  if (token === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (Token)` })
  return token
}

/**
 * The network that is asked for, where it is one that this org has. No org has network zones, so a zone that is named
 * is not found; a restriction to no zone at all, or by another word, is none.
 * @throws E0000007 for a zone, E0000001 for a condition that says nothing.
 */
export function mustBeAKnownNetwork(asked: NonNullable<TokenUpdate['network']>): Network {
  const [zone] = [...(asked.include ?? []), ...(asked.exclude ?? [])]
  if (zone !== undefined) throw apiError.E0000007({ resource: `Resource not found: ${zone} (NetworkZone)` })
  if (asked.connection !== 'ANYWHERE') {
    throw apiError.E0000001({ field: 'network' }, { causes: [cause.invalidField('network')] })
  }
  return anywhere
}

/** A use is worth writing down once an hour: thirty days need no finer grain, and reads should stay reads. */
export const isUseWorthNoting = (lastUpdatedMs: number, now: Date): boolean => now.getTime() - lastUpdatedMs >= hour
