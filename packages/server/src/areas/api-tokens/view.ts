/** A token as Okta answers it: never the token itself. */
import { at } from '../../kernel/link.js'
import type { ApiToken, Network } from './model.js'

/** `base`: scheme and host of the request. */
export const tokenView = (token: ApiToken, base: string) => ({
  id: token.id,
  name: token.name,
  userId: token.user_id,
  clientName: token.client_name,
  tokenWindow: 'P30D',
  network: JSON.parse(token.network) as Network,
  expiresAt: token.expires_at,
  created: token.created,
  lastUpdated: token.last_updated,
  _links: {
    self: at(`${base}/api/v1/api-tokens/${token.id}`, 'GET', 'DELETE'),
    user: at(`${base}/api/v1/users/${token.user_id}`, 'GET'),
  },
})
