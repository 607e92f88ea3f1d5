import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userTypeChange } from '../input.js'
import { changeType } from '../lifecycle.js'
import { mustKeepItsName } from '../rules.js'
import { userTypeNamed } from '../target.js'
import { userTypeView } from '../view.js'

export const updateUserType = operation({
  id: 'updateUserType',
  route: 'POST /api/v1/meta/types/user/{typeId}',
  scope: 'okta.userTypes.manage',
  input: { body: userTypeChange },
  errors: ['E0000001', 'E0000007'],
  target: (ctx, { path }) => userTypeNamed(ctx, path.typeId),
  async run(ctx, { target: type, body: { name, displayName, description } }) {
    mustKeepItsName(type, name)
    const changed = await changeType(ctx, type, {
      displayName: displayName ?? type.display_name,
      description: description === undefined ? type.description : description,
    })
    return ok(userTypeView(changed, ctx.request.base))
  },
})
