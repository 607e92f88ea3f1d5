/** A session as it is answered, with what other rooms know of its owner. */
import { nothing, ok, type Reply } from '../../kernel/reply.js'
import type { Context } from '../../operation/context.js'
import { hasActiveFactor } from '../factors/index.js'
import type { Shown } from './lifecycle.js'
import { type SessionSeen, sessionView } from './view.js'

type Asked = Pick<SessionSeen, 'id' | 'as'>

export async function shownAs(ctx: Context, { session, user }: Shown, asked: Asked) {
  const mfaActive = await hasActiveFactor(ctx, user.id)
  return sessionView({ session, user, mfaActive, ...asked }, ctx.request.base)
}

/** `Prefer: return=minimal` spares whoever only keeps a session alive the answer (RFC 7240, section 4.2). */
export async function refreshed(ctx: Context, shown: Shown, asked: Asked): Promise<Reply> {
  const prefers = (ctx.request.headers.prefer ?? '').split(/[,;]/).map((each) => each.trim().toLowerCase())
  if (!prefers.includes('return=minimal')) return ok(await shownAs(ctx, shown, asked))
  return { ...nothing(), headers: { 'preference-applied': 'return=minimal' } }
}
