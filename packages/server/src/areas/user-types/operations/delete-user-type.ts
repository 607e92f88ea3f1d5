import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { deleteType } from '../lifecycle.js'
import { mustHaveNoUsers, mustNotBeTheDefault } from '../rules.js'
import { userTypes } from '../store.js'
import { userTypeNamed } from '../target.js'

export const deleteUserType = operation({
  id: 'deleteUserType',
  route: 'DELETE /api/v1/meta/types/user/{typeId}',
  scope: 'okta.userTypes.manage',
  errors: ['E0000007', 'E0000142'],
  target: (ctx, { path }) => userTypeNamed(ctx, path.typeId),
  async run(ctx, { target: type }) {
    mustNotBeTheDefault(type)
    mustHaveNoUsers(await userTypes(ctx.db, ctx.org.id).hasUsers(type.id))
    await deleteType(ctx, type)
    return nothing()
  },
})
