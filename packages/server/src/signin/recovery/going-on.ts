/** How a recovery goes on: a person has shown something, and is led to the question, to a new password, or out. */
import {
  isSecretAlive,
  mustLead,
  type PasswordPolicy,
  policyFor,
  type User,
  unlock,
  users,
  useSecret,
} from '../../areas/users/index.js'
import { ok, type Reply } from '../../kernel/reply.js'
import type { Context } from '../../operation/context.js'
import type { AuthnTransactionRow } from '../../store/tables/authn.js'
import { type Details, noDetails, type Recovery, type Transaction } from '../model.js'
import { passwordMarkOf } from '../person.js'
import { mustStillBeThere, mustStillHaveForgotten } from '../rules.js'
import { shown } from '../shown.js'
import { transactions } from '../store.js'
import { begin, end, move } from '../transactions.js'
import { authnView, userView } from '../view.js'
import { unlocked } from './events.js'
import * as must from './rules.js'

/** Somebody in a recovery, and the policy by which they recover. */
export type Recovering = { user: User; policy: PasswordPolicy; recovery: Recovery }

/** The person of a transaction that is a recovery. @throws E0000011 where they are gone, or have another password since */
export async function recoveringIn(ctx: Context, { userId, details }: Transaction): Promise<Recovering> {
  const user = mustStillBeThere(userId === null ? undefined : await users(ctx.db, ctx.org.id).find(userId))
  mustStillHaveForgotten(passwordMarkOf(ctx, user), details)
  return { user, policy: await policyFor(ctx, user), recovery: recoveryOf(details) }
}

export function recoveryOf({ recovery }: Pick<Details, 'recovery'>): Recovery {
  if (recovery === null) throw new Error('A transaction in a state of recovery has none.')
  return recovery
}

/**
 * Writes into a recovery what was found out and leads nowhere yet. Answers with it as it is then; undefined for one that
 * does not stand in `state` any more.
 */
export async function noteIn(
  ctx: Context,
  tokenHash: string,
  state: 'RECOVERY' | 'RECOVERY_CHALLENGE',
  found: (recovery: Recovery) => Partial<Recovery>,
): Promise<{ row: AuthnTransactionRow; recovery: Recovery } | undefined> {
  const rows = transactions(ctx.db, ctx.org.id)
  const row = await rows.find(tokenHash)
  if (row?.state !== state) return undefined
  const before = JSON.parse(row.details) as Details
  const recovery = { ...recoveryOf(before), ...found(recoveryOf(before)) }
  const details = JSON.stringify({ ...before, recovery })
  await rows.change(row, { details })
  return { row: { ...row, details }, recovery }
}

/** One more wrong code, or answer. */
export const failedAgain = ({ failures = 0 }: Recovery) => ({ failures: failures + 1 })

/**
 * What was so when a recovery began may be so no longer. Whom an administrator sent the link, nothing else keeps from
 * it; whoever was invited is still to come.
 * @throws E0000006, E0000032, E0000034, E0000105, E0000119
 */
export function mustStillRecover(ctx: Context, { user, policy, recovery }: Recovering): void {
  const { type, secretHash } = recovery
  if (type === 'ACCOUNT_ACTIVATION') {
    mustLead('welcome', user)
    return
  }
  if (type === 'PASSWORD' && user.status === 'RECOVERY' && secretHash !== undefined) return
  must.mustBeFreeToRecover(must.obstacleTo({ type, factorType: null }, user, policy, ctx.org.pipeline), type)
}

/** What `mustStillRecover` may refuse with. */
export const stillErrors = ['E0000006', 'E0000032', 'E0000034', 'E0000105', 'E0000119'] as const

/** Whoever guessed too often by one link has ended it, for all that were begun by it. @throws E0000105 */
export async function mustStillBeGood(ctx: Context, { secretHash }: Recovery): Promise<void> {
  must.mustBeTheOneToUseIt(secretHash === undefined || (await isSecretAlive(ctx, secretHash)))
}

/** Somebody comes by a link: a transaction begins where the link leads. */
export async function comeByLink(ctx: Context, recovering: Recovering, beginning: Partial<Details>): Promise<Reply> {
  const { user, policy, recovery } = recovering
  mustStillRecover(ctx, recovering)
  const details = { ...noDetails, ...beginning, recovery }
  if (must.isAsked(user, policy, ctx.org.pipeline)) {
    return ok(await shown(ctx, await begin(ctx, 'RECOVERY', user.id, details), user))
  }
  if (recovery.type === 'UNLOCK') return letOut(ctx, recovering, details)
  return ok(await shown(ctx, await begin(ctx, 'PASSWORD_RESET', user.id, details), user))
}

/** The phone, or the answer, was right. */
export async function goOn(
  ctx: Context,
  transaction: Transaction,
  verb: 'verifyRecovery' | 'answerRecovery',
  recovering: Recovering,
): Promise<Reply> {
  const { user, policy } = recovering
  const { type, secretHash } = recovering.recovery
  const recovery = { type, factorType: null, ...(secretHash === undefined ? {} : { secretHash }) }
  const isAsked = verb === 'verifyRecovery' && must.isAsked(user, policy, ctx.org.pipeline)
  if (!isAsked && type === 'UNLOCK') {
    await end(ctx, transaction, verb)
    return letOut(ctx, recovering, transaction.details)
  }
  const state = isAsked ? 'RECOVERY' : 'PASSWORD_RESET'
  // A link ends with the password that it is about; what a phone proved is noticed to be about another.
  const proven = secretHash === undefined ? { recovery, passwordMark: passwordMarkOf(ctx, user) } : { recovery }
  return ok(await shown(ctx, await move(ctx, transaction, verb, state, proven), user))
}

/** A locked account is open again. Nobody is signed in by that: they still have to show their password. */
async function letOut(ctx: Context, { user, recovery }: Recovering, { relayState }: Details): Promise<Reply> {
  await useUp(ctx, recovery)
  await unlock(ctx, user)
  await transactions(ctx.db, ctx.org.id).removeOf(user.id)
  ctx.journal.record(unlocked(user))
  const embedded = { user: userView(user) }
  return ok(authnView({ status: 'SUCCESS', relayState, recovery: { type: recovery.type, factorType: null }, embedded }))
}

/** The link, where there was one, has done its work. */
export async function useUp(ctx: Context, { secretHash }: Recovery): Promise<void> {
  if (secretHash !== undefined) must.mustBeTheOneToUseIt(await useSecret(ctx, secretHash))
}
