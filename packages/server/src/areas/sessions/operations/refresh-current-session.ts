import { operation } from '../../../operation/operation.js'
import { used } from '../lifecycle.js'
import { refreshed } from '../shown.js'
import { currentSession } from '../target.js'

export const refreshCurrentSession = operation({
  id: 'refreshCurrentSession',
  route: 'POST /api/v1/sessions/me/lifecycle/refresh',
  errors: ['E0000007'],
  target: currentSession,
  run: async (ctx, { target: { secret, ...shown } }) =>
    refreshed(ctx, await used(ctx, shown), { id: secret, as: 'me' }),
})
