/** A transaction as it is answered in each of its states. */
import { type Factor, factorView, findFactor, kindOf } from '../areas/factors/index.js'
import { decideSignOn } from '../areas/policies/index.js'
import { policyFor, type User } from '../areas/users/index.js'
import type { Context } from '../operation/context.js'
import type { State, Transaction } from './model.js'
import { mustStillBeThere } from './rules.js'
import { factorsFor, mustEnroll, type Offer, standingOf } from './standing.js'
import { pushPreferences } from './store.js'
import {
  authnView,
  cancelLink,
  daysLeft,
  type Links,
  link,
  passwordPolicyView,
  previousLink,
  recoveryChallengeLinks,
  skipLink,
  unlockLink,
  userView,
} from './view.js'

type Part = { embedded?: Readonly<Record<string, unknown>>; links: Links }
type Show = (ctx: Context, transaction: Transaction, user: User) => Part | Promise<Part>

/** The whole answer. `found`: absent while nobody is known, or nobody is to know that there is nobody. */
export async function shown(ctx: Context, transaction: Transaction, found: User | undefined) {
  const { state, stateToken, expiresAt, details } = transaction
  // Nothing has been proven yet: that there is somebody is not told either.
  const user = state === 'RECOVERY_CHALLENGE' ? undefined : found
  const part = user === undefined ? anonymous(ctx, transaction) : await shows[state](ctx, transaction, user)
  const embedded = { ...(user === undefined ? {} : { user: userView(user) }), ...part.embedded }
  return authnView({
    status: state,
    stateToken,
    expiresAt,
    relayState: details.relayState,
    factorResult: details.factorResult,
    isStepUp: details.stepUp !== null,
    recovery: details.recovery,
    ...(Object.keys(embedded).length === 0 ? {} : { embedded }),
    links: part.links,
  })
}

function anonymous({ request: { base } }: Context, { state, details }: Transaction): Part {
  if (state === 'UNAUTHENTICATED') return { links: { next: link(base, '', 'authenticate'), ...cancelLink(base) } }
  const factorType = details.recovery?.factorType
  if (factorType === 'SMS' || factorType === 'CALL') return { links: recoveryChallengeLinks(base, factorType) }
  return { links: cancelLink(base) }
}

const shows: Readonly<Record<State, Show>> = {
  UNAUTHENTICATED: anonymous,
  LOCKED_OUT: ({ request: { base } }) => ({ links: unlockLink(base) }),
  RECOVERY_CHALLENGE: anonymous,

  RECOVERY: ({ request: { base } }, _, user) => ({
    embedded: { user: userView(user, { recovery_question: { question: user.recovery_question } }) },
    links: { next: link(base, '/recovery/answer', 'answer'), ...cancelLink(base) },
  }),

  PASSWORD_RESET: async (ctx, _, user) => ({
    embedded: { policy: passwordPolicyView(await policyFor(ctx, user), 0) },
    links: {
      next: link(ctx.request.base, '/credentials/reset_password', 'resetPassword'),
      ...cancelLink(ctx.request.base),
    },
  }),

  PASSWORD_EXPIRED: async (ctx, _, user) => ({
    embedded: { policy: passwordPolicyView(await policyFor(ctx, user)) },
    links: { ...changePasswordLink(ctx), ...cancelLink(ctx.request.base) },
  }),

  async PASSWORD_WARN(ctx, _, user) {
    const policy = await policyFor(ctx, user)
    return {
      embedded: { policy: passwordPolicyView(policy, daysLeft(policy, user, ctx.clock.now()) ?? 0) },
      links: { ...changePasswordLink(ctx), ...skipLink(ctx.request.base), ...cancelLink(ctx.request.base) },
    }
  },

  async MFA_ENROLL(ctx, { details }, user) {
    const { request } = ctx
    const { standing } = await standingOf(ctx, user, details)
    return {
      embedded: { factors: await Promise.all(standing.offers.map((offer) => offerView(ctx, user, offer))) },
      links: { ...(mustEnroll(standing) ? {} : skipLink(request.base)), ...cancelLink(request.base) },
    }
  },

  async MFA_ENROLL_ACTIVATE(ctx, { details }, user) {
    const { base } = ctx.request
    const factor = await factorOf(ctx, user, details.factorId)
    const { factorType, links = {} } = kindOf(factor.key)
    const below = `/factors/${factor.id}/lifecycle`
    const polls = details.factorResult === 'WAITING'
    return {
      embedded: { factor: await factorView(ctx, user, factor, { masked: true, activation: true }) },
      links: {
        next: polls ? link(base, `${below}/activate/poll`, 'poll') : link(base, `${below}/activate`, 'activate'),
        ...cancelLink(base),
        ...previousLink(base),
        ...(links.resend === undefined ? {} : { resend: [link(base, `${below}/resend`, factorType)] }),
      },
    }
  },

  async MFA_REQUIRED(ctx, transaction, user) {
    const { base } = ctx.request
    const { factors } = await factorsFor(ctx, user)
    const seen = factors.map(async (factor) => ({
      ...(await factorView(ctx, user, factor, { masked: true })),
      _links: { verify: link(base, `/factors/${factor.id}/verify`) },
    }))
    return {
      embedded: {
        ...typesView(base, factors),
        factors: await Promise.all(seen),
        policy: await rememberView(ctx, transaction, user, factors),
      },
      links: cancelLink(base),
    }
  },

  async MFA_CHALLENGE(ctx, transaction, user) {
    const { base } = ctx.request
    const { details } = transaction
    const factor = await factorOf(ctx, user, details.factorId)
    const { factorType, links = {}, challengeIs = 'challenge' } = kindOf(factor.key)
    const challenge = details.challenge === null ? undefined : { [challengeIs]: details.challenge }
    const view = await factorView(ctx, user, factor, { masked: true })
    const verify = `/factors/${details.factorType ?? factor.id}/verify`
    const resends = links.resend !== undefined || factorType === 'push'
    return {
      embedded: {
        ...(details.factorType === null
          ? { factor: { ...view, ...(challenge && { _embedded: challenge }) } }
          : { ...challenge, factors: await keysView(ctx, user, details.factorType) }),
        policy: await rememberView(ctx, transaction, user, [factor]),
      },
      links: {
        next: link(base, verify, details.factorResult === 'WAITING' ? 'poll' : 'verify'),
        ...cancelLink(base),
        ...previousLink(base),
        ...(resends ? { resend: [link(base, `${verify}/resend`, factorType)] } : {}),
      },
    }
  },

  SUCCESS: ({ request: { base } }, { stateToken }) => ({
    links: {
      next: {
        name: 'original',
        href: `${base}/login/step-up/redirect?${new URLSearchParams({ stateToken })}`,
        hints: { allow: ['GET'] },
      },
    },
  }),
}

const changePasswordLink = ({ request: { base } }: Context) => ({
  next: link(base, '/credentials/change_password', 'changePassword'),
})

/** The factor that a transaction is about. Whoever takes it away from somebody ends what they were doing with it. */
async function factorOf(ctx: Context, user: User, factorId: string | null): Promise<Factor> {
  const factor = factorId === null ? undefined : await findFactor(ctx, user.id, factorId)
  return mustStillBeThere(factor)
}

/** Types of which somebody has several factors, as of security keys: whichever is at hand is asked for by its type. */
function typesView(base: string, factors: readonly Factor[]) {
  const types = factors
    .map(({ key }) => kindOf(key))
    .flatMap(({ several, factorType }) => (several ? [factorType] : []))
  const several = new Set(types.filter((type, at) => types.indexOf(type) < at))
  if (several.size === 0) return {}
  const linked = (factorType: string) => ({
    factorType,
    _links: { next: link(base, `/factors/${factorType}/verify`, 'verify') },
  })
  return { factorTypes: [...several].map(linked) }
}

/** Any of these may answer what is asked. */
async function keysView(ctx: Context, user: User, type: string) {
  const { factors } = await factorsFor(ctx, user)
  const keys = factors.filter(({ key }) => kindOf(key).factorType === type)
  return Promise.all(keys.map((factor) => factorView(ctx, user, factor, { masked: true })))
}

/** A factor in the list of those that may be enrolled. */
async function offerView(ctx: Context, user: User, { kind, enrollment, isEnrolled }: Offer) {
  const { factorType, provider } = kind
  const { base } = ctx.request
  const embedded = isEnrolled ? undefined : await kind.offered?.(ctx, user)
  const questions = {
    href: `${base}/api/v1/users/${user.id}/factors/questions`,
    hints: { allow: ['GET'] },
  }
  return {
    factorType,
    provider,
    vendorName: provider,
    ...(isEnrolled && !kind.several
      ? {}
      : {
          _links: { ...(factorType === 'question' ? { questions } : {}), enroll: link(base, '/factors') },
        }),
    status: isEnrolled ? 'ACTIVE' : 'NOT_SETUP',
    enrollment,
    ...(embedded === undefined ? {} : { _embedded: embedded }),
  }
}

/** Whether this device may be remembered, for how long, and what else a page has to know of factors. */
async function rememberView(
  ctx: Context,
  { details: { deviceHash } }: Transaction,
  user: User,
  factors: readonly Factor[],
) {
  const decision = await decideSignOn(ctx, { user, deviceToken: deviceHash ?? undefined })
  const { factorPromptMode, factorLifetimeMinutes, rememberDeviceByDefault } = decision
  const allowed = factorPromptMode !== 'ALWAYS'
  const pushes = factors.filter(({ key }) => key === 'okta_push')
  const autoPushEnabled = pushes.length > 0 && (await pushPreferences(ctx.db, ctx.org.id).isAutomatic(user.id))
  return {
    allowRememberDevice: allowed,
    rememberDeviceLifetimeInMinutes: factorPromptMode === 'SESSION' ? factorLifetimeMinutes : 0,
    rememberDeviceByDefault: allowed && rememberDeviceByDefault,
    factorsPolicyInfo: Object.fromEntries(pushes.map(({ id }) => [id, { autoPushEnabled }])),
  }
}
