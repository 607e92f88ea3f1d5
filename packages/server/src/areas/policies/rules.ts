/** What must be true of policies and their rules, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { Org } from '../../access/org.js'
import type { Parsed } from '../../kernel/schema.js'
import { kinds } from './defaults.js'
import type { Members, Policy, PolicyRule, PolicyRuleType, PolicyType } from './model.js'

/** Okta names the class behind an id: Identity Engine's policies are another than the others. */
export function mustExist(policy: Policy | undefined, asked: string): Policy {
  const name = asked.startsWith('rst') ? 'RuleSetEntity' : 'Policy'
  if (policy === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (${name})` })
  return policy
}

export function ruleMustExist(rule: PolicyRule | undefined, asked: string): PolicyRule {
  const name = asked.startsWith('rul') ? 'RuleEntity' : 'PolicyRule'
  if (rule === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (${name})` })
  return rule
}

export function mustNameAType(type: string | undefined): string {
  if (type === undefined || type === '') throw apiError.E0000028()
  return type
}

/** A Classic org says of Identity Engine's types what it says of those that nobody has. */
export function mustBeAPolicyType(type: string, pipeline: Org['pipeline']): PolicyType {
  const kind = Object.hasOwn(kinds, type) ? kinds[type as PolicyType] : undefined
  if (kind === undefined || !(kind.classic || pipeline === 'idx')) {
    throw apiError.E0000002({ reason: 'Invalid policy type specified.' })
  }
  return type as PolicyType
}

/** Of some types an org has the one policy that it came with. */
export function mustBeMakeable(type: PolicyType): void {
  if (!kinds[type].makes) throw apiError.E0000002({ reason: 'Invalid policy type specified.' })
}

/** What is not of its type at all cannot be read; of the rest there is one cause for each rule that is broken. */
export function mustFit(all: readonly Parsed<unknown>[]): void {
  if (all.some(({ kind }) => kind === 'unbound')) throw apiError.E0000003()
  const problems = all.flatMap((parsed) => (parsed.kind === 'invalid' ? parsed.problems : []))
  const [first] = problems
  if (first === undefined) return
  throw apiError.E0000001({ field: first.field }, { causes: problems.map((problem) => problem.cause) })
}

/** A type of policy asks for some things and not for others. */
export function mustAskWhatItMay(asked: Members | null | undefined, may: readonly string[] | undefined): void {
  const other = Object.keys(asked ?? {}).find((name) => may !== undefined && !may.includes(name))
  if (other !== undefined) throw apiError.E0000002({ reason: `Invalid condition type specified: ${other}` })
}

/** What is said of an authenticator is said once. Those of which an org has several are told apart by their ids. */
export function mustNameEachOnce(settings: Members | null | undefined): void {
  const { authenticators } = (settings ?? {}) as { authenticators?: readonly { key: string; id?: string }[] | null }
  const named = (authenticators ?? []).map(({ key, id }) => `${key} ${id ?? ''}`)
  const field = 'settings.authenticators'
  if (new Set(named).size < named.length) throw apiError.E0000001({ field }, { causes: [cause.invalidField(field)] })
}

/** A rule for zones says which. */
export function mustNameZones(conditions: Members | null | undefined): void {
  const { connection, include, exclude } = (conditions?.network ?? {}) as Readonly<Record<string, unknown>>
  const named = [include, exclude].flatMap((ids) => (Array.isArray(ids) ? ids : []))
  if (connection !== 'ZONE' || named.length > 0) return
  const field = 'conditions.network.include'
  throw apiError.E0000001({ field }, { causes: [cause.blank(field)] })
}

/** `unknown`: where conditions name somebody or something that the org does not have. */
export function mustNameWhatIsThere(unknown: readonly string[]): void {
  const [first] = unknown
  if (first === undefined) return
  throw apiError.E0000001({ field: first }, { causes: unknown.map((field) => cause.invalidField(field)) })
}

export function mustKeepItsType(policy: Pick<Policy, 'type'>, type: string): void {
  if (policy.type !== type) throw apiError.E0000001({ field: 'type' }, { causes: [cause.invalidField('type')] })
}

/** A rule is of the type of its policy; that need not be said. */
export function mustBeARuleOf(type: PolicyRuleType, said: string | null | undefined): void {
  if (said === undefined || said === null || said === type) return
  throw apiError.E0000001({ field: 'type' }, { causes: [cause.invalidField('type')] })
}

/** Okta's limits, with the rule that a policy comes with. */
const rulesMax: Readonly<Partial<Record<PolicyType, number>>> = { ACCESS_POLICY: 100, PROFILE_ENROLLMENT: 1 }

export function mustHaveRoomForARule({ type }: Pick<Policy, 'type'>, rules: readonly unknown[]): void {
  const most = rulesMax[type]
  if (most !== undefined && rules.length >= most)
    throw apiError.E0000001({ field: 'type' }, { causes: [cause.invalidField('type')] })
}

/** Whoever enrolls is let in; to keep somebody out is for other policies. */
export function mustLetIn(actions: Members | null | undefined): void {
  const field = 'actions.profileEnrollment.access'
  const { access } = (actions?.profileEnrollment ?? {}) as { access?: unknown }
  if (access === 'DENY') throw apiError.E0000001({ field }, { causes: [cause.invalidField(field)] })
}

type OfTheSystem = Pick<Policy | PolicyRule, 'system' | 'name' | 'priority' | 'conditions'>
type Replaced = { name: string; priority?: number | null | undefined; conditions?: Members | null | undefined }

/** The default is last and stays there, also where its place is merely left out. */
export function mustNotMoveTheDefault(before: OfTheSystem, { name, priority }: Replaced): void {
  if (!before.system) return
  if (before.priority !== priority) throw apiError.E0000077({ attribute: 'priority' })
  if (before.name !== name) throw apiError.E0000077({ attribute: 'name' })
}

/** What the default is for stays as it is; it may be repeated, and left out. */
export function mustStayForEveryone(before: OfTheSystem, { conditions }: Replaced): void {
  if (!before.system || conditions === undefined || conditions === null) return
  if (!isSame(JSON.parse(before.conditions), conditions)) throw apiError.E0000111({ object: 'conditions' })
}

/** Okta documents which default rules an Identity Engine org cannot edit. */
const settled: ReadonlySet<PolicyType> = new Set(['MFA_ENROLL', 'IDP_DISCOVERY'])

export function mustBeEditable(type: PolicyType, { system }: OfTheSystem, pipeline: Org['pipeline']): void {
  if (system && pipeline === 'idx' && settled.has(type)) throw apiError.E0000111({ object: 'rule' })
}

/** Who meets no other rule of the sign-on policies stays signed in no longer than the browser is open (documented). */
export function mustKeepItsCookie(before: Pick<PolicyRule, 'system' | 'actions'>, { actions }: Actions): void {
  const kept = (said: unknown) => (said as SignOnRule | null)?.signon?.session?.usePersistentCookie
  const [is, asked] = [kept(JSON.parse(before.actions)), kept(actions)]
  if (!before.system || is === undefined || asked === undefined || asked === null || asked === is) return
  throw apiError.E0000077({ attribute: 'usePersistentCookie' })
}

type Actions = { actions?: Members | null | undefined }
type SignOnRule = { signon?: { session?: { usePersistentCookie?: unknown } | null } | null }

/** Whether two JSON values say the same: the order of members is nothing. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const [names, others] = [Object.keys(one), Object.keys(other)]
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === others.length &&
    names.every((name) => isSame((one as Members)[name], (other as Members)[name]))
  )
}

/** Everybody must be governed by something: the default stays and stays on. */
export function mustNotBeTheDefault({ system }: Pick<Policy | PolicyRule, 'system'>, object: 'policy' | 'rule'): void {
  if (system) throw apiError.E0000111({ object })
}

/** A factor that everybody must set up has to be there. `off`: those that are demanded and are not. */
export function mustBeAbleToWork(off: readonly string[]): void {
  if (off.length > 0) throw apiError.E0000086()
}

/** Identity Engine's features are not there in a Classic org. */
export function mustBeOfIdentityEngine(pipeline: Org['pipeline']): void {
  if (pipeline !== 'idx') throw apiError.E0000015()
}

/** The policies of apps are copied; of the others the order among their kind would be in question. */
export function mustBeCloneable({ type }: Pick<Policy, 'type'>): void {
  if (type !== 'ACCESS_POLICY') throw apiError.E0000002({ reason: 'Invalid policy type specified.' })
}

/** The org has no apps. */
export function mustBeAnApp(asked: string): never {
  throw apiError.E0000007({ resource: `Resource not found: ${asked} (AppInstance)` })
}

/** Okta takes mappings with the app now, and answers here in a whole sentence. */
export function mustBeMappedElsewhere(): never {
  throw apiError.E0000001({ field: 'Policy mappings are no longer supported on this endpoint.' })
}

/** No policy of the org is mapped to anything. */
export function mappingMustExist(asked: string): never {
  throw apiError.E0000007({ resource: `Resource not found: ${asked} (PolicyMapping)` })
}

/** Said when the unique index of names refuses a second policy, or rule, of one name. */
export const nameIsTaken = () => apiError.E0000001({ field: 'name' }, { causes: [cause.policyNameTaken('Policy')] })
export const ruleNameIsTaken = () =>
  apiError.E0000001({ field: 'name' }, { causes: [cause.policyNameTaken('Policy rule')] })
