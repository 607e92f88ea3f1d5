/** The link of a welcome mail: somebody comes for the first time, and has no password yet. */
import { secretShown, users } from '../../areas/users/index.js'
import { ok } from '../../kernel/reply.js'
import type { SignInByLink } from '../operations/authn.js'
import { beginningOf } from '../person.js'
import { shown } from '../shown.js'
import { begin } from '../transactions.js'
import * as must from './rules.js'

/** @throws E0000004 for a link that leads nowhere, whatever the reason */
export const signInByLink: SignInByLink = async (ctx, token, body) => {
  const { token_hash, user_id } = must.mustBeAWelcome(await secretShown(ctx, token))
  const user = must.mustBeInvited(await users(ctx.db, ctx.org.id).find(user_id))
  const recovery = { type: 'ACCOUNT_ACTIVATION', factorType: null, secretHash: token_hash } as const
  const details = { ...beginningOf(ctx, body), recovery }
  return ok(await shown(ctx, await begin(ctx, 'PASSWORD_RESET', user.id, details), user))
}
