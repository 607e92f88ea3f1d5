import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { authenticators } from '../store.js'
import { authenticatorView } from '../view.js'

export const listAuthenticators = operation({
  id: 'listAuthenticators',
  route: 'GET /api/v1/authenticators',
  scope: 'okta.authenticators.read',
  errors: [],
  async run(ctx) {
    const all = await authenticators(ctx.db, ctx.org.id).all()
    return ok(all.map((authenticator) => authenticatorView(authenticator, ctx.request.base)))
  },
})
