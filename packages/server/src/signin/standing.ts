/** What is still to be done before somebody is in: facts gathered once, and the next state read off them. */
import { type Factor, factorsOf, type Supported, supportedFactors } from '../areas/factors/index.js'
import { decideSignIn, type EnrollmentDecision, type SignOnDecision } from '../areas/policies/index.js'
import { policyFor, type User } from '../areas/users/index.js'
import { minute } from '../kernel/time.js'
import type { Context } from '../operation/context.js'
import type { Details, State } from './model.js'
import { rememberedDevices } from './store.js'
import { daysLeft } from './view.js'

/** A kind of factor that somebody may enroll, whether they must, and whether they have. */
export type Offer = Omit<Supported, 'status'> & { isEnrolled: boolean }

export type Standing = {
  /** The rule of the sign-on policy asks for a factor, and this device is not one on which that was done lately. */
  needsFactor: boolean
  /** Enrolled, and allowed by the policy. */
  factors: readonly Factor[]
  offers: readonly Offer[]
  /** Whether the policy has people enroll now. */
  prompts: boolean
  /** `warn`: it will expire soon, and whoever signs in wants to be told. */
  password: 'fine' | 'warn' | 'expired'
}

/** Asks the org's policies where somebody stands. */
export async function standingOf(
  ctx: Context,
  user: User,
  details: Details,
): Promise<{ decision: SignOnDecision; standing: Standing }> {
  const deviceToken = details.deviceHash ?? undefined
  const { signOn: decision, enrollment } = await decideSignIn(ctx, { user, deviceToken })
  const needsFactor = decision.requireFactor && !(await isRemembered(ctx, user, decision, details))
  const password = await passwordOf(ctx, user, details)
  const isPrompted = prompts(enrollment, decision)
  // Most sign-ins have to do with no factor: nothing is looked up for them.
  const isWithout = !needsFactor && !isPrompted && !details.hasEnrolled && password !== 'expired'
  const { factors, offers } = isWithout ? { factors: [], offers: [] } : await factorsFor(ctx, user)
  return { decision, standing: { needsFactor, factors, offers, prompts: isPrompted, password } }
}

/** What somebody may have, and what of it they have. A factor that is switched off, or not theirs any more, is of no use. */
export async function factorsFor(ctx: Context, user: User): Promise<Pick<Standing, 'factors' | 'offers'>> {
  const active = (await factorsOf(ctx, user.id)).filter(({ status }) => status === 'ACTIVE')
  const has = new Set(active.map(({ key }) => key))
  const supported = await supportedFactors(ctx, user)
  const given = new Set(supported.map(({ kind }) => kind.key))
  return {
    factors: active.filter(({ key }) => given.has(key)),
    offers: supported.map(({ kind, enrollment }) => ({ kind, enrollment, isEnrolled: has.has(kind.key) })),
  }
}

const prompts = ({ prompt }: Pick<EnrollmentDecision, 'prompt'>, { requireFactor }: SignOnDecision): boolean =>
  prompt === 'LOGIN' || (prompt === 'CHALLENGE' && requireFactor)

/** Whether a factor was verified on this device before, and that still counts. */
async function isRemembered(
  ctx: Context,
  { id }: User,
  { factorPromptMode, factorLifetimeMinutes }: SignOnDecision,
  { deviceHash }: Details,
): Promise<boolean> {
  if (factorPromptMode === 'ALWAYS' || deviceHash === null) return false
  const at = await rememberedDevices(ctx.db, ctx.org.id).verifiedAt(id, deviceHash)
  if (at === undefined) return false
  return factorPromptMode === 'DEVICE' || ctx.clock.now().getTime() < Date.parse(at) + factorLifetimeMinutes * minute
}

async function passwordOf(ctx: Context, user: User, { options }: Details): Promise<Standing['password']> {
  if (user.status === 'PASSWORD_EXPIRED') return 'expired'
  if (!options.warnBeforePasswordExpired) return 'fine'
  const policy = await policyFor(ctx, user)
  const left = daysLeft(policy, user, ctx.clock.now())
  const { expireWarnDays } = policy.settings.password.age
  return left !== undefined && expireWarnDays > 0 && left <= expireWarnDays ? 'warn' : 'fine'
}

const isMissing = ({ enrollment, isEnrolled }: Offer): boolean => enrollment === 'REQUIRED' && !isEnrolled

/** Whether somebody may not go on before they enroll: what is required, or anything at all where they have nothing. */
export const mustEnroll = ({ offers, factors, prompts }: Standing): boolean =>
  prompts && (offers.some(isMissing) || (factors.length === 0 && offers.length > 0))

/** Whether whoever has just enrolled is asked if they want more. */
const mayEnrollMore = ({ offers }: Standing, { options, hasEnrolled, skipped }: Details): boolean =>
  options.multiOptionalFactorEnroll &&
  hasEnrolled &&
  !skipped.includes('MFA_ENROLL') &&
  offers.some(({ isEnrolled }) => !isEnrolled)

/** A factor was proven in this sign-in. */
export const isProven = ({ amr }: Pick<Details, 'amr'>): boolean => amr.includes('mfa')

type Rule = readonly [State, (standing: Standing, details: Details) => boolean]

/**
 * The order in which things are done. A factor comes first: whoever has one proves it before a password that has expired
 * may be changed, whether or not the policy asks for one, because such a password alone proves little.
 */
const order: readonly Rule[] = [
  [
    'MFA_REQUIRED',
    ({ needsFactor, factors, password }, details) =>
      !isProven(details) && factors.length > 0 && (needsFactor || password === 'expired'),
  ],
  ['PASSWORD_EXPIRED', ({ password }) => password === 'expired'],
  ['PASSWORD_WARN', ({ password }, { skipped }) => password === 'warn' && !skipped.includes('PASSWORD_WARN')],
  ['MFA_ENROLL', (standing, details) => mustEnroll(standing) || mayEnrollMore(standing, details)],
]

export const nextState = (standing: Standing, details: Details): State =>
  order.find(([, holds]) => holds(standing, details))?.[0] ?? 'SUCCESS'

/** Whether a factor is wanted and there is none, nor any that may be enrolled now: then there is no way in. */
export const isStuck = (standing: Standing): boolean =>
  standing.needsFactor && standing.factors.length === 0 && !mustEnroll(standing)
