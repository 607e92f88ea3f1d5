/** What the steps with factors have in common: which factor a path names, and what an outcome leads to. */
import { type Challenge, type Factor, findFactor, kindOf, type Outcome, standingOf } from '../areas/factors/index.js'
import type { User } from '../areas/users/index.js'
import { ok, type Reply } from '../kernel/reply.js'
import type { Context } from '../operation/context.js'
import { advance, type Under, withFactor } from './advance.js'
import type { Details, FactorResult, State, Transaction } from './model.js'
import { mustBeOneOfTheirs, mustBeTheFactor, mustStillBeThere } from './rules.js'
import { shown } from './shown.js'
import { factorsFor } from './standing.js'
import { move } from './transactions.js'

/** The factor that is being enrolled, as the path names it: another of the same person is not in this step. */
export async function factorEnrolled(
  ctx: Context,
  user: User,
  { details }: Transaction,
  asked: string,
): Promise<Factor> {
  const factor = mustStillBeThere(await findFactor(ctx, user.id, details.factorId ?? ''))
  const named = mustBeOneOfTheirs(await findFactor(ctx, user.id, asked), asked)
  mustBeTheFactor(named.id === factor.id)
  return factor
}

/**
 * The factor that a person wants to prove, by its id or its type: one that the policy still gives them. All of them, where
 * they have several of that type: whichever key is at hand.
 */
export async function factorsToProve(ctx: Context, user: User, asked: string): Promise<readonly [Factor, ...Factor[]]> {
  const { factors } = await factorsFor(ctx, user)
  const [first, ...others] = factors.filter(({ key }) => kindOf(key).factorType === asked)
  if (first !== undefined) return kindOf(first.key).several ? [first, ...others] : [first]
  const found = await findFactor(ctx, user.id, asked)
  const named = factors.find(({ id }) => id === found?.id)
  return [mustBeOneOfTheirs(named, asked)]
}

/** The same where one is named, and no other may take its place. */
export const factorToProve = async (ctx: Context, user: User, asked: string): Promise<Factor> =>
  (await factorsToProve(ctx, user, asked))[0]

/** Asked for something that is still to come, a factor waits; whoever has proven it goes on. */
export async function lead(ctx: Context, user: User, { transaction, verb }: Under, outcome: Outcome): Promise<Reply> {
  const { details } = transaction
  if (outcome.result === 'SUCCESS') {
    const proven = await withFactor(ctx, user, details, outcome.amr)
    const hasEnrolled = details.hasEnrolled || verb === 'activate' || verb === 'pollActivation'
    return advance(ctx, { user, details: { ...proven, hasEnrolled }, under: { transaction, verb } })
  }
  const { result, factor, challenge } = outcome
  const state = verb === 'verify' ? 'MFA_CHALLENGE' : 'MFA_ENROLL_ACTIVATE'
  return wait(ctx, user, { transaction, verb }, state, factor, { result, challenge })
}

/** The transaction waits for an answer to what was sent, or shown. */
export async function wait(
  ctx: Context,
  user: User,
  { transaction, verb }: Under,
  state: State,
  factor: Factor,
  { result, challenge }: { result: FactorResult | null; challenge: Challenge | undefined },
  more: Partial<Details> = {},
): Promise<Reply> {
  const seen = challenge === undefined ? undefined : kindOf(factor.key).challengeShown?.(ctx, factor, challenge)
  const details = {
    factorId: factor.id,
    factorType: null,
    factorResult: result,
    challengeId: challenge?.id ?? null,
    challenge: seen ?? null,
    ...more,
  }
  return ok(await shown(ctx, await move(ctx, transaction, verb, state, details), user))
}

/** A factor was asked: the transaction stays with it until it answers. */
export function waitForAnswer(
  ctx: Context,
  user: User,
  under: Under,
  factor: Factor,
  challenge: Challenge,
  factorType: string | null = null,
): Promise<Reply> {
  const standing = standingOf(challenge, ctx.clock.now())
  const result = standing === 'SUCCESS' ? null : standing
  return wait(ctx, user, under, 'MFA_CHALLENGE', factor, { result, challenge }, { factorType })
}

/** Whether a pending factor is activated on another device, which is asked after. */
export const pollsFor = (factor: Factor): boolean => kindOf(factor.key).activatedElsewhere ?? false
