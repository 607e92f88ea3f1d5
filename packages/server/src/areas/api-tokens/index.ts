/** API tokens: who may speak for whom without a session. */
import type { Room } from '../../operation/operation.js'
import { insertToken, revokeTokensOf } from './lifecycle.js'
import { getApiToken } from './operations/get-api-token.js'
import { listApiTokens } from './operations/list-api-tokens.js'
import { revokeApiToken } from './operations/revoke-api-token.js'
import { revokeCurrentApiToken } from './operations/revoke-current-api-token.js'
import { upsertApiToken } from './operations/upsert-api-token.js'

export { createToken } from './lifecycle.js'
export { isUseWorthNoting } from './rules.js'
export { findToken, tokenUsed } from './store.js'

export const apiTokensRoom = (): Room => ({
  operations: [listApiTokens, getApiToken, upsertApiToken, revokeApiToken, revokeCurrentApiToken],
  async founding(ctx, { admin, token }) {
    if (token !== undefined) await insertToken(ctx, { ...token, userId: admin.id })
  },
  subscribers: [
    {
      on: ['user.lifecycle.deactivate', 'user.lifecycle.delete.initiated'],
      async run(ctx, { targets = [] }) {
        for (const { type, id } of targets) if (type === 'User') await revokeTokensOf(ctx, id)
      },
    },
  ],
})
