/** What WebAuthn and U2F have in common: a number to sign, once, for a page of ours. */
import { bytesOf, objectOf } from '../../../kernel/bytes.js'
import { second } from '../../../kernel/time.js'
import type { Context } from '../../../operation/context.js'
import { isTrusted } from '../../trusted-origins/index.js'
import { type Challenge, type Factor, type Proof, usualLifetimeSeconds } from '../model.js'
import { mustShow } from '../rules.js'
import { factorChallenges, factors } from '../store.js'
import { ask, isOver } from './asking.js'

const challengeBytes = 20

/** The number is the name of what was asked: it comes back in what was signed, and is no secret. */
export const askToSign = (ctx: Context, factor: Factor): Promise<Challenge> =>
  ask(ctx, factor, {
    id: ctx.ids.secret(challengeBytes),
    status: 'CHALLENGE',
    details: {},
    lifetimeMs: usualLifetimeSeconds * second,
  })

/** What a browser says of where it was asked, and what for. */
export type ClientData = { bytes: Uint8Array<ArrayBuffer>; type: unknown; challenge: string; origin: string }

/**
 * What a browser signed, where it answers something that this key may answer and nobody has yet, on a page of the
 * org or of a site that it trusts; undefined for everything else.
 */
export async function clientDataOf(ctx: Context, factor: Factor, proof: Proof): Promise<ClientData | undefined> {
  const bytes = bytesOf(mustShow(proof, 'clientData'))
  // U2F calls the type `typ`.
  const { type, typ = type, challenge, origin } = objectOf(bytes) ?? {}
  if (bytes === undefined || typeof challenge !== 'string' || typeof origin !== 'string') return undefined
  // What was signed for one sign-in proves nothing in another.
  if (proof.challengeId !== undefined && proof.challengeId !== challenge) return undefined
  const asked = await factorChallenges(ctx.db, ctx.org.id).withId(challenge)
  if (
    asked === undefined ||
    !(await mayAnswer(ctx, factor, asked)) ||
    asked.status !== 'CHALLENGE' ||
    isOver(asked, ctx.clock.now())
  )
    return undefined
  return (await isOurs(ctx, origin)) ? { bytes, type: typ, challenge, origin } : undefined
}

/** Whether this key was asked, or another of the same person: any one that they use may answer. */
async function mayAnswer(
  ctx: Context,
  factor: Factor,
  asked: Pick<Challenge, 'factor_id' | 'user_id'>,
): Promise<boolean> {
  if (asked.factor_id === factor.id) return true
  if (asked.user_id !== factor.user_id || factor.status !== 'ACTIVE') return false
  return (await factors(ctx.db, ctx.org.id).find(asked.factor_id))?.key === factor.key
}

export const ownOrigin = ({ request }: Pick<Context, 'request'>): string => new URL(request.base).origin

const isOurs = async (ctx: Context, origin: string): Promise<boolean> =>
  origin === ownOrigin(ctx) || isTrusted(ctx, origin, 'CORS')

/** Of two who answer the same at once, one is heard. */
export const isFirst = (ctx: Context, challengeId: string): Promise<boolean> =>
  factorChallenges(ctx.db, ctx.org.id).answer(challengeId, 'CHALLENGE', 'SUCCESS')

/** An authenticator that counts counts upward: a number that came before tells of a copy. Those that do not count say 0. */
export const hasGrown = (before: number, now: number): boolean => now > before || (before === 0 && now === 0)
