import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userTypeReplacement } from '../input.js'
import { changeType } from '../lifecycle.js'
import { mustKeepItsName } from '../rules.js'
import { userTypeNamed } from '../target.js'
import { userTypeView } from '../view.js'

export const replaceUserType = operation({
  id: 'replaceUserType',
  route: 'PUT /api/v1/meta/types/user/{typeId}',
  scope: 'okta.userTypes.manage',
  input: { body: userTypeReplacement },
  errors: ['E0000001', 'E0000007'],
  target: (ctx, { path }) => userTypeNamed(ctx, path.typeId),
  async run(ctx, { target: type, body: { name, displayName, description } }) {
    mustKeepItsName(type, name)
    return ok(userTypeView(await changeType(ctx, type, { displayName, description }), ctx.request.base))
  },
})
