import { mustBeALiveToken, mustShowWhoTheyAre, sswsToken } from '../../../access/caller.js'
import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { revokeToken } from '../lifecycle.js'
import { mustExist } from '../rules.js'
import { findToken, tokens } from '../store.js'

/**
 * Whoever holds a token may give it up, whatever their role: the operation asks for no scope, and finds out itself
 * whose token was shown.
 */
export const revokeCurrentApiToken = operation({
  id: 'revokeCurrentApiToken',
  route: 'DELETE /api/v1/api-tokens/current',
  errors: ['E0000005', 'E0000007', 'E0000011'],
  async target(ctx) {
    const { authorization } = ctx.request.headers
    const shown = mustShowWhoTheyAre(authorization === undefined ? undefined : sswsToken(authorization))
    const found = await findToken(ctx.db, ctx.org.id, ctx.digest.sha256(shown))
    const { tokenId } = mustBeALiveToken(found, ctx.clock.now().getTime())
    return mustExist(await tokens(ctx.db, ctx.org.id).find(tokenId, ctx.now), tokenId)
  },
  async run(ctx, { target }) {
    await revokeToken(ctx, target)
    return nothing()
  },
})
