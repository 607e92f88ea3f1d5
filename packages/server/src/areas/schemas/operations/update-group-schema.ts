import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { changeSchema } from '../change.js'
import { schemaChange } from '../input.js'
import { groupSchema } from '../target.js'
import { groupSchemaView } from '../view.js'

export const updateGroupSchema = operation({
  id: 'updateGroupSchema',
  route: 'POST /api/v1/meta/schemas/group/default',
  scope: 'okta.schemas.manage',
  input: { body: schemaChange },
  errors: ['E0000001', 'E0000077', 'E0000078', 'E0000123'],
  target: groupSchema,
  run: async (ctx, { target: schema, body }) =>
    ok(groupSchemaView(await changeSchema(ctx, schema, body), ctx.request.base)),
})
