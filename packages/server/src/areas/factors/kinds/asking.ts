/** What a person was asked, and how that stands. Of what is no code, several may be under way at once. */
import { hour, later } from '../../../kernel/time.js'
import type { Context } from '../../../operation/context.js'
import type { FactorChallengeRow } from '../../../store/tables/factors.js'
import type { Challenge, Factor, Members } from '../model.js'
import { factorChallenges } from '../store.js'

/** How long somebody who asks late is told what became of it. */
const rememberedMs = hour

/** Keeps what a person was asked. */
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

export const opened = (ctx: Context, { details, ...row }: FactorChallengeRow): Challenge => ({
  ...row,
  details: JSON.parse(ctx.sealer.open(details)) as Members,
})

export async function newestAsked(ctx: Context, { id }: Pick<Factor, 'id'>): Promise<Challenge | undefined> {
  const row = await factorChallenges(ctx.db, ctx.org.id).newest(id)
  return row && opened(ctx, row)
}

/** What a person was asked under this id. */
export async function challengeNamed(
  ctx: Context,
  { id }: Pick<Factor, 'id'>,
  challengeId: string,
): Promise<Challenge | undefined> {
  const row = await factorChallenges(ctx.db, ctx.org.id).find(id, challengeId)
  return row && opened(ctx, row)
}

export const isOver = ({ expires_at }: Pick<Challenge, 'expires_at'>, now: Date): boolean =>
  Date.parse(expires_at) <= now.getTime()

type Standing = Challenge['status'] | 'TIMEOUT'

/** How a challenge stands: one that nobody answered in time is over. */
export const standingOf = (asked: Pick<Challenge, 'status' | 'expires_at'>, now: Date): Standing =>
  asked.status === 'WAITING' && isOver(asked, now) ? 'TIMEOUT' : asked.status

/** Of what waits from the start for somebody elsewhere: it is never a mere `CHALLENGE`. */
export type StandingElsewhere = Exclude<Standing, 'CHALLENGE'>

export const standingElsewhere = (ctx: Context, asked: Challenge): StandingElsewhere =>
  standingOf(asked, ctx.clock.now()) as StandingElsewhere
