import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { authenticatorMethods } from '../store.js'
import { authenticatorOf } from '../target.js'
import { methodView } from '../view.js'

export const listAuthenticatorMethods = operation({
  id: 'listAuthenticatorMethods',
  route: 'GET /api/v1/authenticators/{authenticatorId}/methods',
  scope: 'okta.authenticators.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => authenticatorOf(ctx, path.authenticatorId),
  async run(ctx, { target }) {
    const methods = await authenticatorMethods(ctx.db, ctx.org.id).of(target)
    return ok(methods.map((method) => methodView(target, method, ctx.request.base)))
  },
})
