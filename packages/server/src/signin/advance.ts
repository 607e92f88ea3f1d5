/** Where a sign-in goes from here. Every step that proves something ends with this question. */
import { noteSignIn, type SignOnDecision, tellOfEvaluation } from '../areas/policies/index.js'
import { issueSessionToken, type SignIn, tellOfStart } from '../areas/sessions/index.js'
import { letIn, type User } from '../areas/users/index.js'
import { ok, type Reply } from '../kernel/reply.js'
import { later, minute } from '../kernel/time.js'
import type { Context } from '../operation/context.js'
import type { Verb } from './lifecycle.js'
import { type Details, lifetimeMinutes, noFactor, type State, type Transaction } from './model.js'
import { passwordMarkOf } from './person.js'
import { Denied, mustBeLetIn, mustStillBeLetIn } from './rules.js'
import { shown } from './shown.js'
import { isProven, isStuck, nextState, type Standing, standingOf } from './standing.js'
import { rememberedDevices } from './store.js'
import { begin, end, move } from './transactions.js'
import { authnView, cancelLink, userView } from './view.js'

/** The transaction that a step goes on with, and what it is. */
export type Under = { transaction: Transaction; verb: Verb }

/** A sign-in that has just come a step further. */
export type Progress = {
  user: User
  /** As they are after this step. */
  details: Details
  /** Absent where name and password are all there was so far: a sign-in that is done with them leaves nothing behind. */
  under?: Under
}

/**
 * Asks the org's policies where somebody stands, and leads them on: to the next step, or in.
 * @throws E0000004 for whom the sign-on policy keeps out with the first step, and E0000085 later
 */
export async function advance(ctx: Context, { user, details, under }: Progress): Promise<Reply> {
  const { decision, standing } = await standingOf(ctx, user, details)
  const isFirst = under === undefined || under.verb === 'authenticate'
  judge(ctx, user, decision, standing, details, isFirst)
  const state = nextState(standing, details)
  if (state === 'SUCCESS') return comeIn(ctx, user, decision, details, under)
  const next = { ...details, ...noFactor, passwordMark: passwordMarkOf(ctx, user) }
  return ok(await shown(ctx, await leadTo(ctx, state, user, next, under), user))
}

/**
 * After these the sign-in goes on under a token of its own. Recorded of a recovery; and whoever wanted a page had the token
 * before anybody had said who they are: it stood in a link, which somebody else may have sent.
 */
const goesOnAnew: ReadonlySet<Verb> = new Set(['resetPassword', 'authenticate'])

async function leadTo(
  ctx: Context,
  state: State,
  { id }: User,
  details: Details,
  under: Under | undefined,
): Promise<Transaction> {
  if (under !== undefined && !goesOnAnew.has(under.verb)) {
    return move(ctx, under.transaction, under.verb, state, details, id)
  }
  if (under !== undefined) await end(ctx, under.transaction, under.verb)
  return begin(ctx, state, id, details)
}

/** What policies said is logged whatever comes of it, and a refusal says by which rule to whoever may see its trace. */
function judge(
  ctx: Context,
  user: User,
  decision: SignOnDecision,
  standing: Standing,
  details: Details,
  isFirst: boolean,
): void {
  const { deviceFingerprint } = details
  const denied = deniedBy(decision, standing)
  if (denied === undefined) {
    const isChallenged = standing.needsFactor && !isProven(details)
    tellOfEvaluation(ctx, user, decision, isChallenged ? 'CHALLENGE' : 'ALLOW', deviceFingerprint)
    return
  }
  ctx.evenIfRefused(async (after) => tellOfEvaluation(after, user, decision, 'DENY', deviceFingerprint))
  if (isFirst) mustBeLetIn(denied)
  mustStillBeLetIn(denied)
}

function deniedBy({ access, policy, rule, because }: SignOnDecision, standing: Standing): Denied | undefined {
  const by = `rule “${rule.name}” of the policy “${policy.name}”`
  if (access === 'DENY') return new Denied(`Signing in is denied by ${by}. ${because.join(' ')}`)
  if (isStuck(standing)) return new Denied(`A factor is asked for by ${by}, and there is none that may be used.`)
  return undefined
}

/** Everything is proven: the session token, and nothing left of the transaction. */
async function comeIn(
  ctx: Context,
  before: User,
  { session: limits }: SignOnDecision,
  details: Details,
  under: Under | undefined,
): Promise<Reply> {
  const user = await letIn(ctx, before)
  await noteSignIn(ctx, user, details.deviceHash ?? undefined)
  if (details.stepUp !== null && under !== undefined) {
    const stepUp = { ...details.stepUp, limits }
    const whole = { ...details, passwordMark: passwordMarkOf(ctx, user), stepUp }
    const done = await leadTo(ctx, 'SUCCESS', user, whole, under)
    tellOfStart(ctx, user)
    return ok(await shown(ctx, done, user))
  }
  if (under !== undefined) await end(ctx, under.transaction, under.verb)
  const signIn: SignIn = { userId: user.id, amr: details.amr, limits }
  return ok(
    authnView({
      status: 'SUCCESS',
      expiresAt: later(ctx.clock.now(), lifetimeMinutes * minute),
      sessionToken: await issueSessionToken(ctx, signIn, user),
      relayState: details.relayState,
      embedded: { user: userView(user) },
      links: cancelLink(ctx.request.base),
    }),
  )
}

/** The details of a sign-in in which a factor was just proven. */
export async function withFactor(ctx: Context, user: User, details: Details, amr: readonly string[]): Promise<Details> {
  const { rememberDevice, deviceHash } = details
  if (rememberDevice && deviceHash !== null) {
    await rememberedDevices(ctx.db, ctx.org.id).remember(user.id, deviceHash, ctx.clock.now().toISOString())
  }
  // `mfa` comes last: it says that there were several, not which.
  const proven = [...details.amr.filter((method) => method !== 'mfa'), ...amr]
  return { ...details, amr: [...new Set(proven), 'mfa'] }
}
