import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userNamed } from '../../users/index.js'
import { mustExist } from '../rules.js'
import { userRoles } from '../store.js'
import { roleView } from '../view.js'

export const getUserAssignedRole = operation({
  id: 'getUserAssignedRole',
  route: 'GET /api/v1/users/{userId}/roles/{roleAssignmentId}',
  scope: 'okta.roles.read',
  errors: ['E0000007'],
  async target(ctx, { path }) {
    const user = await userNamed(ctx, path.userId)
    const held = await userRoles(ctx.db, ctx.org.id).of(user.id)
    return mustExist(
      held.find(({ id }) => id === path.roleAssignmentId),
      path.roleAssignmentId,
    )
  },
  async run(ctx, { target: assignment }) {
    return ok(roleView(assignment, ctx.request.base))
  },
})
