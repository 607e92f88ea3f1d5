import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { linkedObjectNamed } from '../target.js'
import { linkedObjectView } from '../view.js'

export const getLinkedObjectDefinition = operation({
  id: 'getLinkedObjectDefinition',
  route: 'GET /api/v1/meta/schemas/user/linkedObjects/{linkedObjectName}',
  scope: 'okta.linkedObjects.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => linkedObjectNamed(ctx, path.linkedObjectName),
  run: async (ctx, { target: definition }) => ok(linkedObjectView(definition, ctx.request.base)),
})
