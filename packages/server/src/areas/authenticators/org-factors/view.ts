/** A factor of the org as Okta answers it. */
import { at } from '../../../kernel/link.js'
import type { OrgFactor } from './model.js'

export function orgFactorView({ id, provider, factorType, status }: OrgFactor, base: string) {
  const self = `${base}/api/v1/org/factors/${id}`
  const to = (verb: string) => ({ [verb]: at(`${self}/lifecycle/${verb}`, 'POST') })
  const isSelf = { self: at(self, 'GET') }
  // A link leads on or back; the one that comes first in the alphabet is printed first.
  const links = status === 'ACTIVE' ? { ...isSelf, ...to('deactivate') } : { ...to('activate'), ...isSelf }
  return { id, provider, factorType, status, _links: id === 'okta_password' ? isSelf : links }
}
