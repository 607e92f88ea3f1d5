/** What the policies of the org say about somebody: facts gathered, policies weighed, and the answer read. */
import type { Context } from '../../operation/context.js'
import type { Facts } from '../../policy/conditions.js'
import {
  type AtWork,
  factsOf,
  groupIdsOf,
  type Person,
  policiesAtWork,
  policiesOfTwoAtWork,
  type StoredRule,
} from '../../policy/stored.js'
import { weigh } from '../../policy/weighing.js'
import { behaviorsOf } from '../behaviors/index.js'
import type { User } from '../users/index.js'
import { factorsIn } from './factors.js'
import type { EnrollmentDecision, SignOnDecision } from './model.js'
import { signIns } from './store.js'

/** Of whom a policy is asked. `groups`: theirs, where they were looked up before. */
export type Asked = { user: Person; deviceToken?: string | undefined; groups?: ReadonlySet<string> | undefined }

/** Both that a sign-in asks for; policies, and the groups of a person, are looked up once. */
export async function decideSignIn(
  ctx: Context,
  { user, deviceToken }: Omit<Asked, 'groups'>,
): Promise<{ signOn: SignOnDecision; enrollment: Pick<EnrollmentDecision, 'prompt'> }> {
  const [signOns, enrollments] = await policiesOfTwoAtWork(ctx.db, ctx.org.id, 'OKTA_SIGN_ON', 'MFA_ENROLL')
  const groups = await groupIdsOf(ctx.db, ctx.org.id, user.id)
  return {
    signOn: await signOnBy(ctx, { user, deviceToken, groups }, signOns),
    enrollment: { prompt: promptBy(await enrollmentRule(ctx, { user, groups }, enrollments)) },
  }
}

/** Whether and how somebody may sign in, who has proven their password. */
export const decideSignOn = async (ctx: Context, asked: Asked): Promise<SignOnDecision> =>
  signOnBy(ctx, asked, await policiesAtWork(ctx.db, ctx.org.id, 'OKTA_SIGN_ON'))

async function signOnBy(ctx: Context, asked: Asked, atWork: AtWork): Promise<SignOnDecision> {
  const { applies, because } = weigh(atWork.policies, await factsAbout(ctx, asked, atWork))
  if (applies === undefined) throw new Error('The default rule of the default sign-on policy does not hold.')
  const { policy, rule } = applies
  const signon = rule.actions.signon as SignOnActions
  return {
    access: signon.access ?? 'ALLOW',
    policy: named(policy),
    rule: named(rule),
    requireFactor: signon.requireFactor ?? false,
    factorPromptMode: signon.factorPromptMode ?? 'ALWAYS',
    factorLifetimeMinutes: signon.factorLifetime ?? usualFactorLifetimeMinutes,
    rememberDeviceByDefault: signon.rememberDeviceByDefault ?? false,
    session: { ...usualSession, ...signon.session },
    because,
  }
}

type SignOnActions = Partial<
  Pick<SignOnDecision, 'access' | 'requireFactor' | 'factorPromptMode' | 'rememberDeviceByDefault' | 'session'>
> & { factorLifetime?: number }

/** Okta's figure where a rule gives none. */
const usualFactorLifetimeMinutes = 15
const usualSession = { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 0 }

/** Which factors somebody may or must set up, and when they are asked to. */
export async function enrollmentFor(ctx: Context, user: Person): Promise<EnrollmentDecision> {
  const atWork = await policiesAtWork(ctx.db, ctx.org.id, 'MFA_ENROLL')
  const { policy, rule, because } = await enrollmentRule(ctx, { user }, atWork)
  const factors = factorsIn(policy.settings)
  return { policy: named(policy), rule: named(rule), factors, prompt: promptBy({ rule }), because }
}

async function enrollmentRule(ctx: Context, asked: Asked, atWork: AtWork) {
  const { applies, because } = weigh(atWork.policies, await factsAbout(ctx, asked, atWork))
  if (applies === undefined) throw new Error('The default rule of the default enrollment policy does not hold.')
  return { ...applies, because }
}

const promptBy = ({ rule }: { rule: StoredRule }): EnrollmentDecision['prompt'] =>
  (rule.actions.enroll as { self: EnrollmentDecision['prompt'] }).self

/** What these policies may ask about a request; earlier sign-ins are looked at only where a behavior is named. */
async function factsAbout(ctx: Context, { user, deviceToken, groups }: Asked, atWork: AtWork): Promise<Facts> {
  const facts = await factsOf(ctx.db, ctx.org.id, user, ctx.request.hops, atWork, groups)
  if (atWork.behaviorIds.size === 0) return facts
  return { ...facts, behaviors: await noticed(ctx, user, atWork.behaviorIds, deviceToken) }
}

/** How many sign-ins are kept of somebody: as many as a behavior may look at. */
const signInsKept = 100

/** Keeps where and with what somebody signed in, for the behaviors that later sign-ins are asked about. */
export async function noteSignIn(
  ctx: Context,
  { id }: Pick<User, 'id'>,
  deviceToken: string | undefined,
): Promise<void> {
  const device = deviceToken === undefined ? null : ctx.digest.sha256(deviceToken)
  await signIns(ctx.db, ctx.org.id).note(id, ctx.request.ip, device, signInsKept)
}

/**
 * Which of these behaviors is noticed now: an address, or a device, that none of the earlier sign-ins came with. Where
 * in the world an address is, and whose, is not known here, so that nothing is noticed of places and speeds.
 */
async function noticed(
  ctx: Context,
  { id }: Pick<User, 'id'>,
  behaviorIds: ReadonlySet<string>,
  deviceToken: string | undefined,
): Promise<ReadonlySet<string>> {
  const before = await signIns(ctx.db, ctx.org.id).newest(id, signInsKept)
  const device = deviceToken === undefined ? null : ctx.digest.sha256(deviceToken)
  const found = new Set<string>()
  for (const { id: behaviorId, type, settings, status } of await behaviorsOf(ctx, behaviorIds)) {
    if (status !== 'ACTIVE') continue
    const { minEventsNeededForEvaluation: least = 0, maxEventsUsedForEvaluation: most = signInsKept } = settings
    if (before.length < least) continue
    const looked = before.slice(0, most)
    if (type === 'ANOMALOUS_IP' && looked.every(({ ip }) => ip !== ctx.request.ip)) found.add(behaviorId)
    const isNewDevice = device === null || looked.every(({ device_hash }) => device_hash !== device)
    if (type === 'ANOMALOUS_DEVICE' && isNewDevice) found.add(behaviorId)
  }
  return found
}

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
