import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { tokenUpdate } from '../input.js'
import { updateToken } from '../lifecycle.js'
import { mustBeAKnownNetwork, mustExist } from '../rules.js'
import { tokens } from '../store.js'
import { tokenView } from '../view.js'

/** Despite its name it makes no token: an id that is not there is not found. */
export const upsertApiToken = operation({
  id: 'upsertApiToken',
  route: 'PUT /api/v1/api-tokens/{apiTokenId}',
  scope: 'okta.apiTokens.manage',
  input: { body: tokenUpdate },
  errors: ['E0000001', 'E0000007'],
  async target(ctx, { path }) {
    return mustExist(await tokens(ctx.db, ctx.org.id).find(path.apiTokenId, ctx.now), path.apiTokenId)
  },
  async run(ctx, { target, body }) {
    const network = body.network ? JSON.stringify(mustBeAKnownNetwork(body.network)) : target.network
    const updated = { ...target, name: body.name ?? target.name, network }
    await updateToken(ctx, updated)
    return ok(tokenView(updated, ctx.request.base))
  },
})
