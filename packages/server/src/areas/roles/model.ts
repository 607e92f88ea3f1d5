/** An administrator role that a user holds. */
import { type RoleType, roleLabels } from '../../access/roles.js'
import type { UserRoleRow } from '../../store/tables/access.js'

/** Roles of Okta's other products. They are kept and shown like the standard ones; no scope of this API follows from them. */
export const iamRoleTypes = ['ACCESS_CERTIFICATIONS_ADMIN', 'ACCESS_REQUESTS_ADMIN', 'WORKFLOWS_ADMIN'] as const

export type IamRoleType = (typeof iamRoleTypes)[number]

export type RoleAssignment = UserRoleRow & { type: RoleType | IamRoleType }

export const isIamRole = (type: RoleAssignment['type']): type is IamRoleType =>
  iamRoleTypes.some((known) => known === type)

const iamLabels: Readonly<Record<IamRoleType, string>> = {
  ACCESS_CERTIFICATIONS_ADMIN: 'Access Certifications Administrator',
  ACCESS_REQUESTS_ADMIN: 'Access Requests Administrator',
  WORKFLOWS_ADMIN: 'Workflows Administrator',
}

/** As the roles API prints it. */
export const labelOf = (type: RoleAssignment['type']): string => (isIamRole(type) ? iamLabels[type] : roleLabels[type])

/** Roles that may be held for some groups or apps only; their assignments are named after the role itself. */
const targetable: ReadonlySet<RoleAssignment['type']> = new Set([
  'APP_ADMIN',
  'USER_ADMIN',
  'HELP_DESK_ADMIN',
  'GROUP_MEMBERSHIP_ADMIN',
])

/**
 * The id of an assignment where it follows from the role: the type's name in base32 (RFC 4648 section 6, unpadded),
 * `KVJUKUS7IFCE2SKO` for USER_ADMIN. `undefined` for roles whose assignments have ids of their own.
 */
export const fixedIdOf = (type: RoleAssignment['type']): string | undefined =>
  targetable.has(type) ? base32(type) : undefined

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function base32(ascii: string): string {
  let text = ''
  let held = 0
  let bits = 0
  for (let at = 0; at < ascii.length; at++) {
    held = ((held << 8) | ascii.charCodeAt(at)) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
    }
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text
}
