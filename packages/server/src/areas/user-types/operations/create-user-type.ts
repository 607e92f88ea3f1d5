import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { newUserType } from '../input.js'
import { createType } from '../lifecycle.js'
import { mustHaveATypeName, mustHaveRoomForAnotherType } from '../rules.js'
import { userTypes } from '../store.js'
import { userTypeView } from '../view.js'

export const createUserType = operation({
  id: 'createUserType',
  route: 'POST /api/v1/meta/types/user',
  scope: 'okta.userTypes.manage',
  input: { body: newUserType },
  errors: ['E0000001'],
  async run(ctx, { body: { name, displayName, description } }) {
    mustHaveATypeName(name)
    mustHaveRoomForAnotherType((await userTypes(ctx.db, ctx.org.id).list()).length)
    const wanted = { name, displayName, description: description ?? null }
    const type = await createType(ctx, wanted, { isDefault: false, by: ctx.caller.userId })
    return ok(userTypeView(type, ctx.request.base))
  },
})
