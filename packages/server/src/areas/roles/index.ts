/** Administrator roles: who may do what. */
import type { Room } from '../../operation/operation.js'
import { giveRole, takeRoles } from './lifecycle.js'
import { assignRoleToUser } from './operations/assign-role-to-user.js'
import { getUserAssignedRole } from './operations/get-user-assigned-role.js'
import { listAssignedRolesForUser } from './operations/list-assigned-roles-for-user.js'
import { listUsersWithRoleAssignments } from './operations/list-users-with-role-assignments.js'
import { unassignRoleFromUser } from './operations/unassign-role-from-user.js'

export const rolesRoom = (): Room => ({
  operations: [
    listAssignedRolesForUser,
    assignRoleToUser,
    getUserAssignedRole,
    unassignRoleFromUser,
    listUsersWithRoleAssignments,
  ],
  async founding(ctx, { admin }) {
    await giveRole(ctx, admin.id, 'SUPER_ADMIN')
  },
  subscribers: [
    {
      on: ['user.lifecycle.deactivate', 'user.lifecycle.delete.initiated'],
      async run(ctx, { type: what, targets = [] }) {
        for (const { type, id, alternateId: login, displayName } of targets) {
          if (type === 'User') await takeRoles(ctx, { id, login, displayName }, what !== 'user.lifecycle.deactivate')
        }
      },
    },
  ],
})
