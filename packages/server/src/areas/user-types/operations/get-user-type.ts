import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userTypeNamed } from '../target.js'
import { userTypeView } from '../view.js'

export const getUserType = operation({
  id: 'getUserType',
  route: 'GET /api/v1/meta/types/user/{typeId}',
  scope: 'okta.userTypes.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => userTypeNamed(ctx, path.typeId),
  run: async (ctx, { target: type }) => ok(userTypeView(type, ctx.request.base)),
})
