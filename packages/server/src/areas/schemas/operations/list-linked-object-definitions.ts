import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { linkedObjects } from '../store.js'
import { linkedObjectView } from '../view.js'

export const listLinkedObjectDefinitions = operation({
  id: 'listLinkedObjectDefinitions',
  route: 'GET /api/v1/meta/schemas/user/linkedObjects',
  scope: 'okta.linkedObjects.read',
  errors: [],
  async run(ctx) {
    const definitions = await linkedObjects(ctx.db, ctx.org.id).list()
    return ok(definitions.map((definition) => linkedObjectView(definition, ctx.request.base)))
  },
})
