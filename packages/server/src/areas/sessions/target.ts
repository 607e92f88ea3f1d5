/** Which session is meant: by a name in the path, or by the cookie that came with the request. */
import { sidOf } from '../../access/caller.js'
import type { Context } from '../../operation/context.js'
import { alive, type Shown, sessionShown } from './lifecycle.js'
import { mustBeASession, mustHaveASession } from './rules.js'
import { sessions } from './store.js'

/** @throws E0000007 for one that is not there, or is over. */
export async function sessionNamed(ctx: Context, asked: string): Promise<Shown> {
  const named = await sessions(ctx.db, ctx.org.id).find(asked, ctx.digest.sha256(asked))
  return mustBeASession(await alive(ctx, named), asked)
}

/** @throws E0000007 where the cookie stands for none. */
export async function currentSession(ctx: Context): Promise<Shown & { secret: string }> {
  const shown = mustHaveASession(await sessionShown(ctx))
  return { ...shown, secret: sidOf(ctx.request.headers.cookie) ?? '' }
}
