/**
 * What must be true of every operation, whatever it does: who is refused, what another org hears of it, what a hostile
 * body does to it, and what is left behind by a database that fails in its midst.
 */
import { apiErrors } from '@stuntdouble/catalogue'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mayUse, type Scope } from '../src/access/roles.js'
import { readRows, replaceRows } from '../src/control/snapshots.js'
import { everyRow, type OrgRows } from '../src/control/store.js'
import { openSqlite } from '../src/node/sqlite.js'
import { type Database, type Store, StoreUnavailable } from '../src/store/database.js'
import { startTestHouse, type TestAnswer, type TestHouse } from './house.js'

/** An org with one of everything, all of it named after `tag`. */
type World = {
  tag: string
  host: string
  token: string
  /** Tokens of people with no role, and of a read-only administrator. */
  nobodys: string
  readers: string
  users: Record<'ada' | 'staged' | 'locked' | 'suspended' | 'provisioned' | 'reader', string>
  group: string
  rule: string
  activeRule: string
  type: string
  schema: string
  role: string
  apiToken: string
  zone: string
  behavior: string
  origin: string
  policy: string
  policyRule: string
  /** Authenticators: security keys, one that no policy speaks of, Okta's own app; a model of key, and a text. */
  keys: string
  unused: string
  app: string
  aaguid: string
  template: string
  /** A factor that can be used, and one that waits for its code; both are somebody's who makes no call here. */
  factor: string
  pendingFactor: string
  code: string
  challenge: string
  yubikey: string
  /** A factor that waits for a device, and the token that one is to bring. */
  pendingPush: string
  deviceToken: string
  /** What the cookie of somebody's session holds, and a token that becomes another. */
  session: string
  sessionToken: string
  /** Sign-ins and recoveries under way, by what they wait for. */
  steps: Record<StepName, Step>
  snapshot: string
  errorId: string
}

type StepName =
  | 'expired'
  | 'enrolling'
  | 'skippable'
  | 'activating'
  | 'pushing'
  | 'required'
  | 'challenged'
  | 'texted'
  | 'opening'
  | 'answering'
  | 'resetting'
/** `shown`: the code that was sent, or the token of a link. */
type Step = { stateToken: string; factor: string; shown: string }

/** One right request for an operation; what is left out has no such part. */
type Example = {
  path?: Record<string, string>
  query?: string
  body?: Record<string, unknown>
  /** Heard by a read-only administrator although the scope reads. */
  readersHear?: string
  /** Sent with the cookie of a session. */
  cookie?: true
  /** The body is sent as the fields of a form. */
  form?: true
  /** Shown instead of the caller's own token. */
  authorization?: string
  /** The status of an answer that is no 200. */
  answers?: number
}

const password = 'Plywood-Stairs-47'
const question = { question: 'Which colour?', answer: 'blue-ish' }
const attribute = { title: 'Credit', type: 'string', description: 'x' }
const ruleOf = ({ tag, group }: Pick<World, 'tag' | 'group'>, name: string) => ({
  type: 'group_rule',
  name: `${tag} ${name}`,
  conditions: { expression: { value: 'user.firstName=="Zoe"', type: 'urn:okta:expression:1.0' } },
  actions: { assignUserToGroups: { groupIds: [group] } },
})
const profileOf = (tag: string, name: string) => {
  const login = `${name}.${tag}@example.com`
  return { login, email: login, firstName: name, lastName: tag }
}
const secondFactor = {
  factorType: 'question',
  provider: 'OKTA',
  profile: { question: 'disliked_food', answer: 'mayonnaise' },
}
const nothing = (): Example => ({})
const ada = ({ users }: World): Example => ({ path: { id: users.ada, userId: users.ada } })
const definition = (tag: string, kind: string) => ({
  primary: { name: `${kind}Of${tag}`, title: kind, description: kind, type: 'USER' },
  associated: { name: `${kind}By${tag}`, title: kind, description: kind, type: 'USER' },
})
const link = ({ tag, users }: World): Example => ({
  path: {
    userIdOrLogin: users.ada,
    relationshipName: `managerOf${tag}`,
    primaryRelationshipName: `managerOf${tag}`,
    primaryUserId: users.staged,
  },
})
const group = (w: World): Example => ({ path: { groupId: w.group, userId: w.users.ada, ownerId: w.users.ada } })
const rule = (w: World): Example => ({ path: { groupRuleId: w.rule } })
const userType = (w: World): Example => ({ path: { typeId: w.type } })
const zone = ({ zone }: World): Example => ({ path: { zoneId: zone } })
const zoneOf = (name: string) => ({ type: 'IP', name, gateways: [{ type: 'CIDR', value: '192.0.2.0/24' }] })
const behavior = ({ behavior }: World): Example => ({ path: { behaviorId: behavior } })
const behaviorOf = (name: string) => ({ type: 'VELOCITY', name, settings: { velocityKph: 805 } })
const origin = ({ origin }: World): Example => ({ path: { trustedOriginId: origin } })
const originOf = (name: string) => ({ name, origin: `https://${name}.example`, scopes: [{ type: 'CORS' }] })
const policy = (w: World): Example => ({ path: { policyId: w.policy, ruleId: w.policyRule, mappingId: 'none' } })
const policyOf = ({ group }: Pick<World, 'group'>, name: string) => ({
  type: 'PASSWORD',
  name,
  conditions: { people: { groups: { include: [group] } } },
  settings: { password: { complexity: { minLength: 12 } } },
})
const policyRuleOf = (name: string) => ({ name, actions: { passwordChange: { access: 'ALLOW' } } })
/** A step of what is under way. */
const step =
  (name: StepName, body: (step: Step) => Record<string, unknown> = () => ({}), query?: string) =>
  ({ steps }: World): Example => {
    const { stateToken, factor } = steps[name]
    return {
      path: { factorId: factor, factorIdOrFactorType: factor },
      body: { stateToken, ...body(steps[name]) },
      ...(query === undefined ? {} : { query }),
    }
  }
/** A recovery is proven by a factor that the path names by its type. */
const byText = (body?: (step: Step) => Record<string, unknown>) => (w: World) => ({
  ...step('texted', body)(w),
  path: { factorType: 'SMS' },
})
const keys = ({ keys }: World): Example => ({
  path: { authenticatorId: keys, methodType: 'webauthn', webAuthnMethodType: 'webauthn' },
})
const unused = (w: World): Example => ({ path: { authenticatorId: w.unused } })
const signature = ({ app }: World): Example => ({ path: { authenticatorId: app, methodType: 'signed_nonce' } })
const model = (w: World): Example => ({ path: { ...keys(w).path, aaguid: w.aaguid } })
const aaguid = 'cb69481e-8ff7-4039-93ec-0a2729a15111'
const template = ({ template }: World): Example => ({ path: { templateId: template } })
const templateOf = (name: string) => ({ name, type: 'SMS_VERIFY_CODE', template: `Yours is \${code}` })
const holder = ({ users }: World): Example => ({ path: { userId: users.provisioned } })
const factor = (w: World): Example => ({ path: { ...holder(w).path, factorId: w.factor } })
const pendingFactor = (w: World): Example => ({ path: { ...holder(w).path, factorId: w.pendingFactor } })
const pendingPush = (w: World): Example => ({ path: { ...holder(w).path, factorId: w.pendingPush } })
const publicKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
}
/** What no device signed, for an enrollment of nobody's. */
const unsigned = ['{"alg":"ES256"}', '{"iss":"pfd1","sub":"00u1"}', ''].map((part) => btoa(part)).join('.')
/** A Classic org lacks the feature, whoever is asked for. */
const enrollment: Example = { path: { userId: 'anyone', enrollmentId: 'any' }, answers: 401 }
const phone = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber: '+12025550123' } }
const yubikeySeed = (publicId: string) => ({
  serialNumber: '7886622',
  publicId,
  privateId: 'b74be6169486',
  aesKey: '1fcc6d8ce39bf1604e0b17f3e0a11067',
})
const session = ({ session }: World): Example => ({ path: { sessionId: session } })
const contact = (w: World): Example => ({ path: { contactType: 'BILLING' }, body: { userId: w.users.ada } })

const examples: Readonly<Record<string, (world: World) => Example>> = {
  // org
  getOrgSettings: nothing,
  updateOrgSettings: () => ({ body: { companyName: 'New', website: 'https://new.example' } }),
  replaceOrgSettings: () => ({ body: { companyName: 'New', city: 'Ulm' } }),
  getWellknownOrgMetadata: nothing,
  listOrgContactTypes: nothing,
  getOrgContactUser: () => ({ path: { contactType: 'BILLING' } }),
  replaceOrgContactUser: contact,
  getOrgPreferences: nothing,
  setOrgHideOktaUIFooter: nothing,
  setOrgShowOktaUIFooter: nothing,
  getOktaCommunicationSettings: nothing,
  optInUsersToOktaCommunicationEmails: nothing,
  optOutUsersFromOktaCommunicationEmails: nothing,
  getOrgOktaSupportSettings: () => ({ readersHear: 'E0000006' }),
  extendOktaSupport: nothing,
  grantOktaSupport: nothing,
  revokeOktaSupport: nothing,
  createChildOrg: () => ({
    body: {
      subdomain: 'third',
      name: 'Third',
      website: 'https://third.example',
      edition: 'SKU',
      admin: { profile: profileOf('third', 'root'), credentials: { password: { value: password } } },
    },
  }),
  // schemas
  getUserSchema: ({ schema }) => ({ path: { schemaId: schema } }),
  updateUserProfile: ({ schema }) => ({
    path: { schemaId: schema },
    body: { definitions: { custom: { properties: { credit: attribute } } } },
  }),
  getGroupSchema: nothing,
  updateGroupSchema: () => ({ body: { definitions: { custom: { properties: { credit: attribute } } } } }),
  listLinkedObjectDefinitions: nothing,
  createLinkedObjectDefinition: () => ({ body: definition('New', 'mentor') }),
  getLinkedObjectDefinition: ({ tag }) => ({ path: { linkedObjectName: `managerOf${tag}` } }),
  deleteLinkedObjectDefinition: ({ tag }) => ({ path: { linkedObjectName: `managerOf${tag}` } }),
  // user types
  listUserTypes: nothing,
  createUserType: () => ({ body: { name: 'stuntman', displayName: 'Stuntman', description: 'x' } }),
  getUserType: userType,
  updateUserType: (w) => ({ ...userType(w), body: { displayName: 'New', description: 'x' } }),
  replaceUserType: (w) => ({ ...userType(w), body: { name: `type${w.tag}`, displayName: 'New', description: 'x' } }),
  deleteUserType: userType,
  // users
  listUsers: () => ({ query: 'search=profile.lastName+pr&limit=200' }),
  createUser: (w) => ({
    body: {
      profile: profileOf(w.tag, 'new'),
      credentials: { password: { value: password }, recovery_question: question },
      groupIds: [w.group],
      type: { id: w.type },
    },
  }),
  getUser: ada,
  updateUser: (w) => ({ ...ada(w), body: { profile: { nickName: 'Countess' } } }),
  replaceUser: (w) => ({ ...ada(w), body: { profile: profileOf(w.tag, 'ada') } }),
  deleteUser: ada,
  listUserBlocks: ada,
  activateUser: ({ users }) => ({ path: { id: users.staged } }),
  reactivateUser: ({ users }) => ({ path: { id: users.provisioned }, query: 'sendEmail=true' }),
  deactivateUser: ada,
  suspendUser: ada,
  unsuspendUser: ({ users }) => ({ path: { id: users.suspended } }),
  unlockUser: ({ users }) => ({ path: { id: users.locked } }),
  resetFactors: ada,
  changePassword: (w) => ({
    ...ada(w),
    body: { oldPassword: { value: password }, newPassword: { value: 'Balsa-Ladders-48' }, revokeSessions: true },
  }),
  changeRecoveryQuestion: (w) => ({
    ...ada(w),
    body: { password: { value: password }, recovery_question: { question: 'Which town?', answer: 'Ulm-an-der-Donau' } },
  }),
  expirePassword: ada,
  expirePasswordWithTempPassword: ada,
  resetPassword: ada,
  forgotPassword: ada,
  forgotPasswordSetNewPassword: (w) => ({
    ...ada(w),
    body: { password: { value: 'Balsa-Ladders-48' }, recovery_question: { answer: question.answer } },
  }),
  listLinkedObjectsForUser: link,
  assignLinkedObjectValueForPrimary: link,
  deleteLinkedObjectForUser: link,
  // groups
  listGroups: () => ({ query: 'limit=200&expand=stats' }),
  addGroup: () => ({ body: { profile: { name: 'New', description: 'x' } } }),
  getGroup: group,
  replaceGroup: (w) => ({ ...group(w), body: { profile: { name: 'New' } } }),
  deleteGroup: group,
  listGroupUsers: group,
  assignUserToGroup: (w) => ({ path: { groupId: w.group, userId: w.users.staged } }),
  unassignUserFromGroup: group,
  listUserGroups: ada,
  listGroupOwners: group,
  assignGroupOwner: (w) => ({ ...group(w), body: { id: w.users.staged, type: 'USER' } }),
  deleteGroupOwner: group,
  listGroupRules: nothing,
  createGroupRule: (w) => ({ body: ruleOf(w, 'new') }),
  getGroupRule: rule,
  replaceGroupRule: (w) => ({ ...rule(w), body: ruleOf(w, 'changed') }),
  deleteGroupRule: rule,
  activateGroupRule: rule,
  deactivateGroupRule: (w) => ({ path: { groupRuleId: w.activeRule } }),
  // roles
  listAssignedRolesForUser: ({ users }) => ({ path: { userId: users.reader } }),
  assignRoleToUser: (w) => ({ ...ada(w), body: { type: 'HELP_DESK_ADMIN' } }),
  getUserAssignedRole: (w) => ({ path: { userId: w.users.reader, roleAssignmentId: w.role } }),
  unassignRoleFromUser: (w) => ({ path: { userId: w.users.reader, roleAssignmentId: w.role } }),
  listUsersWithRoleAssignments: nothing,
  // tokens and log
  listApiTokens: nothing,
  getApiToken: ({ apiToken }) => ({ path: { apiTokenId: apiToken } }),
  upsertApiToken: ({ apiToken }) => ({ path: { apiTokenId: apiToken }, body: { name: 'New' } }),
  revokeApiToken: ({ apiToken }) => ({ path: { apiTokenId: apiToken } }),
  revokeCurrentApiToken: nothing,
  listLogEvents: () => ({ query: 'limit=200' }),
  // places
  listNetworkZones: () => ({ query: 'limit=20' }),
  createNetworkZone: () => ({ body: zoneOf('New') }),
  getNetworkZone: zone,
  replaceNetworkZone: (w) => ({ ...zone(w), body: zoneOf('Changed') }),
  deleteNetworkZone: zone,
  activateNetworkZone: zone,
  deactivateNetworkZone: zone,
  listBehaviorDetectionRules: () => ({ query: 'limit=20' }),
  createBehaviorDetectionRule: () => ({ body: behaviorOf('New') }),
  getBehaviorDetectionRule: behavior,
  replaceBehaviorDetectionRule: (w) => ({ ...behavior(w), body: behaviorOf('Changed') }),
  deleteBehaviorDetectionRule: behavior,
  activateBehaviorDetectionRule: behavior,
  deactivateBehaviorDetectionRule: behavior,
  listTrustedOrigins: () => ({ query: 'limit=20' }),
  createTrustedOrigin: () => ({ body: originOf('new') }),
  getTrustedOrigin: origin,
  replaceTrustedOrigin: (w) => ({ ...origin(w), body: originOf('changed') }),
  deleteTrustedOrigin: origin,
  activateTrustedOrigin: origin,
  deactivateTrustedOrigin: origin,
  // policies
  listPolicies: () => ({ query: 'type=PASSWORD&expand=rules' }),
  createPolicy: (w) => ({ body: policyOf(w, 'New') }),
  createPolicySimulation: () => ({
    body: { appInstance: '0oa1', policyTypes: ['OKTA_SIGN_ON'] },
    answers: 401,
    readersHear: 'E0000015',
  }),
  getPolicy: policy,
  replacePolicy: (w) => ({ ...policy(w), body: policyOf(w, 'Changed') }),
  deletePolicy: policy,
  activatePolicy: policy,
  deactivatePolicy: policy,
  clonePolicy: (w) => ({ ...policy(w), answers: 401 }),
  listPolicyApps: policy,
  listPolicyMappings: policy,
  mapResourceToPolicy: (w) => ({ ...policy(w), body: { resourceId: '0oa1', resourceType: 'APP' }, answers: 400 }),
  getPolicyMapping: (w) => ({ ...policy(w), answers: 404, readersHear: 'E0000007' }),
  deletePolicyResourceMapping: (w) => ({ ...policy(w), answers: 404 }),
  listPolicyRules: policy,
  createPolicyRule: (w) => ({ ...policy(w), body: policyRuleOf('New') }),
  getPolicyRule: policy,
  replacePolicyRule: (w) => ({ ...policy(w), body: policyRuleOf('Changed') }),
  deletePolicyRule: policy,
  activatePolicyRule: policy,
  deactivatePolicyRule: policy,
  // authenticators
  listAuthenticators: nothing,
  createAuthenticator: () => ({ body: { key: 'google_otp' } }),
  getAuthenticator: keys,
  replaceAuthenticator: (w) => ({ ...keys(w), body: { name: 'Keys' } }),
  activateAuthenticator: keys,
  deactivateAuthenticator: unused,
  listAuthenticatorMethods: keys,
  getAuthenticatorMethod: keys,
  replaceAuthenticatorMethod: (w) => ({ ...keys(w), body: { settings: { attachment: 'ROAMING' } } }),
  activateAuthenticatorMethod: signature,
  deactivateAuthenticatorMethod: signature,
  verifyRpIdDomain: keys,
  listAllCustomAAGUIDs: keys,
  createCustomAAGUID: (w) => ({ ...keys(w), body: { aaguid, name: 'New' } }),
  getCustomAAGUID: model,
  replaceCustomAAGUID: (w) => ({ ...model(w), body: { name: 'Changed' } }),
  updateCustomAAGUID: (w) => ({ ...model(w), body: { name: 'Changed' } }),
  deleteCustomAAGUID: model,
  getWellKnownAppAuthenticatorConfiguration: () => ({ query: 'oauthClientId=0oa1' }),
  listOrgFactors: nothing,
  getOrgFactor: () => ({ path: { factorKey: 'okta_sms' } }),
  activateOrgFactor: () => ({ path: { factorKey: 'google_otp' } }),
  deactivateOrgFactor: () => ({ path: { factorKey: 'hotp' } }),
  listSmsTemplates: nothing,
  createSmsTemplate: () => ({ body: templateOf('New'), answers: 400 }),
  getSmsTemplate: template,
  updateSmsTemplate: (w) => ({ ...template(w), body: { name: 'Changed' } }),
  replaceSmsTemplate: (w) => ({ ...template(w), body: templateOf('Changed') }),
  deleteSmsTemplate: template,
  // factors
  listFactors: holder,
  enrollFactor: (w) => ({ ...holder(w), body: { factorType: 'token:software:totp', provider: 'OKTA' } }),
  listSupportedFactors: holder,
  listSupportedSecurityQuestions: holder,
  getFactor: factor,
  unenrollFactor: factor,
  activateFactor: (w) => ({ ...pendingFactor(w), body: { passCode: w.code } }),
  resendEnrollFactor: (w) => ({ ...pendingFactor(w), body: phone }),
  verifyFactor: (w) => ({ ...factor(w), body: { answer: 'mayonnaise' } }),
  getFactorTransactionStatus: (w) => ({ path: { ...pendingFactor(w).path, transactionId: w.challenge } }),
  listYubikeyOtpTokens: () => ({ query: 'expand=user&sortBy=created' }),
  uploadYubikeyOtpTokenSeed: () => ({ body: yubikeySeed('ccccccijgibv') }),
  getYubikeyOtpTokenById: ({ yubikey }) => ({ path: { tokenId: yubikey } }),
  deleteYubikeyOtpToken: ({ yubikey }) => ({ path: { tokenId: yubikey } }),
  // devices
  enrollDevice: (w) => ({
    authorization: `OTDT ${w.deviceToken}`,
    body: {
      authenticatorId: w.app,
      device: { clientInstanceKey: publicKey, displayName: 'Phone', platform: 'IOS', osVersion: '18' },
      methods: [{ type: 'push', keys: { proofOfPossession: publicKey } }],
    },
  }),
  listDeviceTransactions: (w) => ({
    path: { authenticatorId: w.app },
    authorization: `SSWS ${unsigned}`,
    answers: 410,
  }),
  verifyDeviceTransaction: (w) => ({
    path: { authenticatorId: w.app, transactionId: 'v2mst.1' },
    body: { challengeResponse: unsigned },
    answers: 410,
  }),
  getFactorQrCode: (w) => ({ path: { ...pendingPush(w).path, token: w.deviceToken } }),
  pollFactorActivation: pendingPush,
  sendActivationEmail: pendingPush,
  sendActivationSms: (w) => ({ ...pendingPush(w), body: { profile: { phoneNumber: '+12025550177' } } }),
  cancelFactorTransaction: (w) => ({ path: { ...factor(w).path, transactionId: 'none' }, answers: 404 }),
  authnPrimary: ({ tag }) => ({ body: { username: `ada.${tag}@example.com`, password } }),
  authnCancel: step('expired'),
  authnPrevious: step('activating'),
  authnSkip: step('skippable'),
  authnStepUpRedirect: () => ({ answers: 302 }),
  authnChangePassword: step('expired', () => ({ oldPassword: password, newPassword: 'Rubber-Bricks-48' })),
  authnEnrollFactor: step('enrolling', () => secondFactor),
  authnActivateFactor: step('activating', ({ shown }) => ({ passCode: shown })),
  authnActivatePoll: step('pushing'),
  authnSendActivationEmail: step('pushing'),
  authnSendActivationSms: step('pushing', () => ({ profile: { phoneNumber: '+14155550177' } })),
  authnResendEnroll: step('activating'),
  authnVerifyFactor: step('required', () => ({ answer: 'mayonnaise' }), 'rememberDevice=true'),
  authnResendChallenge: step('challenged'),
  authnForgotPassword: ({ tag }) => ({ body: { username: `ada.${tag}@example.com`, factorType: 'EMAIL' } }),
  authnUnlock: ({ tag }) => ({ body: { username: `ada.${tag}@example.com`, factorType: 'EMAIL' }, answers: 403 }),
  authnVerifyRecovery: byText(({ shown }) => ({ passCode: shown })),
  authnResendRecovery: byText(),
  authnVerifyRecoveryToken: ({ steps }) => ({ body: { recoveryToken: steps.opening.shown } }),
  authnAnswerRecovery: step('answering', () => ({ answer: question.answer })),
  authnResetPassword: step('resetting', () => ({ newPassword: 'Rubber-Bricks-48' })),
  authnDuoCallback: (w) => ({ path: factor(w).path ?? {}, form: true, body: { sig_response: 'a:b' }, answers: 404 }),
  listAuthenticatorEnrollments: () => ({ ...enrollment, readersHear: 'E0000015' }),
  createAuthenticatorEnrollment: () => ({
    ...enrollment,
    body: { authenticatorId: 'aut1', profile: { phoneNumber: '+12025550124' } },
  }),
  getAuthenticatorEnrollment: () => ({ ...enrollment, readersHear: 'E0000015' }),
  deleteAuthenticatorEnrollment: () => enrollment,
  // sessions
  createSession: ({ tag }) => ({ body: { username: `ada.${tag}@example.com`, password } }),
  getSession: session,
  extendSession: session,
  refreshSession: session,
  revokeSession: session,
  getCurrentSession: () => ({ cookie: true }),
  refreshCurrentSession: () => ({ cookie: true }),
  closeCurrentSession: () => ({ cookie: true }),
  endUserSessions: () => ({ cookie: true, body: { keepCurrent: false } }),
  revokeUserSessions: (w) => ({ ...ada(w), query: 'forgetDevices=true&oauthTokens=true' }),
  getFirstPartyAppSettings: () => ({ path: { appName: 'admin-console' } }),
  replaceFirstPartyAppSettings: () => ({ path: { appName: 'admin-console' }, body: { sessionIdleTimeoutMinutes: 30 } }),
  sessionCookieRedirect: ({ sessionToken }) => ({ query: `token=${sessionToken}`, answers: 302 }),
  sessionCookieRedirectPost: ({ sessionToken }) => ({
    form: true,
    body: { token: sessionToken, redirectUrl: '/app/UserHome' },
    answers: 302,
  }),
  signout: () => ({ cookie: true, answers: 302 }),
  loginDefault: () => ({ cookie: true, answers: 302 }),
  tokenRedirect: () => ({ cookie: true, query: 'stateToken=00a', answers: 302 }),
  // the house itself
  getHealth: nothing,
  getOpenApi: nothing,
  listOrgs: nothing,
  issueToken: ({ users }) => ({ body: { userId: users.ada, name: 'New' } }),
  listErrorTraces: nothing,
  getErrorTrace: ({ errorId }) => ({ path: { errorId } }),
  getRateLimits: nothing,
  setRateLimits: () => ({ body: { enforced: false, limits: { '/api/v1/users': 10 } } }),
  getSignInPage: nothing,
  setSignInPage: () => ({ body: { primaryColor: '#112233' } }),
  getTelephony: nothing,
  setTelephony: () => ({ body: { smsPerUser: 5, smsPerDay: 100, international: false } }),
  resetOrg: nothing,
  takeSnapshot: nothing,
  restoreSnapshot: ({ snapshot }) => ({ path: { id: snapshot } }),
  getClock: nothing,
  setClock: () => ({ body: { advance: 'PT1H', frozen: false } }),
  listOutbox: nothing,
  getUpstream: () => ({ path: { name: 'mail' } }),
  setUpstream: () => ({ path: { name: 'mail' }, body: { behaves: 'well', delayMs: 1 } }),
}

/** Counts what is asked of a store, and fails once where it is told to: at a query, or at the end of a transaction. */
function failingStore(store: Store) {
  let left = Number.POSITIVE_INFINITY
  const step = () => {
    if (--left === 0) throw new StoreUnavailable('The connection was lost.')
  }
  const plugin: Parameters<Database['withPlugin']>[0] = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      step()
      return result
    },
  }
  return {
    failAt: (number: number) => {
      left = number
    },
    store: {
      ...store,
      db: store.db.withPlugin(plugin),
      transaction: <T>(work: (db: Database) => Promise<T>) =>
        store.transaction(async (db) => {
          const made = await work(db.withPlugin(plugin))
          step()
          return made
        }),
    },
  }
}

const sound = openSqlite({ file: ':memory:' })
const { store, failAt } = failingStore(sound)
let house: TestHouse
let own: World
let other: World
let before: Map<string, OrgRows>
/** As the operations declare themselves in our own OpenAPI document. */
type Declared = {
  id: string
  method: string
  path: string
  scope: Scope | undefined
  hasBody: boolean
  /** Names of its query's parameters. */
  query: readonly string[]
}
let declared: readonly Declared[]

const send = (
  world: World,
  method: string,
  uri: string,
  body?: unknown,
  token = world.token,
  more: Record<string, string> = {},
): Promise<TestAnswer> =>
  house.call(method, uri, body, { host: world.host, authorization: token === '' ? '' : `SSWS ${token}`, ...more })

async function furnished(tag: string, host: string, orgId: string, token: string): Promise<World> {
  const world = { tag, host, token } as World
  const call = async (method: string, uri: string, body?: unknown) => {
    const answer = await send(world, method, uri, body)
    if (answer.status >= 300) throw new Error(`${method} ${uri}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const credentials = { password: { value: password }, recovery_question: question }
  const person = async (name: string, query = '', more: object = { credentials }): Promise<string> =>
    (await call('POST', `/api/v1/users${query}`, { profile: profileOf(tag, name), ...more })).id
  const changed = (id: string, columns: object) =>
    sound.db.updateTable('users').set(columns).where('id', '=', id).execute()
  world.users = {
    ada: await person('ada'),
    staged: await person('staged', '?activate=false'),
    locked: await person('locked'),
    suspended: await person('suspended'),
    provisioned: await person('provisioned', '?activate=true', {}),
    reader: await person('reader'),
  }
  await changed(world.users.locked, { status: 'LOCKED_OUT' })
  await call('POST', `/api/v1/users/${world.users.suspended}/lifecycle/suspend`)
  world.group = (await call('POST', '/api/v1/groups', { profile: { name: `group ${tag}` } })).id
  await call('PUT', `/api/v1/groups/${world.group}/users/${world.users.ada}`)
  await call('POST', `/api/v1/groups/${world.group}/owners`, { id: world.users.ada, type: 'USER' })
  world.rule = (await call('POST', '/api/v1/groups/rules', ruleOf(world, 'rule'))).id
  world.activeRule = (await call('POST', '/api/v1/groups/rules', ruleOf(world, 'active'))).id
  await call('POST', `/api/v1/groups/rules/${world.activeRule}/lifecycle/activate`)
  const type = await call('POST', '/api/v1/meta/types/user', { name: `type${tag}`, displayName: tag, description: tag })
  world.type = type.id
  world.schema = type._links.schema.href.split('/').pop()
  await call('POST', '/api/v1/meta/schemas/user/linkedObjects', definition(tag, 'manager'))
  await call('PUT', `/api/v1/users/${world.users.ada}/linkedObjects/managerOf${tag}/${world.users.staged}`)
  world.role = (await call('POST', `/api/v1/users/${world.users.reader}/roles`, { type: 'READ_ONLY_ADMIN' })).id
  const issued = async (userId: string) =>
    (await call('POST', '/stuntdouble/api/tokens', { userId, name: tag })) as { id: string; token: string }
  world.nobodys = (await issued(world.users.ada)).token
  world.readers = (await issued(world.users.reader)).token
  world.apiToken = (await issued(world.users.locked)).id
  world.zone = (await call('POST', '/api/v1/zones', zoneOf(`zone ${tag}`))).id
  world.behavior = (await call('POST', '/api/v1/behaviors', behaviorOf(`behavior ${tag}`))).id
  world.origin = (await call('POST', '/api/v1/trustedOrigins', originOf(tag))).id
  world.policy = (await call('POST', '/api/v1/policies', policyOf(world, `policy ${tag}`))).id
  world.policyRule = (await call('POST', `/api/v1/policies/${world.policy}/rules`, policyRuleOf(`rule ${tag}`))).id
  const authenticators: { key: string; id: string }[] = await call('GET', '/api/v1/authenticators')
  const authenticator = (key: string) => authenticators.find((each) => each.key === key)?.id ?? ''
  world.keys = authenticator('webauthn')
  world.app = authenticator('okta_verify')
  world.unused = (await call('POST', '/api/v1/authenticators', { key: 'custom_otp' })).id
  const rpId = { domain: { name: host.split(':')[0] } }
  await call('PUT', `/api/v1/authenticators/${world.keys}/methods/webauthn`, { settings: { rpId } })
  world.template = (await call('POST', '/api/v1/templates/sms', templateOf(tag))).id
  const factors = `/api/v1/users/${world.users.provisioned}/factors`
  world.pendingFactor = (await call('POST', factors, phone)).id
  world.code = house.phone.at(-1)?.code ?? ''
  const asked = sound.db.selectFrom('factor_challenges').select('id').where('factor_id', '=', world.pendingFactor)
  world.challenge = (await asked.executeTakeFirstOrThrow()).id
  const profile = { question: 'disliked_food', answer: 'mayonnaise' }
  world.factor = (await call('POST', factors, { factorType: 'question', provider: 'OKTA', profile })).id
  world.yubikey = (await call('POST', '/api/v1/org/factors/yubikey_token/tokens', yubikeySeed('ccccccijgibu'))).id
  await call('POST', '/api/v1/org/factors/okta_push/lifecycle/activate')
  const [enrollments] = await call('GET', '/api/v1/policies?type=MFA_ENROLL')
  enrollments.settings.factors.okta_push = { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } }
  await call('PUT', `/api/v1/policies/${enrollments.id}`, enrollments)
  const pushed = await call('POST', factors, { factorType: 'push', provider: 'OKTA' })
  world.pendingPush = pushed.id
  world.deviceToken = pushed._embedded.activation._links.qrcode.href.split('/').pop()
  // A text may follow.
  house.advance(31_000)
  const begun = await call('POST', '/api/v1/sessions?additionalFields=cookieToken', {
    username: `ada.${tag}@example.com`,
    password,
  })
  world.session = begun.id
  world.sessionToken = begun.cookieToken
  world.errorId = (await send(world, 'GET', `/api/v1/users/nobody.${tag}`)).body.errorId
  const { settings } = await sound.db
    .selectFrom('orgs')
    .select('settings')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  const featured = JSON.stringify({ ...JSON.parse(settings), features: ['userBlocks', 'customAaguids'] })
  await sound.db.updateTable('orgs').set({ settings: featured }).where('id', '=', orgId).execute()
  world.aaguid = `${tag === 'alpha' ? 'aaaaaaaa' : 'bbbbbbbb'}-8ff7-4039-93ec-0a2729a15111`
  await call('POST', `/api/v1/authenticators/${world.keys}/aaguids`, { aaguid: world.aaguid, name: tag })
  world.steps = await underWay(world, call, person)
  world.snapshot = (await call('POST', '/stuntdouble/api/snapshots')).id
  return world
}

/** People in the midst of signing in, or of getting back in; each of them does nothing else here. */
async function underWay(
  { tag }: World,
  // biome-ignore lint/suspicious/noExplicitAny: an answer is read as what it is known to be.
  call: (method: string, uri: string, body?: unknown) => Promise<any>,
  person: (name: string) => Promise<string>,
): Promise<World['steps']> {
  const group = (await call('POST', '/api/v1/groups', { profile: { name: `second ${tag}` } })).id
  const conditions = { people: { groups: { include: [group] } } }
  const made = async (type: string, rule: object, more: object = {}) => {
    const { id } = await call('POST', '/api/v1/policies', { type, name: `${type} ${tag}`, conditions, ...more })
    await call('POST', `/api/v1/policies/${id}/rules`, { name: `${type} rule ${tag}`, ...rule })
  }
  const signon = { access: 'ALLOW', requireFactor: true, factorPromptMode: 'DEVICE' }
  await made('OKTA_SIGN_ON', { type: 'SIGN_ON', actions: { signon } })
  const texts = { password: {}, recovery: { factors: { okta_sms: { status: 'ACTIVE' } } } }
  const access = { access: 'ALLOW' }
  const actions = { passwordChange: access, selfServicePasswordReset: access, selfServiceUnlock: access }
  await made('PASSWORD', { type: 'PASSWORD', actions }, { settings: texts })
  const post = (path: string, body: object) => call('POST', `/api/v1/authn${path}`, body)
  const somebody = async (name: string, factor?: object) => {
    const id = await person(name)
    await call('PUT', `/api/v1/groups/${group}/users/${id}`)
    if (factor !== undefined) await call('POST', `/api/v1/users/${id}/factors?activate=true`, factor)
    return { id, username: `${name}.${tag}@example.com` }
  }
  const signIn = async (name: string, factor?: object, options = {}) =>
    post('', { username: (await somebody(name, factor)).username, password, options })
  const email = { factorType: 'email', provider: 'OKTA' }
  const at = ({ stateToken, _embedded }: Answered, shown = ''): Step => ({
    stateToken: stateToken ?? '',
    factor: _embedded?.factor?.id ?? _embedded?.factors?.[0]?.id ?? '',
    shown,
  })
  const expired = await person('expired')
  await call('POST', `/api/v1/users/${expired}/lifecycle/expire_password`)
  const enrolling = await signIn('enrolling')
  const skippable = await signIn('skippable', undefined, { multiOptionalFactorEnroll: true })
  const { stateToken: activating } = await signIn('activating')
  const { stateToken: pushing } = await signIn('pushing')
  const required = await signIn('required', secondFactor)
  const challenged = await signIn('challenged', { ...email, profile: { email: `challenged.${tag}@example.com` } })
  const number = { phoneNumber: tag === 'alpha' ? '+14155550101' : '+14155550102' }
  const texted = await somebody('texted', { factorType: 'sms', provider: 'OKTA', profile: number })
  const opened = async (name: string) => {
    const { recoveryToken } = await post('/recovery/password', { username: (await somebody(name)).username })
    return { recoveryToken }
  }
  const answering = await post('/recovery/token', await opened('answering'))
  const { stateToken: resetting } = await post('/recovery/token', await opened('resetting'))
  const steps = {
    expired: at(await post('', { username: `expired.${tag}@example.com`, password })),
    enrolling: at(enrolling),
    skippable: at(await post('/factors', { stateToken: skippable.stateToken, ...secondFactor })),
    activating: at(await post('/factors', { stateToken: activating, ...email })),
    pushing: at(await post('/factors', { stateToken: pushing, factorType: 'push', provider: 'OKTA' })),
    required: at(required),
    challenged: at(await post(`/factors/${at(challenged).factor}/verify`, { stateToken: challenged.stateToken })),
    texted: at(await post('/recovery/password', { username: texted.username, factorType: 'SMS' })),
    opening: at({}, (await opened('opening')).recoveryToken),
    answering: at(answering),
    resetting: at(await post('/recovery/answer', { stateToken: resetting, answer: question.answer })),
  }
  steps.activating.shown = mailedTo(`activating.${tag}@example.com`)
  steps.texted.shown = house.phone.at(-1)?.code ?? ''
  // Codes may be sent again.
  house.advance(31_000)
  return steps
}

type Answered = { stateToken?: string; _embedded?: { factor?: { id: string }; factors?: { id: string }[] } }

const mailedTo = (to: string): string =>
  /\b\d{6}\b/.exec(house.mail.findLast((mail) => mail.to === to)?.text ?? '')?.[0] ?? ''

const stateOf = async () => {
  const orgs = await sound.db.selectFrom('orgs').select('id').orderBy('position').execute()
  return new Map(await Promise.all(orgs.map(async ({ id }) => [id, await readRows(sound, id)] as const)))
}

/** Without what a use that is refused leaves: the sign-in that it shows lives on, and is found in another place. */
const asideFromUse = (state: Map<string, OrgRows>) =>
  [...state].map(([orgId, tables]) => {
    const signIns = tables.get('authn_transactions')?.map(({ expires_at, ...row }) => JSON.stringify(row))
    return { orgId, tables: new Map<string, unknown>(tables).set('authn_transactions', signIns?.sort()) }
  })

/** Puts both orgs back as they were, and takes away any other. */
async function restore() {
  for (const { id } of await sound.db.selectFrom('orgs').select('id').execute()) {
    const rows = before.get(id)
    if (rows !== undefined) await replaceRows(sound, id, rows)
    else {
      await sound.transaction((db) => everyRow(db, id).remove({ traces: true }))
      await sound.db.deleteFrom('org_hosts').where('org_id', '=', id).execute()
    }
  }
}

beforeAll(async () => {
  house = await startTestHouse({ store, lab: true })
  own = await furnished('alpha', 'org.example', house.orgId, house.token)
  const child = await house.call('POST', '/api/v1/orgs', {
    subdomain: 'zebra',
    name: 'Zebra',
    edition: 'SKU',
    admin: { profile: profileOf('zebra', 'root') },
  })
  const { host } = await sound.db.selectFrom('org_hosts').select('host').executeTakeFirstOrThrow()
  other = await furnished('zebra', host, child.body.id, child.body.token)
  await house.app.settled()
  before = await stateOf()
  const { paths } = (await house.call('GET', '/stuntdouble/openapi.json')).body
  declared = Object.entries(
    paths as Record<
      string,
      Record<string, { operationId: string; requestBody?: object; parameters?: { in: string; name: string }[] }>
    >,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      scope: (operation as { 'x-scope'?: Scope })['x-scope'],
      hasBody: operation.requestBody !== undefined,
      query: (operation.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name),
    })),
  )
})
afterAll(() => house.close())
afterEach(() => failAt(Number.POSITIVE_INFINITY))

const exampleOf = (id: string, world = own): Example => examples[id]?.(world) ?? {}
function uriOf({ path }: Declared, { path: values = {}, query }: Example): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The example for ${path} names no ${name}.`)
    return encodeURIComponent(value)
  })
  return query === undefined ? filled : `${filled}?${query}`
}
const play = (operation: Declared, token: string, example = exampleOf(operation.id), body: unknown = example.body) => {
  // The answers of endpoints for browsers are read as they come.
  const accept = operation.path.startsWith('/login/') ? { accept: '*/*' } : {}
  const cookie = example.cookie ? { cookie: `sid=${own.session}` } : {}
  const shown = example.authorization === undefined ? {} : { authorization: example.authorization }
  const isForm = example.form && typeof body === 'object'
  const form = isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
  const sent = isForm ? new URLSearchParams(body as Record<string, string>).toString() : body
  return send(own, operation.method, uriOf(operation, example), sent, token, {
    ...accept,
    ...cookie,
    ...form,
    ...shown,
  })
}

/** Answered as the example says; some operations have nothing but a refusal yet. */
const isRight = (id: string, { status }: TestAnswer) => status < 400 || status === exampleOf(id).answers

/** What they ask for is too long for a query. */
const readsByPost: ReadonlySet<string> = new Set(['createPolicySimulation'])

/** Refused in the words of the catalogue, and not by a fault of ours. */
function mustBeCatalogued({ status, body }: TestAnswer, what: string) {
  const entry = (apiErrors as Readonly<Record<string, { status: number } | undefined>>)[body?.errorCode]
  expect(`${what}: ${status} ${body?.errorCode}`).toBe(`${what}: ${entry?.status} ${body?.errorCode}`)
  expect(`${what}: ${body?.errorCode}`).not.toBe(`${what}: E0000009`)
}

/** What asks for a token although no scope is declared: it is the token itself that is meant. */
const asksByItself: ReadonlySet<string> = new Set(['revokeCurrentApiToken'])

/** A body that is null, or none at all, is right here. */
const mayGoWithoutABody: ReadonlySet<string> = new Set([
  'forgotPassword',
  'endUserSessions',
  'resendEnrollFactor',
  'sendActivationSms',
])

test('there is an example for every operation, and none for what is not there', () => {
  expect(Object.keys(examples).sort()).toEqual(declared.map(({ id }) => id).sort())
  const ofRooms = house.app.rooms.flatMap((room) => room.operations.map(({ id }) => id))
  expect(ofRooms.filter((id) => !(id in examples))).toEqual([])
  for (const { id, hasBody } of declared) {
    if (hasBody && !mayGoWithoutABody.has(id)) expect(`${id} ${typeof exampleOf(id).body}`).toBe(`${id} object`)
  }
})

describe('who is refused', () => {
  test('whoever shows no token, a wrong one, or one of a person without roles', async () => {
    const all = house.app.rooms.flatMap((room) => room.operations)
    // Anyone may sign in; a token that comes along is judged all the same.
    const goesWithoutToken = new Set(all.filter(({ tokenless }) => tokenless !== undefined).map(({ id }) => id))
    const heard: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const operation of declared) {
      const { id, scope } = operation
      if (scope === undefined && !asksByItself.has(id)) continue
      const codes: [token: string, code: string][] = [
        ['', 'E0000005'],
        ['wrong', 'E0000011'],
        [own.nobodys, 'E0000006'],
      ]
      const asked = codes.slice(goesWithoutToken.has(id) ? 1 : 0, scope === undefined ? 2 : 3)
      heard[id] = []
      for (const [token] of asked) (heard[id] as unknown[]).push((await play(operation, token)).body.errorCode)
      expected[id] = asked.map(([, code]) => code)
    }
    expect(heard).toEqual(expected)
    expect(await stateOf()).toEqual(before)
  })

  test('a read-only administrator, from every write and from no read', async () => {
    const heard: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const operation of declared) {
      const { id, method, path, scope } = operation
      if (scope === undefined) continue
      const reads = (method === 'GET' || readsByPost.has(id)) && path.startsWith('/api/')
      expect(`${id} ${mayUse(['READ_ONLY_ADMIN'], scope)}`).toBe(`${id} ${reads}`)
      const { status, body } = await play(operation, own.readers)
      heard[id] = body?.errorCode ?? status
      expected[id] = reads ? (exampleOf(id).readersHear ?? 200) : 'E0000006'
    }
    expect(heard).toEqual(expected)
    expect(await stateOf()).toEqual(before)
  })
})

describe('another org', () => {
  const ids = () => Object.values({ ...other.users, ...other }).filter((value) => typeof value === 'string')
  /** Whatever was said of the other org beyond what the request named itself. */
  const leaked = ({ body }: TestAnswer, asked: string): string[] => {
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? '')
    return [...ids(), 'zebra', 'Zebra'].filter((word) => text.includes(word) && !asked.includes(word))
  }

  test('is not in what an org answers of itself', async () => {
    const heard: string[] = []
    for (const operation of declared) {
      // Whoever runs the machine may know which orgs are on it.
      if (operation.method !== 'GET' || operation.id === 'listOrgs') continue
      const answer = await play(operation, own.token)
      // Its own log knows that it gave the other its name, and no more.
      const words = leaked(answer, operation.id === 'listLogEvents' ? 'zebra Zebra' : '')
      const right = exampleOf(operation.id).answers ?? 200
      if (answer.status !== right || words.length > 0) heard.push(`${operation.id}: ${answer.status} ${words}`)
    }
    expect(heard).toEqual([])
    // Browsers come back with GET, and their session begins or ends.
    await restore()
  })

  test('is not there: each of its ids is unknown, and nothing is said of it', async () => {
    const heard: string[] = []
    for (const operation of declared) {
      const [mine, theirs] = [exampleOf(operation.id), exampleOf(operation.id, other)]
      for (const name of Object.keys(mine.path ?? {})) {
        if (!operation.path.includes(`{${name}}`) || mine.path?.[name] === theirs.path?.[name]) continue
        const example = { ...mine, path: { ...mine.path, [name]: theirs.path?.[name] ?? '' } }
        const answer = await play(operation, own.token, example)
        const words = leaked(answer, JSON.stringify(example))
        if (answer.body?.errorCode !== 'E0000007' || words.length > 0) {
          heard.push(`${operation.id} ${name}: ${answer.status} ${answer.body?.errorCode} ${words}`)
        }
      }
    }
    expect(heard).toEqual([])
    expect(asideFromUse(await stateOf())).toEqual(asideFromUse(before))
  })

  test('cannot be named in a body', async () => {
    const heard: string[] = []
    let tried = 0
    for (const operation of declared) {
      const mine = exampleOf(operation.id)
      const text = JSON.stringify(mine.body ?? {})
      for (const [name, id] of Object.entries({ ...own.users, group: own.group, type: own.type })) {
        if (!text.includes(id)) continue
        tried++
        const theirs = (other.users as Record<string, string>)[name] ?? (other as Record<string, unknown>)[name]
        const answer = await play(operation, own.token, mine, text.replace(id, String(theirs)))
        if (!(answer.status >= 400 && answer.status < 500) || leaked(answer, String(theirs)).length > 0) {
          heard.push(`${operation.id} ${name}: ${answer.status} ${JSON.stringify(answer.body)}`)
        }
      }
    }
    expect(tried).toBeGreaterThan(5)
    expect(heard).toEqual([])
    expect(asideFromUse(await stateOf())).toEqual(asideFromUse(before))
  })
})

describe('a hostile body', () => {
  const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)
  const values: readonly unknown[] = [7, 'text', true, [], {}, [7], [[]]]
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`

  test('is refused in the words of the catalogue, whatever it is', async () => {
    for (const operation of declared.filter(({ hasBody }) => hasBody)) {
      const { id } = operation
      const body = exampleOf(id).body ?? { password: { value: password }, recovery_question: question }
      const text = JSON.stringify(body)
      const [field = ''] = Object.keys(body)
      const first = `${JSON.stringify(field)}:${JSON.stringify(body[field])}`
      const hostile: [string, string][] = [
        ...['[]', '[{}]', '7', 'true', '"text"', '{', deep, `{"a":${deep}}`, '{}{}', `[${text}]`].map(
          (each): [string, string] => [each.slice(0, 20), each],
        ),
        ['a name twice', text.replace(first, `${first},${first}`)],
        ['NUL', text.replace(/"(\w+)":"/, '"$1":"\\u0000')],
        ['NUL in a name', text.replace('{', '{"\\u0000":1,')],
        ['endless', text.replace('{', '{"x":1e999,')],
        ['two megabytes', text.replace('{', `{"x":"${'x'.repeat(2 * 1024 * 1024)}",`)],
        ...Object.entries(body).flatMap(([name, value]) =>
          values
            .filter((wrong) => kindOf(wrong) !== kindOf(value))
            .map((wrong): [string, string] => [
              `${name}: ${JSON.stringify(wrong)}`,
              JSON.stringify({ ...body, [name]: wrong }),
            ]),
        ),
        ...(mayGoWithoutABody.has(id) ? [] : [['null', 'null'] as [string, string]]),
      ]
      for (const [what, wrong] of hostile) {
        if (wrong === text) continue
        const answer = await play(operation, own.token, exampleOf(id), wrong)
        mustBeCatalogued(answer, `${id} with ${what}`)
        expect(`${id} with ${what}: ${answer.status >= 400 && answer.status < 500}`).toBe(`${id} with ${what}: true`)
      }
    }
    expect(asideFromUse(await stateOf())).toEqual(asideFromUse(before))
  }, 40_000)

  test('of strange but lawful text is taken or refused, and breaks nothing', async () => {
    const strange = [
      '😀',
      '',
      ' ',
      '\u202e',
      '\ud800',
      '%s{0}',
      "'; drop table users; --",
      'x'.repeat(100_000),
      '__proto__',
    ]
    /** Each text in the example, one after the other, in place of what it says. */
    const variants = (value: unknown, text: string): unknown[] => {
      if (typeof value === 'string') return [text]
      if (Array.isArray(value))
        return value.flatMap((each, at) => variants(each, text).map((made) => value.with(at, made)))
      if (typeof value !== 'object' || value === null) return []
      return Object.entries(value).flatMap(([name, each]) =>
        variants(each, text).map((made) => ({ ...value, [name]: made })),
      )
    }
    for (const operation of declared.filter(({ hasBody }) => hasBody)) {
      for (const text of strange) {
        for (const body of variants(exampleOf(operation.id).body, text)) {
          const answer = await play(operation, own.token, exampleOf(operation.id), body)
          if (answer.status >= 400)
            mustBeCatalogued(answer, `${operation.id} with ${JSON.stringify(body).slice(0, 300)}`)
          expect(answer.status).toBeLessThan(500)
        }
      }
      await restore()
    }
  }, 40_000)
})

test('a hostile query is answered or refused in the words of the catalogue', async () => {
  const strange = [
    '',
    ' ',
    '0',
    '-1',
    '9'.repeat(20),
    'x',
    '😀',
    '\u0000',
    '"',
    "'",
    '%',
    '\\',
    '(((',
    'x'.repeat(3000),
  ]
  const filters = [
    ...['id eq "x', 'id eq', 'nothing eq "x"', 'id gt "x"', 'not (id eq "x")', 'id eq "x" and', 'lastUpdated gt "x"'],
    ...['profile.login sw "%_"', 'profile.lastName eq "\u0000"', '('.repeat(1000), 'id eq "x" or '.repeat(500)],
  ]
  let tried = 0
  for (const operation of declared) {
    const example = exampleOf(operation.id)
    for (const name of operation.query) {
      for (const value of [...strange, ...filters]) {
        const query = new URLSearchParams({ [name]: value }).toString()
        const answer = await play(operation, own.token, { ...example, query })
        tried++
        if (answer.status < 400) continue
        mustBeCatalogued(answer, `${operation.id} ${name}=${value.slice(0, 30)}`)
        expect(answer.status).toBeLessThan(500)
        if (value.includes('\u0000')) expect(answer.body.errorCode).toBe('E0000037')
      }
    }
    if (operation.method !== 'GET' || operation.path.startsWith('/login/')) await restore()
  }
  expect(tried).toBeGreaterThan(500)
}, 40_000)

describe('a database that fails', () => {
  test('anywhere in an operation is said, and nothing is half done', async () => {
    const refusals: Record<string, number> = {}
    for (const operation of declared) {
      const { id } = operation
      await restore()
      const at = await stateOf()
      let answer: TestAnswer | undefined
      for (let number = 1; answer === undefined || !isRight(id, answer); number++) {
        failAt(number)
        answer = await play(operation, own.token)
        failAt(Number.POSITIVE_INFINITY)
        if (isRight(id, answer)) break
        expect(
          `${id} at ${number}: ${answer.body?.errorCode} ${answer.body?.errorCauses?.[0]?.errorSummary ?? ''}`,
        ).toBe(`${id} at ${number}: E0000181 `)
        refusals[id] = number
        expect({ id, number, state: await stateOf() }).toEqual({ id, number, state: at })
      }
    }
    const unheard = declared.map(({ id }) => id).filter((id) => refusals[id] === undefined)
    // What is answered from what is known already asks no database.
    expect(unheard).toEqual([])
  }, 40_000)
})
