/**
 * Okta Verify: a device that holds a key, is asked, and signs what its person says. What an enrollment, a sign-in and an
 * administrator see of it is here; what the device itself does is in `devices.ts`.
 */
import { pushMessage } from '../../../delivery/index.js'
import { at } from '../../../kernel/link.js'
import { minute, second, toSeconds } from '../../../kernel/time.js'
import type { Context } from '../../../operation/context.js'
import { authenticatorFor } from '../../authenticators/index.js'
import { personOf, type User } from '../../users/index.js'
import { tellOfAttempt, tellOfPush } from '../events.js'
import type { Challenge, Factor, FactorKind, How, Members, Verdict } from '../model.js'
import { factorChallenges } from '../store.js'
import { ask, challengeNamed, newestAsked, type StandingElsewhere, standingElsewhere } from './asking.js'
import type { Device } from './model.js'
import * as must from './rules.js'

/** Okta's figures, from the times in its examples. */
const answerMs = 5 * minute
const activationMs = 10 * minute
const tokenBytes = 30

export const deviceOf = ({ state }: Factor): Device => (JSON.parse(state) as { device: Device }).device

/** What a push asks. `offered`: the numbers of which the device shows one as right, and the page says which it is. */
export type Asked = {
  nonce: string
  correctAnswer?: number
  offered?: readonly number[]
  /** Sent for a sign-in, which alone hears what became of it. */
  ofSignIn?: true
  ip: string
  userAgent: string
}

/** How an enrollment ends: a device came with the token. Nobody else has one of these to show. */
export type Enrolled = { device: Device }

export const push: FactorKind<undefined, undefined, Enrolled | undefined> = {
  key: 'okta_push',
  factorType: 'push',
  provider: 'OKTA',
  ids: { active: 'pushFactor' },
  authenticator: 'okta_verify',
  method: 'push',
  amr: ['swk'],
  activatedElsewhere: true,
  nameForPeople: 'Okta Verify',
  links: { pending: { poll: { path: '/lifecycle/activate/poll', allow: ['POST'] } } },

  enroll: async () => ({ status: 'PENDING_ACTIVATION' }),

  async enrolled(ctx, _user, factor) {
    await askToEnroll(ctx, factor)
  },

  async activation(ctx, _user, factor) {
    const asked = await newestAsked(ctx, factor)
    const below = placeOf(ctx, factor)
    if (asked === undefined || standingElsewhere(ctx, asked) !== 'WAITING') {
      return { factorResult: 'TIMEOUT', _links: { activate: at(`${below}/lifecycle/activate`, 'POST') } }
    }
    return {
      expiresAt: toSeconds(new Date(asked.expires_at)),
      factorResult: 'WAITING',
      _links: {
        send: ['email', 'sms'].map((name) => ({ name, ...at(`${below}/lifecycle/activate/${name}`, 'POST') })),
        qrcode: {
          href: ctx.url(`/api/v1/users/${factor.user_id}/factors/${factor.id}/qr/${asked.details.token}`),
          type: 'image/png',
        },
      },
    }
  },

  async activated(ctx, _user, factor) {
    // What the enrollment was waiting for is no push.
    await factorChallenges(ctx.db, ctx.org.id).remove(factor.id)
  },

  prepareChallenge: async (ctx, _user, factor) => {
    if (!isSigningIn(ctx)) await waited(ctx, () => newestOfNoSignIn(ctx, factor))
    return undefined
  },

  challenge(ctx, user, factor, how) {
    if (factor.status !== 'ACTIVE') return askToEnroll(ctx, factor)
    // Whoever signs in hears of their own push, once it was sent, and not of that of another sign-in.
    const isNew = isSigningIn(ctx) || secondsToWait(ctx) === undefined
    return isNew ? send(ctx, user, factor, how) : outcome(ctx, user, factor, how)
  },

  challengeShown(_ctx, _factor, { details }) {
    const { correctAnswer } = details as Asked
    return correctAnswer === undefined ? undefined : { correctAnswer }
  },

  async prepareVerification(ctx, _user, factor, { challengeId }) {
    await waited(ctx, () => named(ctx, factor, challengeId))
    return undefined
  },

  async verify(ctx, user, factor, { challengeId }, enrolled): Promise<Verdict> {
    if (enrolled !== undefined) return { is: 'right', changes: columnsOf(personOf(user).login, enrolled) }
    const isNew = factor.status !== 'ACTIVE'
    const asked = await (isNew ? newestAsked(ctx, factor) : named(ctx, factor, challengeId))
    if (asked === undefined) return { is: 'wrong' }
    const standing = standingElsewhere(ctx, asked)
    if (isNew && standing !== 'WAITING' && !isPoll(ctx))
      return { is: 'WAITING', challenge: await askToEnroll(ctx, factor) }
    if (secondsToWait(ctx) !== undefined) mustTellTheOutcome(standing)
    if (standing !== 'SUCCESS') return { is: standing, challenge: asked }
    return (await isFirstToHear(ctx, asked)) ? { is: 'right' } : { is: 'wrong' }
  },
}

/** Doubled slashes are one to the router. */
const isSigningIn = ({ request }: Context): boolean => /^\/+api\/+v1\/+authn\b/.test(request.uri)

/** A sign-in has its own address for each factor. */
const placeOf = (ctx: Context, { id, user_id }: Factor): string =>
  ctx.url(isSigningIn(ctx) ? `/api/v1/authn/factors/${id}` : `/api/v1/users/${user_id}/factors/${id}`)

/** Whoever polls only wants to know; whoever activates begins anew where it is too late. */
const isPoll = ({ request }: Context): boolean => request.uri.split('?')[0]?.endsWith('/poll') ?? false

/** Of several sign-ins that wait for one device, each hears of its own push alone. */
const named = async (ctx: Context, factor: Factor, challengeId: string | undefined): Promise<Challenge | undefined> =>
  challengeId === undefined ? undefined : challengeNamed(ctx, factor, challengeId)

/** A yes opens one door once. */
const isFirstToHear = (ctx: Context, { id, status }: Challenge): Promise<boolean> =>
  factorChallenges(ctx.db, ctx.org.id).take(id, status)

/** The token is all that a device needs to enroll, so it is found by its hash, and works once. */
async function askToEnroll(ctx: Context, factor: Factor): Promise<Challenge> {
  const token = ctx.ids.secret(tokenBytes)
  await factorChallenges(ctx.db, ctx.org.id).remove(factor.id)
  return ask(ctx, factor, {
    id: ctx.digest.sha256(token),
    status: 'WAITING',
    details: { token },
    lifetimeMs: activationMs,
  })
}

/** What the QR code says, and what a device is opened with. */
export async function activationLink(ctx: Context, user: User, token: string): Promise<string> {
  const { mailBase: base } = ctx.request
  const authenticator = await authenticatorFor(ctx, 'okta_verify')
  const said = new URLSearchParams({ t: token, f: authenticator?.id ?? '', s: base, issuer: new URL(base).host })
  return `oktaverify://${encodeURI(personOf(user).login)}/?${said}`
}

async function send(ctx: Context, user: User, factor: Factor, how: How): Promise<Challenge> {
  const { ip, userAgent } = ctx.request
  const numbers = (await wantsNumber(ctx, how)) ? numbersOf(ctx) : {}
  const forWhom = isSigningIn(ctx) ? ({ ofSignIn: true } as const) : {}
  const details: Asked = { nonce: ctx.ids.secret(15), ...numbers, ...forWhom, ip, userAgent }
  ctx.deliver(pushMessage({ to: deviceOf(factor).id, orgName: ctx.org.name, ip }))
  tellOfPush(ctx, user, factor)
  return ask(ctx, factor, { id: `v2mst.${ctx.ids.secret(16)}`, status: 'WAITING', details, lifetimeMs: answerMs })
}

async function wantsNumber(ctx: Context, { useNumberMatchingChallenge }: How): Promise<boolean> {
  const { channelBinding } = ((await authenticatorFor(ctx, 'okta_verify'))?.settings ?? {}) as {
    channelBinding?: { required?: string }
  }
  return useNumberMatchingChallenge || channelBinding?.required === 'ALWAYS'
}

/** Three different numbers of two digits, and which of them the page shows. */
function numbersOf(ctx: Context): Pick<Asked, 'correctAnswer' | 'offered'> {
  const offered: number[] = []
  for (let left = BigInt(`0x${ctx.ids.request()}`); offered.length < 3; left /= 90n) {
    const number = 10 + Number(left % 90n)
    if (!offered.includes(number)) offered.push(number)
  }
  const [correctAnswer] = offered
  return { ...(correctAnswer === undefined ? {} : { correctAnswer }), offered: offered.sort() }
}

const longestWaitSeconds = 30

/**
 * `Prefer: wait=10` (RFC 7240) asks for the outcome instead of a transaction: the answer comes once the person has
 * answered, or says after so many seconds that nobody has.
 */
function secondsToWait({ request }: Context): number | undefined {
  const asked = /(?:^|[,;])\s*wait\s*=\s*(\d{1,5})/i.exec(request.headers.prefer ?? '')?.[1]
  return asked === undefined ? undefined : Math.min(Number(asked), longestWaitSeconds)
}

const lookMs = 200

async function waited(ctx: Context, look: () => Promise<Challenge | undefined>): Promise<void> {
  for (let left = (secondsToWait(ctx) ?? 0) * second; left > 0; left -= lookMs) {
    if ((await look())?.status !== 'WAITING') return
    await new Promise((resolve) => setTimeout(resolve, lookMs))
  }
}

/** @throws E0000070, E0000073 */
function mustTellTheOutcome(standing: StandingElsewhere): void {
  must.mustHaveBeenAnswered(standing)
  must.mustNotBeRejected(standing)
}

/** The last push, where no sign-in had it sent: a yes to that is none to whoever else asks. */
async function newestOfNoSignIn(ctx: Context, factor: Factor): Promise<Challenge | undefined> {
  const asked = await newestAsked(ctx, factor)
  return (asked?.details as Asked | undefined)?.ofSignIn ? undefined : asked
}

/** What became of that. Where there is none, or it came to nothing, one is sent, though nobody has answered it. */
async function outcome(ctx: Context, user: User, factor: Factor, how: How): Promise<Challenge> {
  const asked = await newestOfNoSignIn(ctx, factor)
  const standing = asked === undefined ? 'TIMEOUT' : standingElsewhere(ctx, asked)
  if (asked === undefined || standing === 'TIMEOUT' || standing === 'CANCELLED') {
    ctx.evenIfRefused(async (after) => void (await send(after, user, factor, how)))
    must.mustHaveBeenAnswered('WAITING')
  }
  if (standing === 'REJECTED') ctx.evenIfRefused(async (after) => void (await isFirstToHear(after, asked as Challenge)))
  mustTellTheOutcome(standing)
  await isFirstToHear(ctx, asked as Challenge)
  tellOfAttempt(ctx, user, factor)
  return asked as Challenge
}

const deviceTypes: Readonly<Record<string, string>> = { IOS: 'SmartPhone_IPhone', ANDROID: 'SmartPhone_Android' }

function columnsOf(login: string, { device }: Enrolled): { profile: string; state: string } {
  const { name, platform, osVersion, keys } = device
  const shown = Object.entries(keys).map(([jwkType, key]) => ({ ...key, use: 'sig', kid: 'default', jwkType }))
  const profile: Members = {
    credentialId: login,
    deviceType: deviceTypes[platform] ?? platform,
    keys: shown,
    name,
    platform,
    version: osVersion,
  }
  return { profile: JSON.stringify(profile), state: JSON.stringify({ device }) }
}
