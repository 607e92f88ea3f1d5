import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userSchemaNamed } from '../target.js'
import { userSchemaView } from '../view.js'

export const getUserSchema = operation({
  id: 'getUserSchema',
  route: 'GET /api/v1/meta/schemas/user/{schemaId}',
  scope: 'okta.schemas.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => userSchemaNamed(ctx, path.schemaId),
  run: async (ctx, { target: schema }) => ok(userSchemaView(schema, ctx.request.base)),
})
