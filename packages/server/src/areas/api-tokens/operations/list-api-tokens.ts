import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { tokens } from '../store.js'
import { tokenView } from '../view.js'

export const listApiTokens = operation({
  id: 'listApiTokens',
  route: 'GET /api/v1/api-tokens',
  scope: 'okta.apiTokens.read',
  errors: [],
  async run(ctx) {
    const all = await tokens(ctx.db, ctx.org.id).all(ctx.now)
    return ok(all.map((token) => tokenView(token, ctx.request.base)))
  },
})
