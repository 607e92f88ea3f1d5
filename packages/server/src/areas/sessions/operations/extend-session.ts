import { operation } from '../../../operation/operation.js'
import { used } from '../lifecycle.js'
import { refreshed } from '../shown.js'
import { sessionNamed } from '../target.js'

/** The older name of `refreshSession`. */
export const extendSession = operation({
  id: 'extendSession',
  route: 'PUT /api/v1/sessions/{sessionId}',
  scope: 'okta.sessions.manage',
  errors: ['E0000007'],
  target: (ctx, { path }) => sessionNamed(ctx, path.sessionId),
  run: async (ctx, { path, target }) => refreshed(ctx, await used(ctx, target), { id: path.sessionId, as: 'named' }),
})
