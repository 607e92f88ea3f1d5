import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { revokeToken } from '../lifecycle.js'
import { mustExist } from '../rules.js'
import { tokens } from '../store.js'

export const revokeApiToken = operation({
  id: 'revokeApiToken',
  route: 'DELETE /api/v1/api-tokens/{apiTokenId}',
  scope: 'okta.apiTokens.manage',
  errors: ['E0000007'],
  async target(ctx, { path }) {
    return mustExist(await tokens(ctx.db, ctx.org.id).find(path.apiTokenId, ctx.now), path.apiTokenId)
  },
  async run(ctx, { target }) {
    await revokeToken(ctx, target)
    return nothing()
  },
})
