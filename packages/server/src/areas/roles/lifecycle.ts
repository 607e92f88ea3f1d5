/** How a role is given and taken. */

import type { Context } from '../../operation/context.js'
import { translating } from '../../store/database.js'
import { fixedIdOf, isIamRole, labelOf, type RoleAssignment } from './model.js'
import { isTheLastSuperAdmin, rolesAreBeingChanged } from './rules.js'
import { userRoles } from './store.js'

/** Puts the role into the table; who may have it is decided before. */
export async function giveRole(ctx: Context, userId: string, type: RoleAssignment['type']): Promise<RoleAssignment> {
  const assignment: RoleAssignment = {
    id: fixedIdOf(type) ?? ctx.ids.next(isIamRole(type) ? 'iamRoleBinding' : 'userRole'),
    org_id: ctx.org.id,
    user_id: userId,
    type,
    status: 'ACTIVE',
    created: ctx.now,
    last_updated: ctx.now,
  }
  await translating(
    userRoles(ctx.db, ctx.org.id).insert(assignment),
    'user_roles_user_id_type_key',
    rolesAreBeingChanged,
  )
  return assignment
}

export type Holder = { id: string; login: string; displayName: string }

export function recordChange(ctx: Context, what: 'grant' | 'revoke', holder: Holder, assignment: RoleAssignment): void {
  const label = labelOf(assignment.type)
  ctx.journal.record({
    type: `user.account.privilege.${what}`,
    targets: [
      { id: holder.id, type: 'User', alternateId: holder.login, displayName: holder.displayName },
      { id: assignment.id, type: 'Role', alternateId: assignment.type, displayName: label },
    ],
    debug: { privilegeGranted: label },
  })
}

/**
 * Takes the roles of somebody who was deactivated, or (`toTheLast`) is gone. Deactivation spares the org's last super
 * administrator, so that the account can still come back to an org that somebody runs.
 */
export async function takeRoles(ctx: Context, holder: Holder, toTheLast: boolean): Promise<void> {
  const rows = userRoles(ctx.db, ctx.org.id)
  for (const assignment of await rows.of(holder.id)) {
    if (!toTheLast && isTheLastSuperAdmin(assignment, await rows.superAdmins())) continue
    await rows.remove(assignment)
    recordChange(ctx, 'revoke', holder, assignment)
  }
}
