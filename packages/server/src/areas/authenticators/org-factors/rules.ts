/** What must be true of the factors of an org, and what is said when it is not. */
import { apiError } from '@stuntdouble/catalogue'
import { isFederated, providerKindOf } from '../catalog.js'
import { type OrgFactor, type OrgFactorKind, orgFactorKinds } from './model.js'

export function mustBeAFactor(key: string): OrgFactorKind {
  const kind = Object.hasOwn(orgFactorKinds, key) ? orgFactorKinds[key] : undefined
  if (kind === undefined) throw apiError.E0000007({ resource: `Resource not found: ${key} (FactorType)` })
  return kind
}

/** Whoever has no password left has no way in (seen). */
export function mustNotBeThePassword({ id }: OrgFactor): void {
  if (id === 'okta_password') throw apiError.E0000020()
}

/** What somebody else runs is switched on once it was said who: there is no place for that here. */
export function mustNeedNoProvider({ authenticator, status }: OrgFactor): void {
  const needsOne = (providerKindOf(authenticator)?.required.length ?? 0) > 0 || isFederated(authenticator)
  if (status === 'NOT_SETUP' && needsOne) throw apiError.E0000020()
}
