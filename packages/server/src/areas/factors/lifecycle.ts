/**
 * What is done with factors, whoever asks: an administrator by the UserFactor API, or somebody who signs in. Each step
 * has two halves. `prepare…` takes its time before the transaction (a text goes out, an answer is hashed); the other
 * half decides and writes, and is given what the first found out.
 */
import { factorEnrolledMessage, factorResetMessage } from '../../delivery/index.js'
import type { Context } from '../../operation/context.js'
import { activeAuthenticators, authenticatorFor } from '../authenticators/index.js'
import { enrollmentFor } from '../policies/index.js'
import { asRecipient, countEvenIfRefused, policyFor, type User, users } from '../users/index.js'
import { tell, tellOfAttempt } from './events.js'
import { kinds } from './kinds/index.js'
import {
  type AnyFactorKind,
  type Asked,
  attemptEvent,
  type Challenge,
  type Factor,
  type FactorKey,
  type FactorStatus,
  factorKeys,
  type How,
  type Outcome,
  type Proof,
  type Verdict,
} from './model.js'
import * as must from './rules.js'
import { factorChallenges, factors, userPhones } from './store.js'

/** What a person has, pending or active, in the order in which it is offered. */
export const factorsOf = (ctx: Context, userId: string): Promise<Factor[]> => factors(ctx.db, ctx.org.id).of(userId)

/** Whether a person has a factor that they can use: what sessions call `mfaActive`. */
export const hasActiveFactor = async (ctx: Context, userId: string): Promise<boolean> =>
  (await factorsOf(ctx, userId)).some(({ status }) => status === 'ACTIVE')

/** By its id. A text's factor is known by the id of its phone as well, under which it was made. */
export async function factorNamed(ctx: Context, userId: string, id: string): Promise<Factor | undefined> {
  const all = await factorsOf(ctx, userId)
  const found = all.find((factor) => factor.id === id)
  if (found !== undefined) return found
  const phone = await userPhones(ctx.db, ctx.org.id).find(userId, 'sms')
  return phone?.id === id ? all.find(({ key }) => key === 'okta_sms') : undefined
}

/** By its id, or by its type: then it is the first of that type that can be used. */
export async function findFactor(ctx: Context, userId: string, idOrType: string): Promise<Factor | undefined> {
  const named = await factorNamed(ctx, userId, idOrType)
  if (named !== undefined) return named
  const all = await factorsOf(ctx, userId)
  return all.find(({ key, status }) => status === 'ACTIVE' && kindOf(key).factorType === idOrType)
}

export const kindOf = (key: FactorKey): AnyFactorKind => kinds[key]

/** The kinds that are on in the org, whatever a policy says of them, in the order in which they are offered. */
export async function supportedKinds(ctx: Context): Promise<AnyFactorKind[]> {
  const on = await activeAuthenticators(ctx)
  const found: AnyFactorKind[] = []
  for (const key of factorKeys) {
    const kind = kinds[key]
    if (on.has(kind.authenticator) && (await isMethodOn(ctx, kind))) found.push(kind)
  }
  return found
}

/** A kind that a person may enroll. */
export type Supported = { kind: AnyFactorKind; enrollment: 'REQUIRED' | 'OPTIONAL'; status: FactorStatus | 'NOT_SETUP' }

/** What a person may enroll: what is on in the org, and given to them by their enrollment policy. */
export async function supportedFactors(ctx: Context, user: User): Promise<Supported[]> {
  const { factors: wishes } = await enrollmentFor(ctx, user)
  const has = await factorsOf(ctx, user.id)
  const found: Supported[] = []
  for (const kind of await supportedKinds(ctx)) {
    const enrollment = wishes.get(kind.key) ?? 'NOT_ALLOWED'
    if (enrollment === 'NOT_ALLOWED') continue
    const status = has.find(({ key }) => key === kind.key)?.status ?? 'NOT_SETUP'
    found.push({ kind, enrollment, status })
  }
  return found
}

/** What a person has and their enrollment policy gives them: what it takes back is of no use, and not listed. */
export async function factorsAllowed(ctx: Context, user: User): Promise<Factor[]> {
  const { factors: wishes } = await enrollmentFor(ctx, user)
  const all = await factorsOf(ctx, user.id)
  return all.filter(({ key }) => (wishes.get(key) ?? 'NOT_ALLOWED') !== 'NOT_ALLOWED')
}

async function isMethodOn(ctx: Context, { authenticator, method }: AnyFactorKind): Promise<boolean> {
  if (method === undefined) return true
  return (await authenticatorFor(ctx, authenticator))?.methods.get(method)?.status === 'ACTIVE'
}

async function mustBeAbleToEnroll(ctx: Context, user: User, kind: AnyFactorKind): Promise<void> {
  must.mustStillBeHere(user)
  must.mustBeAllowed((await supportedFactors(ctx, user)).some((each) => each.kind === kind))
  const all = await factorsOf(ctx, user.id)
  const active = all.find(({ key, status }) => key === kind.key && status === 'ACTIVE')
  must.mustNotBeSetUp(kind.several ? undefined : active)
}

export type PreparedEnrollment = { asked: Asked; made: unknown }

/** @throws those of `enroll`: what is sure to be refused is not sent */
export async function prepareEnrollment(ctx: Context, user: User, asked: Asked): Promise<PreparedEnrollment> {
  const kind = kindAsked(asked)
  await mustBeAbleToEnroll(ctx, user, kind)
  return { asked, made: await kind.prepareEnrollment?.(ctx, user, asked) }
}

const kindAsked = ({ factorType, provider }: Asked): AnyFactorKind =>
  must.mustBeAKind(Object.values(kinds).find((kind) => kind.factorType === factorType && kind.provider === provider))

/**
 * Enrolls a factor. One of the same kind that still waited to be activated gives way to it.
 * @throws one of `factorErrors.enroll`
 */
export async function enroll(ctx: Context, user: User, { asked, made }: PreparedEnrollment): Promise<Factor> {
  const kind = kindAsked(asked)
  await mustBeAbleToEnroll(ctx, user, kind)
  const { id, status, profile, secret, state } = await kind.enroll(ctx, user, asked, made)
  const rows = factors(ctx.db, ctx.org.id)
  for (const earlier of await rows.of(user.id)) {
    if (earlier.key === kind.key && earlier.status !== 'ACTIVE') await rows.remove(earlier.id)
  }
  const factor: Factor = {
    org_id: ctx.org.id,
    id: id ?? ctx.ids.next(kind.ids.active),
    user_id: user.id,
    key: kind.key,
    status,
    profile: profile === undefined ? null : JSON.stringify(profile),
    secret: secret ?? null,
    state: JSON.stringify(state ?? {}),
    failures: 0,
    failing_since: null,
    created: ctx.now,
    last_updated: ctx.now,
  }
  await rows.insert(factor)
  await kind.enrolled?.(ctx, user, factor, asked, made)
  if (status === 'ACTIVE') await tellOfActivation(ctx, user, kind, factor, factor)
  return factor
}

async function tellOfActivation(
  ctx: Context,
  user: User,
  kind: AnyFactorKind,
  factor: Factor,
  before: Factor,
): Promise<void> {
  await kind.activated?.(ctx, user, factor, before)
  tell(ctx, 'user.mfa.factor.activate', user, factor, kind)
  ctx.deliver(factorEnrolledMessage({ ...asRecipient(user, ctx.org), factor: kind.nameForPeople }))
}

/** What is found out of a proof before the transaction. */
export type PreparedProof = { made: unknown }

export const prepareActivation = (ctx: Context, user: User, factor: Factor, proof: Proof): Promise<PreparedProof> =>
  preparedProof(ctx, user, factor, proof)

export const prepareVerification = (ctx: Context, user: User, factor: Factor, proof: Proof): Promise<PreparedProof> =>
  preparedProof(ctx, user, factor, proof)

/** The same where a proof may be of any of several factors: it is of the first that it fits, or of the first of all. */
export async function prepareVerificationOfAny(
  ctx: Context,
  user: User,
  all: readonly [Factor, ...Factor[]],
  proof: Proof,
): Promise<PreparedProof & { factorId: string }> {
  for (const factor of all) {
    const { made } = await prepareVerification(ctx, user, factor, proof)
    if (made !== undefined) return { factorId: factor.id, made }
  }
  return { factorId: all[0].id, made: undefined }
}

/** Nothing is compared for somebody who is locked out. */
async function preparedProof(ctx: Context, user: User, factor: Factor, proof: Proof): Promise<PreparedProof> {
  must.mustNotBeLocked(user)
  return { made: await kindOf(factor.key).prepareVerification?.(ctx, user, factor, proof) }
}

/**
 * Activates a pending factor by a proof that it works.
 * @throws one of `factorErrors.activate`
 */
export async function activate(
  ctx: Context,
  user: User,
  factor: Factor,
  proof: Proof,
  { made }: PreparedProof,
): Promise<Outcome> {
  const kind = kindOf(factor.key)
  must.mustNotBeLocked(user)
  if (kind.activatedElsewhere && factor.status === 'ACTIVE') return { result: 'SUCCESS', amr: kind.amr, factor }
  must.mustBePending(factor)
  must.mustHaveAttemptsLeft(factor, ctx.clock.now())
  const verdict: Verdict = await kind.verify(ctx, user, factor, proof, made)
  if (verdict.is === 'wrong') countAttempt(ctx, factor)
  await judged(ctx, user, factor, kind, verdict)
  if (verdict.is !== 'right') return waiting(verdict, factor)
  const active: Factor = {
    ...factor,
    ...verdict.changes,
    id: kind.ids.pending === undefined ? factor.id : ctx.ids.next(kind.ids.active),
    status: 'ACTIVE',
    failures: 0,
    failing_since: null,
    last_updated: ctx.now,
  }
  await factors(ctx.db, ctx.org.id).update(factor.id, active)
  if (active.id !== factor.id) await factorChallenges(ctx.db, ctx.org.id).remove(factor.id)
  await tellOfActivation(ctx, user, kind, active, factor)
  return { result: 'SUCCESS', amr: kind.amr, factor: active }
}

function countAttempt(ctx: Context, factor: Factor): void {
  const now = ctx.clock.now()
  const failures = must.failuresAt(factor, now) + 1
  const failing_since = failures === 1 ? now.toISOString() : factor.failing_since
  ctx.evenIfRefused(async (after) => {
    await factors(after.db, after.org.id).update(factor.id, { failures, failing_since })
  })
}

/** Whether a request for a proof is one to be asked first: it brings none, and the kind sends something. */
export const asksFirst = ({ key }: Factor, proof: Proof): boolean =>
  kindOf(key).challenge !== undefined && Object.keys(proof).length === 0

export type PreparedChallenge = { how: How; made: unknown }

/** @throws those of `challenge`: what is sure to be refused is not sent */
export async function prepareChallenge(
  ctx: Context,
  user: User,
  factor: Factor,
  how: How = {},
): Promise<PreparedChallenge> {
  mustBeAbleToAsk(ctx, user, factor)
  return { how, made: await kindOf(factor.key).prepareChallenge?.(ctx, user, factor, how) }
}

function mustBeAbleToAsk(ctx: Context, user: User, factor: Factor): void {
  must.mustNotBeLocked(user)
  must.mustBeChallengeable(kindOf(factor.key).challenge)
  if (factor.status !== 'ACTIVE') must.mustHaveAttemptsLeft(factor, ctx.clock.now())
}

/**
 * Asks the person to prove a factor, pending or active: a code is sent, a device is called, something must be signed.
 * @throws one of `factorErrors.challenge`
 */
export async function challenge(
  ctx: Context,
  user: User,
  factor: Factor,
  { how, made }: PreparedChallenge,
): Promise<Challenge> {
  mustBeAbleToAsk(ctx, user, factor)
  const { challenge: ask } = kindOf(factor.key)
  return must.mustBeChallengeable(ask)(ctx, user, factor, how, made)
}

/**
 * Proves an active factor. Wrong proofs are counted though they are refused, and lock the account when they are too many.
 * @throws one of `factorErrors.verify`
 */
export async function verify(
  ctx: Context,
  user: User,
  factor: Factor,
  proof: Proof,
  { made }: PreparedProof,
): Promise<Outcome> {
  const kind = kindOf(factor.key)
  must.mustNotBeLocked(user)
  must.mustBeActive(factor)
  // Codes are short: where the policy locks nobody out, they would be found by trying.
  const isBounded = (await policyFor(ctx, user)).settings.password.lockout.maxAttempts > 0
  if (!isBounded) must.mustHaveAttemptsLeft(factor, ctx.clock.now())
  const verdict: Verdict = await kind.verify(ctx, user, factor, proof, made)
  if (!isBounded && must.isGuess(verdict)) countAttempt(ctx, factor)
  await judged(ctx, user, factor, kind, verdict)
  if (verdict.is !== 'right') return waiting(verdict, factor)
  const forgiven = factor.failures === 0 ? {} : { failures: 0, failing_since: null }
  const changes = { ...verdict.changes, ...forgiven }
  const used = { ...factor, ...changes }
  if (Object.keys(changes).length > 0) await factors(ctx.db, ctx.org.id).update(factor.id, changes)
  // Not where somebody has a session: whoever stole it could set a factor up, and guess the password between two proofs.
  const forgives = user.failed_attempts > 0 && ctx.caller.sessionId === undefined
  if (forgives) await users(ctx.db, ctx.org.id).change(user.id, { failed_attempts: 0 })
  tellOfAttempt(ctx, user, factor)
  return { result: 'SUCCESS', amr: kind.amr, factor: used }
}

/** Refuses what a kind found wrong. A code that was accepted before is proof of nothing but bad luck. */
async function judged(ctx: Context, user: User, factor: Factor, kind: AnyFactorKind, verdict: Verdict): Promise<void> {
  if (must.isGuess(verdict)) {
    countEvenIfRefused(ctx, user, await policyFor(ctx, user), { type: attemptEvent, bySelf: true })
  }
  if (verdict.is === 'replayed') {
    ctx.evenIfRefused(async (after) => tellOfAttempt(after, user, factor, 'PASSCODE_REPLAYED'))
  }
  must.mustBeRight(verdict, kind)
  must.mustBeInTime(verdict)
  must.mustNotBeReplayed(verdict)
}

function waiting(verdict: Verdict, factor: Factor): Outcome {
  if (!('challenge' in verdict)) throw new Error(`A verdict that was not refused: ${verdict.is}`)
  return { result: verdict.is, factor, challenge: verdict.challenge }
}

/** Takes a factor away. `entirely`: what of it serves recovery goes as well. */
export async function unenroll(ctx: Context, user: User, factor: Factor, entirely: boolean): Promise<void> {
  const kind = kindOf(factor.key)
  must.mustStillBeHere(user)
  await end(ctx, factor, entirely)
  tell(ctx, 'user.mfa.factor.deactivate', user, factor, kind)
  if (factor.status !== 'ACTIVE') return
  ctx.deliver(factorResetMessage({ ...asRecipient(user, ctx.org), factor: kind.nameForPeople }))
}

async function end(ctx: Context, factor: Factor, entirely: boolean): Promise<void> {
  await factors(ctx.db, ctx.org.id).remove(factor.id)
  await kindOf(factor.key).ended?.(ctx, factor, entirely)
}

/** Ends all factors of a user. */
export async function endFactorsOf(ctx: Context, userId: string, entirely: boolean): Promise<void> {
  for (const factor of await factorsOf(ctx, userId)) await end(ctx, factor, entirely)
  if (!entirely) return
  for (const kind of ['sms', 'call'] as const) await userPhones(ctx.db, ctx.org.id).remove(userId, kind)
}
