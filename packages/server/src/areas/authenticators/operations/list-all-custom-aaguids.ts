import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { customAaguids } from '../store.js'
import { keptByModels } from '../target.js'
import { aaguidView } from '../view.js'

export const listAllCustomAAGUIDs = operation({
  id: 'listAllCustomAAGUIDs',
  route: 'GET /api/v1/authenticators/{authenticatorId}/aaguids',
  scope: 'okta.authenticators.read',
  errors: ['E0000007', 'E0000015', 'E0000060'],
  target: (ctx, { path }) => keptByModels(ctx, path.authenticatorId),
  async run(ctx, { target }) {
    const all = await customAaguids(ctx.db, ctx.org.id).all()
    return ok(all.map((known) => aaguidView(target, known, ctx.request.base)))
  },
})
