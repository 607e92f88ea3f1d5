import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { groupSchema } from '../target.js'
import { groupSchemaView } from '../view.js'

export const getGroupSchema = operation({
  id: 'getGroupSchema',
  route: 'GET /api/v1/meta/schemas/group/default',
  scope: 'okta.schemas.read',
  errors: [],
  target: groupSchema,
  run: async (ctx, { target: schema }) => ok(groupSchemaView(schema, ctx.request.base)),
})
