import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { shownAs } from '../shown.js'
import { sessionNamed } from '../target.js'

export const getSession = operation({
  id: 'getSession',
  route: 'GET /api/v1/sessions/{sessionId}',
  scope: 'okta.sessions.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => sessionNamed(ctx, path.sessionId),
  run: async (ctx, { path, target }) => ok(await shownAs(ctx, target, { id: path.sessionId, as: 'named' })),
})
