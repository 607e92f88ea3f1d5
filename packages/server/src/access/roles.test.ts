import { describe, expect, test } from 'vitest'
import { mayUse, type RoleType, roleLabels, roleTypes, type Scope } from './roles.js'

const things = [
  'users',
  'groups',
  'userTypes',
  'schemas',
  'linkedObjects',
  'orgs',
  'logs',
  'policies',
  'features',
  'factors',
  'sessions',
  'roles',
  'apiTokens',
  'apps',
  'devices',
  'authorizationServers',
  'stuntdouble',
  'neverHeardOf',
]
const scopes: readonly Scope[] = [
  ...things.flatMap((thing): Scope[] => [`okta.${thing}.read`, `okta.${thing}.manage`]),
  'okta.users.credentials.manage',
  'okta.groups.members.manage',
]
const people = ['users', 'groups', 'userTypes', 'schemas', 'linkedObjects']

/** `r` what a role may read, `m` what it may read and change, `alone` the narrow permissions; nothing else. */
const table: Readonly<Record<RoleType, 'everything' | 'reading' | { r?: string[]; m?: string[]; alone?: Scope[] }>> = {
  SUPER_ADMIN: 'everything',
  ORG_ADMIN: {
    m: [...people, 'orgs', 'logs', 'policies', 'features', 'factors', 'sessions'],
    r: ['roles', 'apiTokens', 'apps'],
  },
  APP_ADMIN: { m: ['apps'], r: [...people, 'logs'] },
  USER_ADMIN: { m: ['users', 'groups'], r: ['schemas', 'userTypes', 'linkedObjects'] },
  HELP_DESK_ADMIN: { r: ['users', 'groups', 'schemas', 'userTypes'], alone: ['okta.users.credentials.manage'] },
  GROUP_MEMBERSHIP_ADMIN: { r: ['users', 'groups'], alone: ['okta.groups.members.manage'] },
  READ_ONLY_ADMIN: 'reading',
  MOBILE_ADMIN: { r: ['users', 'groups', 'devices'] },
  REPORT_ADMIN: { r: ['logs', 'users', 'groups', 'apps'] },
  API_ACCESS_MANAGEMENT_ADMIN: { m: ['authorizationServers'], r: ['users', 'groups', 'apps'] },
}

function allowed(role: RoleType): readonly Scope[] {
  const row = table[role]
  if (row === 'everything') return scopes
  if (row === 'reading') return scopes.filter((scope) => scope.endsWith('.read'))
  const { r = [], m = [], alone = [] } = row
  const named = new Set<Scope>([
    ...[...r, ...m].map((thing): Scope => `okta.${thing}.read`),
    ...m.map((thing): Scope => `okta.${thing}.manage`),
    ...alone,
  ])
  return scopes.filter((scope) => named.has(scope))
}

describe('a role', () => {
  test.each(roleTypes)('%s lets its holder do what the table says, and nothing else', (role) => {
    expect(scopes.filter((scope) => mayUse([role], scope))).toEqual(allowed(role))
  })

  test('without one nothing is allowed, and of several each counts', () => {
    expect(scopes.filter((scope) => mayUse([], scope))).toEqual([])
    expect(mayUse(['MOBILE_ADMIN', 'USER_ADMIN'], 'okta.users.manage')).toBe(true)
    expect(mayUse(['USER_ADMIN', 'MOBILE_ADMIN'], 'okta.devices.read')).toBe(true)
    expect(mayUse(['USER_ADMIN', 'MOBILE_ADMIN'], 'okta.devices.manage')).toBe(false)
  })

  test('has a label of its own', () => {
    expect(new Set(roleTypes.map((role) => roleLabels[role])).size).toBe(roleTypes.length)
  })
})
