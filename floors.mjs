/** Bottom first. A room of the server may import rooms on lower floors, and no one on its own floor but itself. */
export const floors = [
  ['kernel'],
  ['ports'],
  ['store'],
  ['journal', 'jobs', 'keys', 'policy'],
  ['access', 'delivery'],
  ['operation'],
  ['areas'],
  ['oauth', 'signin', 'device'],
  ['control'],
  ['http'],
  ['node'],
]

/** Lowest first. An area may use areas before it, by their index.ts. */
export const areas = [
  'org',
  'schemas',
  'user-types',
  'users',
  'groups',
  'roles',
  'api-tokens',
  'system-log',
  'zones',
  'behaviors',
  'trusted-origins',
  'policies',
  'sms-templates',
  'telephony',
  'authenticators',
  'factors',
  'sessions',
]

/** What each package may import of the others, by their front doors. A package that is not listed may import none. */
export const packages = {
  catalogue: [],
  scenarios: ['catalogue'],
  server: ['catalogue'],
  testkit: ['catalogue', 'scenarios', 'server'],
  cli: ['catalogue', 'scenarios', 'server', 'testkit'],
}

/**
 * Files that a room has beside those of its kind (`index model input rules lifecycle store view events target`, and
 * `operations/`): topics too large for one of them, each used by several operations of the room. The list is kept short
 * by being a list.
 */
export const topics = {
  schemas: ['base-attributes', 'merged', 'change', 'profile-problems'],
  users: ['profile', 'search', 'save', 'change', 'conditional'],
  'users/credentials': ['password-policy', 'passwords', 'primary', 'renewal'],
  'users/lifecycle': ['steps'],
  'users/linked-objects': ['record'],
  groups: ['membership'],
  'groups/rules': ['evaluation'],
  policies: ['defaults', 'said', 'order', 'factors', 'decisions'],
  telephony: ['numbers'],
  authenticators: ['app-rules', 'catalog', 'certificates', 'uses'],
  'factors/kinds': [
    'asking',
    'codes',
    'devices',
    'email',
    'fido',
    'hotp',
    'phone',
    'push',
    'question',
    'token',
    'totp',
    'u2f',
    'web',
    'webauthn',
    'yubikey',
  ],
  sessions: ['returning', 'shown'],
}
