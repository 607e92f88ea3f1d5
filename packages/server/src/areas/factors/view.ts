/** Factors as Okta answers them. */
import { at } from '../../kernel/link.js'
import { ok, type Reply } from '../../kernel/reply.js'
import { toSeconds } from '../../kernel/time.js'
import type { Context } from '../../operation/context.js'
import { maySetUp, type User } from '../users/index.js'
import { standingOf } from './kinds/asking.js'
import { kindOf, type Supported } from './lifecycle.js'
import type { AnyFactorKind, Challenge, Factor, Members, Outcome } from './model.js'

export const membersOf = (column: string | null): Members => (column === null ? {} : (JSON.parse(column) as Members))

const named = ({ factorType, provider, vendorNameOf }: AnyFactorKind, factor: Factor) => ({
  factorType,
  provider,
  vendorName: vendorNameOf?.(factor) ?? provider,
})

/**
 * A factor as a sign-in embeds it: without status, times and links. `masked`: for somebody who has shown no more than
 * a password. `activation`: with what a person needs to set it up.
 */
export async function factorView(
  ctx: Context,
  user: User,
  factor: Factor,
  { masked = false, activation = false }: { masked?: boolean; activation?: boolean } = {},
) {
  const kind = kindOf(factor.key)
  const profile = factor.profile === null ? undefined : membersOf(factor.profile)
  const shown = profile !== undefined && masked ? (kind.masked?.(profile) ?? profile) : profile
  const embedded = activation ? await kind.activation?.(ctx, user, factor) : undefined
  return {
    id: factor.id,
    ...named(kind, factor),
    ...(shown === undefined ? {} : { profile: shown }),
    ...(embedded === undefined ? {} : { _embedded: { activation: embedded } }),
  }
}

/**
 * A factor in the UserFactor API. Members and links in the order of the recordings. What sets up a pending one is shown to
 * those alone who could enroll it: the key of an app and the link of a device are the factor, to whoever has seen them.
 */
export async function userFactorView(ctx: Context, user: User, factor: Factor) {
  const kind = kindOf(factor.key)
  const { status, created, last_updated } = factor
  const pending = status === 'PENDING_ACTIVATION'
  const activation = pending && (await maySetUp(ctx, user)) ? await kind.activation?.(ctx, user, factor) : undefined
  return {
    id: factor.id,
    ...named(kind, factor),
    status,
    created,
    lastUpdated: last_updated,
    ...(factor.profile === null ? {} : { profile: membersOf(factor.profile) }),
    _links: linksOf(ctx, kind, factor),
    ...(activation === undefined ? {} : { _embedded: { activation } }),
  }
}

const factorsUrl = (ctx: Context, userId: string): string => ctx.url(`/api/v1/users/${userId}/factors`)

function linksOf(ctx: Context, kind: AnyFactorKind, { id, status, user_id }: Factor) {
  const self = `${factorsUrl(ctx, user_id)}/${id}`
  const user = at(ctx.url(`/api/v1/users/${user_id}`), 'GET')
  if (status === 'PENDING_ACTIVATION') {
    const { resend, pending = { activate: { path: '/lifecycle/activate', allow: ['POST'] } } } = kind.links ?? {}
    const steps = Object.entries(pending).map(([name, { path, allow }]) => [name, at(self + path, ...allow)])
    return {
      ...(resend === undefined ? {} : { resend: [{ name: resend, ...at(`${self}/resend`, 'POST') }] }),
      ...Object.fromEntries(steps),
      self: at(self, 'GET'),
      user,
    }
  }
  return {
    ...(kind.factorType === 'question' ? { questions: at(`${factorsUrl(ctx, user_id)}/questions`, 'GET') } : {}),
    self: at(self, 'GET', 'DELETE'),
    ...(kind.factorType === 'question' ? {} : { verify: at(`${self}/verify`, 'POST') }),
    user,
  }
}

/** What a person may enroll. */
export async function supportedFactorView(ctx: Context, user: User, { kind, enrollment, status }: Supported) {
  const { factorType, provider } = kind
  const embedded = await kind.offered?.(ctx, user)
  const base = factorsUrl(ctx, user.id)
  return {
    factorType,
    provider,
    vendorName: provider,
    enrollment,
    status,
    _links: {
      ...(factorType === 'question' ? { questions: at(`${base}/questions`, 'GET') } : {}),
      enroll: at(base, 'POST'),
    },
    ...(embedded === undefined ? {} : { _embedded: embedded }),
  }
}

/** A challenge that was made just now. One that waits for a device is a thing of its own, which is polled. */
export function challengeView(ctx: Context, factor: Factor, challenge: Challenge): Reply {
  const body = transactionView(ctx, factor, challenge)
  return challenge.status === 'WAITING' ? { status: 201, body } : ok(body)
}

/** Of a kind of which a person may have several, success says which one of them it was. */
export function outcomeView(ctx: Context, outcome: Outcome) {
  if (outcome.result !== 'SUCCESS') return transactionView(ctx, outcome.factor, outcome.challenge)
  const { key, profile } = outcome.factor
  return { factorResult: 'SUCCESS', ...(kindOf(key).several ? { profile: membersOf(profile) } : {}) }
}

/** How a challenge stands, with what may be done about it. */
export function transactionView(ctx: Context, factor: Factor, challenge: Challenge) {
  const kind = kindOf(factor.key)
  const self = `${factorsUrl(ctx, factor.user_id)}/${factor.id}`
  const standing = standingOf(challenge, ctx.clock.now())
  if (standing === 'SUCCESS') return { factorResult: standing }
  const waits = standing === 'WAITING'
  const shown = waits || standing === 'CHALLENGE' ? kind.challengeShown?.(ctx, factor, challenge) : undefined
  const transaction = `${self}/transactions/${challenge.id}`
  return {
    ...(waits ? { expiresAt: toSeconds(new Date(challenge.expires_at)) } : {}),
    factorResult: standing,
    ...(factor.profile === null ? {} : { profile: membersOf(factor.profile) }),
    _links: waits
      ? { poll: at(transaction, 'GET'), cancel: at(transaction, 'DELETE') }
      : { verify: at(`${self}/verify`, 'POST'), factor: at(self, 'GET', 'DELETE') },
    ...(shown === undefined ? {} : { _embedded: { [kind.challengeIs ?? 'challenge']: shown } }),
  }
}

/** How an activation stands that a device or a provider completes. */
export async function activationView(ctx: Context, user: User, factor: Factor) {
  const kind = kindOf(factor.key)
  const { _links: further = {}, ...said } = (await kind.activation?.(ctx, user, factor)) ?? {}
  const { poll } = linksOf(ctx, kind, factor) as { poll?: Members }
  return { ...said, _links: { ...(poll === undefined ? {} : { poll }), ...(further as Members) } }
}
