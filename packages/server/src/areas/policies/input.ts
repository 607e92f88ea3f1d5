/** The shapes of policies and rules as they are sent, and of what they may say by their type. */
import {
  boolean,
  filled,
  flag,
  formed,
  integer,
  list,
  listOf,
  nullable,
  type Output,
  object,
  oneOf,
  optional,
  type Parsed,
  parse,
  record,
  type Schema,
  text,
} from '../../kernel/schema.js'
import { authenticatorKeys, type Members, type PolicyType } from './model.js'

const common = {
  name: filled(255),
  priority: nullable(integer(0, 2_147_483_647)),
  conditions: nullable(record()),
}

/** The state is switched by its own calls; whether a policy is the system's is not for a caller to say. */
export const policyBody = object({
  ...common,
  type: filled(),
  description: nullable(text()),
  settings: nullable(record()),
})
export type PolicyBody = Output<typeof policyBody>

export const ruleBody = object({ ...common, type: nullable(text()), actions: nullable(record()) })
export type RuleBody = Output<typeof ruleBody>

export const activateQuery = object({ activate: flag(true) })

export const listQuery = object({
  type: optional(text()),
  status: optional(text()),
  q: optional(text()),
  expand: optional(text()),
  sortBy: optional(text()),
  after: optional(text()),
  limit: optional(text()),
})

export const rulesQuery = object({ after: optional(text()), limit: optional(text()) })

export const expandQuery = object({ expand: optional(text()) })

const ids = nullable(list(text()))
const sides = nullable(object({ include: ids, exclude: ids }))
const anything = nullable(record())

/** Conditions that are understood; others are any object. */
const conditions = object({
  people: nullable(object({ users: sides, groups: sides })),
  network: nullable(object({ connection: oneOf('ANYWHERE', 'ZONE'), include: ids, exclude: ids })),
  authContext: nullable(object({ authType: oneOf('ANY', 'RADIUS', 'LDAP_INTERFACE') })),
  authProvider: nullable(object({ provider: oneOf('OKTA', 'ACTIVE_DIRECTORY', 'LDAP', 'ANY'), include: ids })),
  identityProvider: nullable(object({ provider: oneOf('ANY', 'OKTA', 'SPECIFIC_IDP'), idpIds: ids })),
  risk: nullable(object({ behaviors: ids })),
  riskScore: nullable(object({ level: oneOf('ANY', 'LOW', 'MEDIUM', 'HIGH') })),
  userType: sides,
  app: anything,
  platform: anything,
  userIdentifier: anything,
})

const count = nullable(integer(0, 2_147_483_647))
const most = (figure: number) => nullable(integer(0, figure))
const onOff = nullable(object({ status: nullable(oneOf('ACTIVE', 'INACTIVE')) }))
const access = nullable(object({ access: nullable(oneOf('ALLOW', 'DENY')) }))

const passwordSettings = object({
  password: nullable(
    object({
      complexity: nullable(
        object({
          // No more characters than a password may have.
          minLength: most(72),
          minLowerCase: most(72),
          minUpperCase: most(72),
          minNumber: most(72),
          minSymbol: most(72),
          excludeUsername: nullable(boolean()),
          // Okta knows of no others.
          excludeAttributes: nullable(list(formed(/^(?:firstName|lastName)$/))),
          dictionary: nullable(object({ common: nullable(object({ exclude: nullable(boolean()) })) })),
          maxConsecutiveCharacters: nullable(integer(1, 72)),
        }),
      ),
      // As many former passwords as are kept.
      age: nullable(object({ maxAgeDays: count, expireWarnDays: count, minAgeMinutes: count, historyCount: most(30) })),
      lockout: nullable(
        object({
          maxAttempts: count,
          autoUnlockMinutes: count,
          showLockoutFailures: nullable(boolean()),
          userLockoutNotificationChannels: nullable(list(oneOf('EMAIL'))),
        }),
      ),
      breachedProtection: nullable(
        object({ expireAfterDays: count, logoutEnabled: nullable(boolean()), delegatedWorkflowId: nullable(text()) }),
      ),
    }),
  ),
  recovery: nullable(
    object({
      factors: nullable(
        object({
          recovery_question: nullable(
            object({
              status: nullable(oneOf('ACTIVE', 'INACTIVE')),
              properties: nullable(object({ complexity: nullable(object({ minLength: count })) })),
            }),
          ),
          okta_email: nullable(
            object({
              status: nullable(oneOf('ACTIVE', 'INACTIVE')),
              properties: nullable(
                object({ recoveryToken: nullable(object({ tokenLifetimeMinutes: nullable(integer(1, 52_560_000)) })) }),
              ),
            }),
          ),
          okta_sms: onOff,
          okta_call: onOff,
        }),
      ),
    }),
  ),
  delegation: nullable(object({ options: nullable(object({ skipUnlock: nullable(boolean()) })) })),
})

const gracePeriod = object({
  type: oneOf('BY_DATE_TIME', 'BY_SKIP_COUNT'),
  expiry: nullable(text()),
  skipCount: count,
})
const enroll = nullable(
  object({
    self: oneOf('NOT_ALLOWED', 'OPTIONAL', 'REQUIRED'),
    autoEnroll: nullable(boolean()),
    gracePeriod: nullable(gracePeriod),
  }),
)

/** Factors by their keys as Classic Engine has them, or a list of authenticators as Identity Engine does. */
const enrollmentSettings = object({
  type: nullable(oneOf('FACTORS', 'AUTHENTICATORS')),
  authenticators: nullable(
    list(object({ key: oneOf(...authenticatorKeys, 'rsa_token'), id: nullable(text()), enroll })),
  ),
})
const factorSettings = object({ enroll })

const signOnActions = object({
  signon: nullable(
    object({
      access: nullable(oneOf('ALLOW', 'DENY')),
      requireFactor: nullable(boolean()),
      primaryFactor: nullable(oneOf('PASSWORD_IDP', 'PASSWORD_IDP_ANY_FACTOR')),
      factorPromptMode: nullable(oneOf('ALWAYS', 'DEVICE', 'SESSION')),
      factorLifetime: count,
      rememberDeviceByDefault: nullable(boolean()),
      session: nullable(
        object({
          usePersistentCookie: nullable(boolean()),
          maxSessionIdleMinutes: nullable(integer(1, 2_147_483_647)),
          maxSessionLifetimeMinutes: count,
        }),
      ),
    }),
  ),
})

const passwordActions = object({
  passwordChange: access,
  selfServicePasswordReset: nullable(
    object({
      access: nullable(oneOf('ALLOW', 'DENY')),
      type: nullable(oneOf('selfServicePasswordReset')),
      requirement: nullable(
        object({
          accessControl: nullable(oneOf('AUTH_POLICY', 'LEGACY')),
          primary: nullable(
            object({
              methods: nullable(list(oneOf('push', 'sms', 'voice', 'email', 'otp'))),
              methodConstraints: nullable(list(record())),
            }),
          ),
          stepUp: nullable(
            object({ required: nullable(boolean()), methods: nullable(list(oneOf('security_question'))) }),
          ),
        }),
      ),
    }),
  ),
  selfServiceUnlock: access,
})

const enrollmentActions = object({ enroll: nullable(object({ self: oneOf('CHALLENGE', 'LOGIN', 'NEVER') })) })

/** How long (ISO 8601): `PT2H30M`, `P30D`. */
const duration = () => nullable(formed(/^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/))

const verificationMethod = object({
  type: nullable(oneOf('ASSURANCE', 'AUTH_METHOD_CHAIN', 'ID_PROOFING')),
  factorMode: nullable(oneOf('1FA', '2FA')),
  constraints: nullable(list(record())),
  reauthenticateIn: duration(),
  inactivityPeriod: duration(),
  chains: nullable(listOf(record(), 5)),
})

const appActions = object({
  appSignOn: nullable(
    object({ access: nullable(oneOf('ALLOW', 'DENY')), verificationMethod: nullable(verificationMethod) }),
  ),
})

const profileActions = object({
  profileEnrollment: nullable(
    object({
      access: nullable(oneOf('ALLOW', 'DENY')),
      unknownUserAction: nullable(oneOf('DENY', 'REGISTER')),
      progressiveProfilingAction: nullable(oneOf('ENABLED', 'DISABLED')),
      activationRequirements: nullable(object({ emailVerification: nullable(boolean()) })),
      profileAttributes: nullable(
        listOf(object({ name: filled(), label: nullable(text()), required: nullable(boolean()) }), 10),
      ),
      targetGroupIds: nullable(listOf(text(), 1)),
      preRegistrationInlineHooks: nullable(list(record())),
      uiSchemaId: nullable(text()),
    }),
  ),
})

const settingsByType: Readonly<Partial<Record<PolicyType, Schema>>> = {
  PASSWORD: passwordSettings,
  MFA_ENROLL: enrollmentSettings,
}
const actionsByType: Readonly<Partial<Record<PolicyType, Schema>>> = {
  OKTA_SIGN_ON: signOnActions,
  PASSWORD: passwordActions,
  MFA_ENROLL: enrollmentActions,
  ACCESS_POLICY: appActions,
  PROFILE_ENROLLMENT: profileActions,
}

/** What is said of a policy, or of a rule. */
export type Said = {
  conditions?: Members | null | undefined
  settings?: Members | null | undefined
  actions?: Members | null | undefined
}

/** How what a policy or a rule says fits its type. Members that are not understood fit, and are kept. */
export function fitOf(type: PolicyType, { conditions: asked, settings, actions }: Said): readonly Parsed<unknown>[] {
  const factors = (settings?.factors ?? undefined) as Members | undefined
  return [
    parse(object({ conditions: nullable(conditions) }), { conditions: asked }),
    parse(object({ settings: nullable(settingsByType[type] ?? record()) }), { settings }),
    parse(object({ actions: nullable(actionsByType[type] ?? record()) }), { actions }),
    ...(type === 'MFA_ENROLL' && factors !== undefined
      ? [
          parse(object({ settings: object({ factors: record() }) }), { settings: { factors } }),
          ...Object.entries(factors).map(([key, each]) =>
            parse(object({ settings: object({ factors: object({ [key]: nullable(factorSettings) }) }) }), {
              settings: { factors: { [key]: each } },
            }),
          ),
        ]
      : []),
  ]
}

/** What is said, over what was there or is usual: members that nobody mentions stay as they are. */
export function merged(before: unknown, said: unknown): unknown {
  if (!isObject(before)) return said === undefined ? before : said
  if (said === undefined || said === null) return before
  if (!isObject(said)) return said
  const names = new Set([...Object.keys(before), ...Object.keys(said)])
  return Object.fromEntries([...names].map((name) => [name, merged(before[name], said[name])]))
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const mappingBody = object({ resourceId: optional(text()), resourceType: optional(text()) })

/** What a simulation is asked: for an app, who comes and how. */
export const simulationBody = object({
  appInstance: filled(),
  policyContext: nullable(record()),
  policyTypes: nullable(list(text())),
})
