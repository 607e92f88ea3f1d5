import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userNamed } from '../../users/index.js'
import { recordChange } from '../lifecycle.js'
import { mustBeTheOnlyChange, mustExist, mustLeaveASuperAdmin } from '../rules.js'
import { userRoles } from '../store.js'
import { holderOf } from '../view.js'

export const unassignRoleFromUser = operation({
  id: 'unassignRoleFromUser',
  route: 'DELETE /api/v1/users/{userId}/roles/{roleAssignmentId}',
  scope: 'okta.roles.manage',
  errors: ['E0000006', 'E0000007', 'E0000268'],
  async target(ctx, { path }) {
    const user = await userNamed(ctx, path.userId)
    const held = await userRoles(ctx.db, ctx.org.id).of(user.id)
    const assignment = mustExist(
      held.find(({ id }) => id === path.roleAssignmentId),
      path.roleAssignmentId,
    )
    return { user, held, assignment }
  },
  prepare: async (_, { target }) => target.held,
  async run(ctx, { target: { user, held, assignment }, prepared: heldBefore }) {
    mustBeTheOnlyChange(heldBefore, held)
    const rows = userRoles(ctx.db, ctx.org.id)
    mustLeaveASuperAdmin(assignment, await rows.superAdmins())
    await rows.remove(assignment)
    recordChange(ctx, 'revoke', holderOf(user), assignment)
    return nothing()
  },
})
