/** What must be true where roles are given and taken, and what is said when it is not. */
import { type ApiError, apiError, cause } from '@stuntdouble/catalogue'
import type { RoleOrder } from './input.js'
import { isIamRole, type RoleAssignment } from './model.js'

/** @throws E0000007 naming Okta's own class, `RoleAssignment`. */
export function mustExist(assignment: RoleAssignment | undefined, asked: string): RoleAssignment {
  if (assignment === undefined) {
    throw apiError.E0000007({ resource: `Resource not found: ${asked} (RoleAssignment)` })
  }
  return assignment
}

/**
 * A custom role is one that somebody defined, over a set of resources. No org defines any, so one that is named is
 * not found; without the names the order is incomplete.
 * @throws E0000001, E0000007
 */
export function mustBeAStandardRole({ type, role, 'resource-set': resourceSet }: RoleOrder): RoleAssignment['type'] {
  if (type !== 'CUSTOM') return type
  const missing = [...(role ? [] : ['role']), ...(resourceSet ? [] : ['resource-set'])]
  const [first] = missing
  if (first !== undefined) throw apiError.E0000001({ field: first }, { causes: missing.map(cause.blank) })
  throw apiError.E0000007({ resource: `Resource not found: ${role} (CustomRole)` })
}

/** Who was deactivated has lost every role; another would come to life with the account. */
export function mustBeAbleToHoldRoles(user: { status: string }): void {
  if (user.status === 'DEPROVISIONED') throw apiError.E0000038()
}

/** Nobody holds a role twice. Okta has a code of its own for the roles of its other products. */
export function mustNotHoldItAlready(held: readonly RoleAssignment[], type: RoleAssignment['type']): void {
  if (!held.some((assignment) => assignment.type === type)) return
  throw isIamRole(type) ? apiError.E0000263() : apiError.E0000090()
}

/**
 * Roles change one request at a time: `before` is what the user held when this request came to its turn. Where another
 * one has changed it in between, this one was decided on what is no longer so, and is to be asked again.
 */
export function mustBeTheOnlyChange(before: readonly RoleAssignment[], now: readonly RoleAssignment[]): void {
  const unchanged =
    before.length === now.length &&
    before.every(({ id, created }, at) => id === now[at]?.id && created === now[at].created)
  if (!unchanged) throw rolesAreBeingChanged()
}

/** Said, too, where two nodes give one role at the same moment and the table takes only one. */
export const rolesAreBeingChanged = (): ApiError => apiError.E0000268()

/**
 * An org keeps one super administrator to whom the role was given in person (Okta's help on revoking admins); that
 * E0000006 says so is inferred.
 */
export function mustLeaveASuperAdmin(assignment: RoleAssignment, superAdmins: number): void {
  if (isTheLastSuperAdmin(assignment, superAdmins)) throw apiError.E0000006()
}

/** `superAdmins`: how many the org has. */
export const isTheLastSuperAdmin = ({ type }: RoleAssignment, superAdmins: number): boolean =>
  type === 'SUPER_ADMIN' && superAdmins <= 1

/** Targets exist for the roles that take them, and are shown by their two names alone. */
export function mustBeExpandable(expand: string | undefined): void {
  if (expand === undefined || expand === 'targets/groups' || expand === 'targets/catalog/apps') return
  throw apiError.E0000001({ field: 'RequestParams' }, { causes: [cause.malformedExpand()] })
}
