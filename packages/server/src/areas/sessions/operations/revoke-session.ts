import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { endSession } from '../lifecycle.js'
import { sessionNamed } from '../target.js'

export const revokeSession = operation({
  id: 'revokeSession',
  route: 'DELETE /api/v1/sessions/{sessionId}',
  scope: 'okta.sessions.manage',
  errors: ['E0000007'],
  target: (ctx, { path }) => sessionNamed(ctx, path.sessionId),
  async run(ctx, { target }) {
    await endSession(ctx, target)
    return nothing()
  },
})
