import { operation } from '../../../operation/operation.js'
import { used } from '../lifecycle.js'
import { refreshed } from '../shown.js'
import { sessionNamed } from '../target.js'

export const refreshSession = operation({
  id: 'refreshSession',
  route: 'POST /api/v1/sessions/{sessionId}/lifecycle/refresh',
  scope: 'okta.sessions.manage',
  errors: ['E0000007'],
  target: (ctx, { path }) => sessionNamed(ctx, path.sessionId),
  run: async (ctx, { path, target }) => refreshed(ctx, await used(ctx, target), { id: path.sessionId, as: 'named' }),
})
