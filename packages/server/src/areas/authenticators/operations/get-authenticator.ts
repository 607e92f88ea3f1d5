import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { authenticatorOf } from '../target.js'
import { authenticatorView } from '../view.js'

export const getAuthenticator = operation({
  id: 'getAuthenticator',
  route: 'GET /api/v1/authenticators/{authenticatorId}',
  scope: 'okta.authenticators.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => authenticatorOf(ctx, path.authenticatorId),
  run: async (ctx, { target }) => ok(authenticatorView(target, ctx.request.base)),
})
