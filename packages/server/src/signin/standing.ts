/** What is still to be done before somebody is in: facts gathered once, and the next state read off them. */

import { type AnyFactorKind, type Factor, factorsOf, supportedFactors } from '../areas/factors/index.js'
import { type EnrollmentDecision, enrollmentFor, type SignOnDecision } from '../areas/policies/index.js'
import type { PasswordPolicy, User } from '../areas/users/index.js'
import { minute } from '../kernel/time.js'
import type { Context } from '../operation/context.js'
import type { Details, State } from './model.js'
import { rememberedDevices } from './store.js'
import { daysLeft } from './view.js'

/** A kind of factor that somebody may enroll, and whether they must. */
export type Offer = { kind: AnyFactorKind; enrollment: 'REQUIRED' | 'OPTIONAL'; enrolled: Factor | undefined }

export type Standing = {
  /** The rule of the sign-on policy asks for a factor, and this device is not one on which that was done lately. */
  needsFactor: boolean
  /** Enrolled, and allowed by the policy. */
  factors: readonly Factor[]
  offers: readonly Offer[]
  /** Whether the policy has people enroll now. */
  prompts: boolean
  password: 'fine' | 'warn' | 'expired'
}

export async function standingOf(
  ctx: Context,
  user: User,
  decision: SignOnDecision,
  policy: PasswordPolicy,
  details: Details,
): Promise<Standing> {
  const { factors, offers, enrollment } = await factorsFor(ctx, user)
  return {
    needsFactor: decision.requireFactor && !(await isRemembered(ctx, user, decision, details)),
    factors,
    offers,
    prompts: prompts(enrollment, decision),
    password: passwordOf(ctx, user, policy),
  }
}

/** What somebody has, and what they may have. A factor that the policy no longer gives them is of no use. */
export async function factorsFor(ctx: Context, user: User) {
  const enrollment = await enrollmentFor(ctx, user)
  const all = await factorsOf(ctx, user.id)
  const active = all.filter(({ status }) => status === 'ACTIVE')
  const offers: Offer[] = []
  for (const { kind } of await supportedFactors(ctx, user)) {
    const wish = enrollment.factors.get(kind.key) ?? 'NOT_ALLOWED'
    if (wish === 'NOT_ALLOWED') continue
    offers.push({ kind, enrollment: wish, enrolled: active.find(({ key }) => key === kind.key) })
  }
  const offered = new Set(offers.map(({ kind }) => kind.key))
  return { enrollment, offers, factors: active.filter(({ key }) => offered.has(key)) }
}

const prompts = ({ prompt, rule }: EnrollmentDecision, { requireFactor }: SignOnDecision): boolean =>
  rule !== undefined && (prompt === 'LOGIN' || (prompt === 'CHALLENGE' && requireFactor))

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

function passwordOf(ctx: Context, user: User, policy: PasswordPolicy): Standing['password'] {
  if (user.status === 'PASSWORD_EXPIRED') return 'expired'
  const left = daysLeft(policy, user, ctx.clock.now())
  return left !== undefined && left < policy.settings.password.age.expireWarnDays ? 'warn' : 'fine'
}

const isMissing = ({ enrollment, enrolled }: Offer): boolean => enrollment === 'REQUIRED' && enrolled === undefined

/** Whether somebody may not go on before they enroll: what is required, or anything at all where they have nothing. */
export const mustEnroll = ({ offers, factors, prompts }: Standing): boolean =>
  prompts && (offers.some(isMissing) || (factors.length === 0 && offers.length > 0))

/** Whether whoever has just enrolled is asked if they want more. */
const mayEnrollMore = ({ offers }: Standing, { options, hasEnrolled, skipped }: Details): boolean =>
  options.multiOptionalFactorEnroll &&
  hasEnrolled &&
  !skipped.includes('MFA_ENROLL') &&
  offers.some(({ enrolled }) => enrolled === undefined)

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
  [
    'PASSWORD_WARN',
    ({ password }, { options, skipped }) =>
      password === 'warn' && options.warnBeforePasswordExpired && !skipped.includes('PASSWORD_WARN'),
  ],
  ['MFA_ENROLL', (standing, details) => mustEnroll(standing) || mayEnrollMore(standing, details)],
]

export const nextState = (standing: Standing, details: Details): State =>
  order.find(([, holds]) => holds(standing, details))?.[0] ?? 'SUCCESS'

/** Whether a factor is wanted and there is none, nor any that may be enrolled now: then there is no way in. */
export const isStuck = (standing: Standing): boolean =>
  standing.needsFactor && standing.factors.length === 0 && !mustEnroll(standing)
