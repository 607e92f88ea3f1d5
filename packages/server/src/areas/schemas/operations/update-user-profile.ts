import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { changeSchema } from '../change.js'
import { schemaChange } from '../input.js'
import { userSchemaNamed } from '../target.js'
import { userSchemaView } from '../view.js'

export const updateUserProfile = operation({
  id: 'updateUserProfile',
  route: 'POST /api/v1/meta/schemas/user/{schemaId}',
  scope: 'okta.schemas.manage',
  input: { body: schemaChange },
  errors: ['E0000001', 'E0000007', 'E0000077', 'E0000078', 'E0000123'],
  target: (ctx, { path }) => userSchemaNamed(ctx, path.schemaId),
  run: async (ctx, { target: schema, body }) =>
    ok(userSchemaView(await changeSchema(ctx, schema, body), ctx.request.base)),
})
