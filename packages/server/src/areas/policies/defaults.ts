/** What a new org's policies say, and what a policy or a rule says of which nobody said otherwise. */
import type { Context } from '../../operation/context.js'
import { groupsOf } from '../groups/index.js'
import { defaultActions, defaultSettings } from '../users/index.js'
import { factorKeys, type Members, type PolicyRuleType, type PolicyType } from './model.js'
import { policies, policyRules } from './store.js'

/** A kind of policy: how it is begun, and what may be asked in its conditions. */
export type PolicyKind = {
  ruleType: PolicyRuleType
  /** Whether policies of this kind are made; of the others an org has the one that it came with. */
  makes: boolean
  /** Whether a Classic org has it too. */
  classic: boolean
  /** Where nothing is said. `everyone`: the id of the group that all users are in. */
  conditions(everyone: string): Members | null
  settings: Members | null
  ruleConditions: Members | null
  actions: Members
  /** Names of the conditions that a policy and its rules may have; any, where nothing is said. */
  asks?: { policy: readonly string[]; rule: readonly string[] }
}

const anybody = { people: { users: { exclude: [] } }, network: { connection: 'ANYWHERE' } }
const people = (everyone: string) => ({ people: { groups: { include: [everyone] } } })
const nobody = () => null

/** Factors that work without anything to be set up first may be enrolled; the others need a provider. */
const needingAProvider = new Set<string>(['duo', 'rsa_token', 'symantec_vip', 'hotp'])
const usualFactors = Object.fromEntries(
  factorKeys
    .filter((key) => key !== 'okta_password')
    .map((key) => {
      const self = needingAProvider.has(key) ? 'NOT_ALLOWED' : 'OPTIONAL'
      return [key, { consent: { type: 'NONE' }, enroll: { self } }]
    }),
)

/** The same in the words of Identity Engine, whose policies name authenticators: somebody without a password has none. */
const usualAuthenticators = [
  ...['okta_email', 'okta_verify', 'phone_number', 'google_otp', 'webauthn', 'security_question', 'yubikey_token'].map(
    (key) => ({ key, enroll: { self: 'OPTIONAL' } }),
  ),
  { key: 'okta_password', enroll: { self: 'REQUIRED' } },
  ...['duo', 'onprem_mfa', 'symantec_vip', 'custom_otp'].map((key) => ({ key, enroll: { self: 'NOT_ALLOWED' } })),
]

/** What a policy says of which nobody said otherwise. */
export const usualSettings = (type: PolicyType, { pipeline }: Pick<Context['org'], 'pipeline'>): Members | null =>
  type === 'MFA_ENROLL' && pipeline === 'idx'
    ? { type: 'AUTHENTICATORS', authenticators: usualAuthenticators }
    : kinds[type].settings

/** What Identity Engine alone knows is stored as it comes: nothing here evaluates it yet. */
const ofIdentityEngine = (ruleType: PolicyRuleType, makes: boolean): PolicyKind => ({
  ruleType,
  makes,
  classic: false,
  conditions: nobody,
  settings: null,
  ruleConditions: null,
  actions: {},
})

export const kinds: Readonly<Record<PolicyType, PolicyKind>> = {
  OKTA_SIGN_ON: {
    ruleType: 'SIGN_ON',
    makes: true,
    classic: true,
    conditions: people,
    settings: null,
    ruleConditions: { ...anybody, authContext: { authType: 'ANY' } },
    actions: {
      signon: {
        access: 'ALLOW',
        requireFactor: false,
        primaryFactor: 'PASSWORD_IDP',
        rememberDeviceByDefault: false,
        // As recorded of a rule that said nothing; the default rule of an org has two hours.
        session: { usePersistentCookie: false, maxSessionIdleMinutes: 720, maxSessionLifetimeMinutes: 0 },
      },
    },
    asks: { policy: ['people'], rule: ['people', 'network', 'authContext', 'risk', 'riskScore'] },
  },
  PASSWORD: {
    ruleType: 'PASSWORD',
    makes: true,
    classic: true,
    conditions: (everyone) => ({ ...people(everyone), authProvider: { provider: 'OKTA' } }),
    settings: defaultSettings,
    ruleConditions: anybody,
    actions: { ...defaultActions, selfServiceUnlock: { access: 'ALLOW' } },
    asks: { policy: ['people', 'authProvider'], rule: ['people', 'network'] },
  },
  MFA_ENROLL: {
    ruleType: 'MFA_ENROLL',
    makes: true,
    classic: true,
    conditions: people,
    settings: { factors: usualFactors },
    ruleConditions: anybody,
    actions: { enroll: { self: 'CHALLENGE' } },
    asks: { policy: ['people'], rule: ['people', 'network', 'app'] },
  },
  IDP_DISCOVERY: {
    ruleType: 'IDP_DISCOVERY',
    makes: false,
    classic: true,
    conditions: nobody,
    settings: null,
    ruleConditions: { network: { connection: 'ANYWHERE' } },
    actions: { idp: { providers: [{ type: 'OKTA' }] } },
    asks: { policy: [], rule: ['network', 'app', 'platform', 'userIdentifier'] },
  },
  ACCESS_POLICY: {
    ...ofIdentityEngine('ACCESS_POLICY', true),
    actions: {
      appSignOn: {
        access: 'ALLOW',
        verificationMethod: { factorMode: '2FA', type: 'ASSURANCE', reauthenticateIn: 'PT12H', constraints: [] },
      },
    },
  },
  PROFILE_ENROLLMENT: {
    ...ofIdentityEngine('PROFILE_ENROLLMENT', true),
    asks: { policy: [], rule: [] },
    actions: {
      profileEnrollment: {
        access: 'ALLOW',
        preRegistrationInlineHooks: null,
        profileAttributes: [
          { name: 'email', label: 'Email', required: true },
          { name: 'firstName', label: 'First name', required: true },
          { name: 'lastName', label: 'Last name', required: true },
        ],
        targetGroupIds: null,
        unknownUserAction: 'DENY',
        activationRequirements: { emailVerification: true },
        progressiveProfilingAction: 'DISABLED',
      },
    },
  },
  DEVICE_SIGNAL_COLLECTION: ofIdentityEngine('DEVICE_SIGNAL_COLLECTION', true),
  POST_AUTH_SESSION: ofIdentityEngine('POST_AUTH_SESSION', false),
  ENTITY_RISK: ofIdentityEngine('ENTITY_RISK', false),
  SESSION_VIOLATION_DETECTION: ofIdentityEngine('SESSION_VIOLATION_DETECTION', false),
  CLIENT_UPDATE: ofIdentityEngine('CLIENT_UPDATE', false),
  IDENTITY_CLAIM_SOURCING: ofIdentityEngine('IDENTITY_CLAIM_SOURCING', false),
}

/** The id of the group that all users are in. */
export async function everyoneOf(ctx: Context): Promise<string> {
  // Nobody joins a group but by hand or by rule, so that somebody who is not there is in Everyone alone.
  const [everyone] = await groupsOf(ctx, '')
  if (everyone === undefined) throw new Error('The org has no group of everyone.')
  return everyone.id
}

type Found = { name: string; description: string; system: 0 | 1; actions?: Members; ruleName?: string }

const theDefault: Found = {
  name: 'Default Policy',
  description: 'The default policy applies in all situations if no other policy applies.',
  system: 1,
}
const appSignOn = (verificationMethod: Members): Members => ({ appSignOn: { access: 'ALLOW', verificationMethod } })
const oneFactor = { factorMode: '1FA', type: 'ASSURANCE', reauthenticateIn: 'PT12H' }
const password = { knowledge: { types: ['password'], required: true } }

/** What a new org begins with, as recorded; of the names that Okta gives, the first rule of each is our reading. */
const founded: Readonly<Partial<Record<PolicyType, readonly Found[]>>> = {
  OKTA_SIGN_ON: [
    {
      ...theDefault,
      actions: {
        signon: {
          ...(kinds.OKTA_SIGN_ON.actions.signon as Members),
          session: { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 0 },
        },
      },
    },
  ],
  PASSWORD: [{ ...theDefault, actions: defaultActions }],
  MFA_ENROLL: [theDefault],
  IDP_DISCOVERY: [{ name: 'Idp Discovery Policy', description: '', system: 1 }],
  ACCESS_POLICY: [
    { name: 'Okta Admin Console', description: '', system: 0 },
    { name: 'Any two factors', description: 'Require two factors to access.', system: 1 },
    {
      name: 'Password only',
      description: 'Require a password and nothing else.',
      system: 0,
      actions: appSignOn({ ...oneFactor, constraints: [password] }),
    },
    {
      name: 'One factor access',
      description: 'Allow access with any one factor.',
      system: 0,
      actions: appSignOn({ ...oneFactor, constraints: [] }),
    },
  ],
  PROFILE_ENROLLMENT: [{ ...theDefault, name: 'Default Policy' }],
}

/** Gives a new org its policies, each with its last rule. */
export async function foundPolicies(ctx: Context): Promise<void> {
  const everyone = await everyoneOf(ctx)
  for (const [type, all] of Object.entries(founded) as [PolicyType, readonly Found[]][]) {
    const kind = kinds[type]
    if (!kind.classic && ctx.org.pipeline === 'v1') continue
    for (const { name, description, system, actions = kind.actions } of all) {
      const policy = {
        id: ctx.ids.next(kind.classic ? 'policy' : 'accessPolicy'),
        org_id: ctx.org.id,
        type,
        name,
        name_key: name.toLowerCase(),
        description,
        status: 'ACTIVE' as const,
        system,
        priority: 1,
        settings: JSON.stringify(usualSettings(type, ctx.org)),
        conditions: JSON.stringify(kind.conditions(everyone)),
        created: ctx.now,
        last_updated: ctx.now,
      }
      await policies(ctx.db, ctx.org.id).insert(policy)
      await addLastRule(ctx, policy, actions)
    }
  }
}

/** The rule that holds where no other does: it stays as long as its policy. */
export async function addLastRule(
  ctx: Context,
  { id, type }: { id: string; type: PolicyType },
  actions: Members = kinds[type].actions,
): Promise<void> {
  const { classic, ruleType, ruleConditions } = kinds[type]
  const name = classic ? 'Default Rule' : 'Catch-all Rule'
  await policyRules(ctx.db, ctx.org.id).insert({
    id: ctx.ids.next(classic ? 'rule' : 'accessRule'),
    org_id: ctx.org.id,
    policy_id: id,
    type: ruleType,
    name,
    name_key: name.toLowerCase(),
    status: 'ACTIVE',
    system: 1,
    priority: classic ? 1 : catchAllPriority,
    conditions: JSON.stringify(ruleConditions),
    actions: JSON.stringify(actions),
    created: ctx.now,
    last_updated: ctx.now,
  })
}

/** Of Identity Engine's rules the first has 0 and the last this. */
export const catchAllPriority = 99
