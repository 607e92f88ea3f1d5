/** Role assignments as Okta answers them. */
import type { Holder } from './lifecycle.js'
import { isIamRole, labelOf, type RoleAssignment } from './model.js'

/** The one set of resources over which the roles of other products are held. */
const iamResourceSet = 'ACCESS_CERTIFICATIONS_IAM_POLICY'

/** `base`: scheme and host of the request. */
export function roleView(assignment: RoleAssignment, base: string) {
  const { id, type, status, created, last_updated: lastUpdated } = assignment
  const assignee = { href: `${base}/api/v1/users/${assignment.user_id}` }
  if (!isIamRole(type)) {
    return {
      id,
      label: labelOf(type),
      type,
      status,
      created,
      lastUpdated,
      assignmentType: 'USER',
      _links: { assignee },
    }
  }
  const resourceSet = `${base}/api/v1/iam/resource-sets/${iamResourceSet}`
  return {
    id,
    role: type,
    label: labelOf(type),
    type,
    status,
    created,
    lastUpdated,
    assignmentType: 'USER',
    'resource-set': iamResourceSet,
    _links: {
      assignee,
      'resource-set': { href: resourceSet },
      role: { href: `${base}/api/v1/iam/roles/${type}` },
      permissions: { href: `${base}/api/v1/iam/roles/${type}/permissions` },
      member: { href: `${resourceSet}/bindings/${type}/members/${id}` },
    },
  }
}

/** Somebody who holds a role, in the list of all who do. */
export const holderView = (userId: string, orgId: string, base: string) => ({
  id: userId,
  orn: `orn:okta:${orgId}:users:${userId}`,
  _links: {
    self: { href: `${base}/api/v1/users/${userId}` },
    roles: { href: `${base}/api/v1/users/${userId}/roles` },
  },
})

/** A user as the log names one. */
export function holderOf(user: { id: string; profile: string }): Holder {
  const { login = '', firstName, lastName } = JSON.parse(user.profile) as Record<string, string | undefined>
  return { id: user.id, login, displayName: [firstName, lastName].filter((name) => name !== undefined).join(' ') }
}
