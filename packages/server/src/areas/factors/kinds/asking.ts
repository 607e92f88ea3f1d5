/** What a person was asked that is no code: to sign, to answer on a device. Several may be under way at once. */
import { hour, later } from '../../../kernel/time.js'
import type { Context } from '../../../operation/context.js'
import type { FactorChallengeRow } from '../../../store/tables/factors.js'
import type { Challenge, Factor, Members } from '../model.js'
import { factorChallenges } from '../store.js'
import { opened } from './codes.js'

/** How long somebody who asks late is told what became of it. */
const rememberedMs = hour

export async function ask(
  ctx: Context,
  factor: Factor,
  asked: { id: string; status: FactorChallengeRow['status']; details: Members; lifetimeMs: number },
): Promise<Challenge> {
  const { id, status, details, lifetimeMs } = asked
  const now = ctx.clock.now()
  const row: FactorChallengeRow = {
    org_id: ctx.org.id,
    id,
    factor_id: factor.id,
    user_id: factor.user_id,
    status,
    details: ctx.sealer.seal(JSON.stringify(details)),
    created: now.toISOString(),
    expires_at: later(now, lifetimeMs).toISOString(),
  }
  const rows = factorChallenges(ctx.db, ctx.org.id)
  await rows.forget(factor.id, later(now, -rememberedMs).toISOString())
  await rows.insert(row)
  return { ...row, details }
}

export async function newestAsked(ctx: Context, { id }: Pick<Factor, 'id'>): Promise<Challenge | undefined> {
  const row = await factorChallenges(ctx.db, ctx.org.id).newest(id)
  return row && opened(ctx, row)
}

export async function findAsked(ctx: Context, { id }: Pick<Factor, 'id'>, challengeId: string) {
  const row = await factorChallenges(ctx.db, ctx.org.id).find(id, challengeId)
  return row && opened(ctx, row)
}

export const isOver = ({ expires_at }: Pick<Challenge, 'expires_at'>, now: Date): boolean =>
  Date.parse(expires_at) <= now.getTime()
