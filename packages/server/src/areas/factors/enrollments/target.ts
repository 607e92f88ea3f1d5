/** Whose enrollment is meant, and which. */
import type { Context } from '../../../operation/context.js'
import { userNamed, userToChange } from '../../users/index.js'
import { factorNamed } from '../lifecycle.js'
import type { Owned } from '../target.js'
import { mustBeOfIdentityEngine, mustExist } from './rules.js'

type Named = { userId: string; enrollmentId: string }

/** @throws E0000015 in a Classic org, whoever is asked for; E0000007 */
export async function enrollmentOf(ctx: Context, { userId, enrollmentId }: Named): Promise<Owned> {
  mustBeOfIdentityEngine(ctx.org)
  const user = await userNamed(ctx, userId)
  return { user, factor: mustExist(await factorNamed(ctx, user.id, enrollmentId), enrollmentId) }
}

/** The same for a change. @throws E0000006 as well, for an administrator whom the caller may not change */
export async function enrollmentToChange(ctx: Context, { userId, enrollmentId }: Named): Promise<Owned> {
  mustBeOfIdentityEngine(ctx.org)
  const user = await userToChange(ctx, userId)
  return { user, factor: mustExist(await factorNamed(ctx, user.id, enrollmentId), enrollmentId) }
}
