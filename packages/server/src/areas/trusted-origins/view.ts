/** A trusted origin as Okta answers it. */
import type { OriginScope, TrustedOrigin } from './model.js'

export const originView = (origin: TrustedOrigin) => ({
  id: origin.id,
  name: origin.name,
  origin: origin.origin,
  scopes: scopesIn(origin),
  status: origin.status,
  created: origin.created,
  createdBy: origin.created_by,
  lastUpdated: origin.last_updated,
  lastUpdatedBy: origin.last_updated_by,
})

export const scopesIn = ({ scopes }: Pick<TrustedOrigin, 'scopes'>) => JSON.parse(scopes) as readonly OriginScope[]
