import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { modelOf } from '../target.js'
import { aaguidView } from '../view.js'

export const getCustomAAGUID = operation({
  id: 'getCustomAAGUID',
  route: 'GET /api/v1/authenticators/{authenticatorId}/aaguids/{aaguid}',
  scope: 'okta.authenticators.read',
  errors: ['E0000007', 'E0000015', 'E0000060'],
  target: (ctx, { path }) => modelOf(ctx, path.authenticatorId, path.aaguid),
  run: async (ctx, { target: { authenticator, model } }) => ok(aaguidView(authenticator, model, ctx.request.base)),
})
