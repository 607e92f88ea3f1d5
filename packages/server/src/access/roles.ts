/** What a standard administrator role lets its holder do, as OAuth scopes: a role covers a scope or it does not. */

export const roleTypes = [
  'SUPER_ADMIN',
  'ORG_ADMIN',
  'APP_ADMIN',
  'USER_ADMIN',
  'HELP_DESK_ADMIN',
  'GROUP_MEMBERSHIP_ADMIN',
  'READ_ONLY_ADMIN',
  'MOBILE_ADMIN',
  'REPORT_ADMIN',
  'API_ACCESS_MANAGEMENT_ADMIN',
] as const

export type RoleType = (typeof roleTypes)[number]

/** Roles that say something about scopes; those of other products (governance) say nothing here. */
export const isRoleType = (type: string | null): type is RoleType => roleTypes.some((known) => known === type)

/** Labels as the roles API prints them. */
export const roleLabels: Readonly<Record<RoleType, string>> = {
  SUPER_ADMIN: 'Super Administrator',
  ORG_ADMIN: 'Organization Administrator',
  APP_ADMIN: 'Application Administrator',
  USER_ADMIN: 'User Administrator',
  HELP_DESK_ADMIN: 'Help Desk Administrator',
  GROUP_MEMBERSHIP_ADMIN: 'Group Membership Administrator',
  READ_ONLY_ADMIN: 'Read-only Administrator',
  MOBILE_ADMIN: 'Mobile Administrator',
  REPORT_ADMIN: 'Report Administrator',
  API_ACCESS_MANAGEMENT_ADMIN: 'API Access Management Administrator',
}

/** A scope as Okta names it: `okta.users.read`, `okta.groups.manage`. */
export type Scope = `okta.${string}.${'read' | 'manage'}`

const people = ['users', 'groups', 'userTypes', 'schemas', 'linkedObjects'] as const
const reading = (...what: readonly string[]) => what.map((name) => `okta.${name}.read`)
const managing = (...what: readonly string[]) => what.flatMap((name) => [`okta.${name}.read`, `okta.${name}.manage`])

/** `'all'`, `'read'` (every scope that reads), or the scopes by name. */
const covered: Readonly<Record<RoleType, 'all' | 'read' | ReadonlySet<string>>> = {
  SUPER_ADMIN: 'all',
  // An organization administrator runs the org but may not make administrators or touch their tokens.
  ORG_ADMIN: new Set([
    ...managing(...people, 'orgs', 'logs', 'policies', 'features', 'factors', 'sessions'),
    ...managing('networkZones', 'behaviors', 'trustedOrigins', 'authenticators', 'templates'),
    ...reading('roles', 'apiTokens', 'apps'),
  ]),
  APP_ADMIN: new Set([...managing('apps'), ...reading(...people, 'logs')]),
  USER_ADMIN: new Set([...managing('users', 'groups'), ...reading('schemas', 'userTypes', 'linkedObjects')]),
  HELP_DESK_ADMIN: new Set([...reading('users', 'groups', 'schemas', 'userTypes'), 'okta.users.credentials.manage']),
  GROUP_MEMBERSHIP_ADMIN: new Set([...reading('users', 'groups'), 'okta.groups.members.manage']),
  READ_ONLY_ADMIN: 'read',
  MOBILE_ADMIN: new Set(reading('users', 'groups', 'devices')),
  REPORT_ADMIN: new Set(reading('logs', 'users', 'groups', 'apps')),
  API_ACCESS_MANAGEMENT_ADMIN: new Set([...managing('authorizationServers'), ...reading('users', 'groups', 'apps')]),
}

/** Whether any of `roles` lets its holder do what `scope` names. */
export const mayUse = (roles: readonly RoleType[], scope: Scope): boolean => roles.some((role) => covers(role, scope))

function covers(role: RoleType, scope: Scope): boolean {
  const scopes = covered[role]
  if (scopes === 'all') return true
  if (scopes === 'read') return scope.endsWith('.read')
  return scopes.has(scope)
}
