import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { mustExist } from '../rules.js'
import { tokens } from '../store.js'
import { tokenView } from '../view.js'

export const getApiToken = operation({
  id: 'getApiToken',
  route: 'GET /api/v1/api-tokens/{apiTokenId}',
  scope: 'okta.apiTokens.read',
  errors: ['E0000007'],
  async target(ctx, { path }) {
    return mustExist(await tokens(ctx.db, ctx.org.id).find(path.apiTokenId, ctx.now), path.apiTokenId)
  },
  async run(ctx, { target }) {
    return ok(tokenView(target, ctx.request.base))
  },
})
