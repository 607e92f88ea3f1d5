/** How a transaction begins, is read, moves on and ends. Only the hash of its token is kept. */
import { later, minute } from '../kernel/time.js'
import type { Context } from '../operation/context.js'
import { type Lead, mustLead, type Verb } from './lifecycle.js'
import { type Details, lifetimeMinutes, noDetails, type State, type Transaction } from './model.js'
import { mustBeFirst, mustBeUnderWay } from './rules.js'
import { transactions } from './store.js'

/** What every operation that is given a state token may refuse with. */
export const authnErrors = ['E0000011', 'E0000079'] as const

const endOfLife = (ctx: Context): Date => later(ctx.clock.now(), lifetimeMinutes * minute)

/** Begins a transaction in `state`. `userId` null: nobody is known yet, or nobody is to know that there is nobody. */
export async function begin(
  ctx: Context,
  state: State,
  userId: string | null,
  details: Partial<Details> = {},
): Promise<Transaction> {
  // As long as Okta's: `00` and forty characters of base64url.
  const stateToken = `00${ctx.ids.secret(30)}`
  const expiresAt = endOfLife(ctx)
  const whole = { ...noDetails, ...details }
  const row = {
    org_id: ctx.org.id,
    token_hash: ctx.digest.sha256(stateToken),
    user_id: userId,
    state,
    details: JSON.stringify(whole),
    expires_at: expiresAt.toISOString(),
  }
  const rows = transactions(ctx.db, ctx.org.id)
  await rows.forget(ctx.clock.now().toISOString())
  await rows.insert(row)
  return { stateToken, state, userId, details: whole, expiresAt, row }
}

/**
 * The transaction of a state token, for `verb`. Its life begins anew with every use, be that refused or not.
 * @throws E0000011 for a token that leads nowhere, E0000079 for a step that its state does not have
 */
export async function load(ctx: Context, stateToken: string, verb: Verb): Promise<Transaction> {
  const transaction = mustBeUnderWay(await lookUp(ctx, stateToken))
  ctx.evenIfRefused((after) => touch(after, transaction))
  mustLead(verb, transaction)
  return transaction
}

/** Somebody only looks where it stands: that is a use as well, but of a sign-in that is done. */
export async function touch(ctx: Context, { state, row, expiresAt }: Transaction): Promise<void> {
  if (state === 'SUCCESS') return
  await transactions(ctx.db, ctx.org.id).extend(row.token_hash, expiresAt.toISOString())
}

/** The transaction of a state token; undefined for one that leads nowhere. */
export async function lookUp(ctx: Context, stateToken: string): Promise<Transaction | undefined> {
  const row = await transactions(ctx.db, ctx.org.id).find(ctx.digest.sha256(stateToken))
  if (row === undefined || row.expires_at <= ctx.clock.now().toISOString()) return undefined
  const { state, user_id: userId, details } = row
  return {
    stateToken,
    state: state as State,
    userId,
    details: JSON.parse(details) as Details,
    // One that is done waits to become a session, no longer than a session token does.
    expiresAt: state === 'SUCCESS' ? new Date(row.expires_at) : endOfLife(ctx),
    row,
  }
}

/**
 * Moves a transaction on, by a verb whose cell in the table leads to `state`. Of two who do so at the same time, one
 * does. `userId`: who has just been found out to be signing in.
 * @throws E0000011 for the other
 */
export async function move(
  ctx: Context,
  transaction: Transaction,
  verb: Verb,
  state: State,
  details: Partial<Details> = {},
  userId: string | null = transaction.userId,
): Promise<Transaction> {
  mustBeInTheTable(verb, transaction, state)
  const whole = { ...transaction.details, ...details }
  const changes = {
    user_id: userId,
    state,
    details: JSON.stringify(whole),
    expires_at: transaction.expiresAt.toISOString(),
  }
  mustBeFirst(await transactions(ctx.db, ctx.org.id).change(transaction.row, changes))
  return { ...transaction, state, userId, details: whole, row: { ...transaction.row, ...changes } }
}

/**
 * Ends a transaction: from now on its token is nobody's. Of two who do so at the same time, one does.
 * @throws E0000011 for the other
 */
export async function end(ctx: Context, transaction: Transaction, verb: Verb): Promise<void> {
  mustBeInTheTable(verb, transaction, 'ENDED')
  mustBeFirst(await transactions(ctx.db, ctx.org.id).remove(transaction.row))
}

/** The table is the whole truth: a step that it does not show is a fault of ours. */
function mustBeInTheTable(verb: Verb, transaction: Transaction, lead: Lead): void {
  if (mustLead(verb, transaction).includes(lead)) return
  throw new Error(`The table has no way from ${transaction.state} by ${verb} to ${lead}.`)
}
