/** Codes that are sent and come back: by text, by call, by mail. */
import { second } from '../../../kernel/time.js'
import type { Context } from '../../../operation/context.js'
import {
  type Challenge,
  type Factor,
  type How,
  type Members,
  type Proof,
  usualLifetimeSeconds,
  type Verdict,
} from '../model.js'
import { mustShow } from '../rules.js'
import { factorChallenges } from '../store.js'
import { ask, isOver, opened } from './asking.js'

/** Six digits, all equally likely as far as anyone can tell: 128 random bits are folded into them. */
export const newCode = (ctx: Context): string =>
  (BigInt(`0x${ctx.ids.request()}`) % 1_000_000n).toString().padStart(6, '0')

/** Keeps what a person was sent. It takes the place of what they were sent before. */
export async function askFor(
  ctx: Context,
  factor: Factor,
  details: Members,
  { tokenLifetimeSeconds = usualLifetimeSeconds }: How,
): Promise<Challenge> {
  await factorChallenges(ctx.db, ctx.org.id).remove(factor.id)
  const lifetimeMs = tokenLifetimeSeconds * second
  return ask(ctx, factor, { id: ctx.ids.request(), status: 'CHALLENGE', details, lifetimeMs })
}

/**
 * Whether the code is the one that was sent last. It works once and for its time; which of the two it failed is not
 * told, nor that there was none.
 */
export async function judgeCode(ctx: Context, factor: Factor, proof: Proof): Promise<Verdict> {
  const shown = mustShow(proof, 'passCode')
  const rows = factorChallenges(ctx.db, ctx.org.id)
  const row = await rows.newest(factor.id)
  if (row === undefined || row.status !== 'CHALLENGE' || isOver(row, ctx.clock.now())) return { is: 'wrong' }
  if (!ctx.digest.equal(String(opened(ctx, row).details.code), shown)) return { is: 'wrong' }
  return (await rows.answer(row.id, 'CHALLENGE', 'SUCCESS')) ? { is: 'right' } : { is: 'wrong' }
}
