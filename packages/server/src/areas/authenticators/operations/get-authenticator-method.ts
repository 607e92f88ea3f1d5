import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { methodOf } from '../target.js'
import { methodView } from '../view.js'

export const getAuthenticatorMethod = operation({
  id: 'getAuthenticatorMethod',
  route: 'GET /api/v1/authenticators/{authenticatorId}/methods/{methodType}',
  scope: 'okta.authenticators.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => methodOf(ctx, path.authenticatorId, path.methodType),
  run: async (ctx, { target: { authenticator, method } }) => ok(methodView(authenticator, method, ctx.request.base)),
})
