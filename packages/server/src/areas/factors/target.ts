/** Whose factor is meant, and which. */
import type { Context } from '../../operation/context.js'
import { type User, userNamed, userToChange } from '../users/index.js'
import { factorNamed } from './lifecycle.js'
import type { Factor } from './model.js'
import { mustExist } from './rules.js'

export type Owned = { user: User; factor: Factor }

/** @throws E0000007 */
export async function factorOf(ctx: Context, path: { userId: string; factorId: string }): Promise<Owned> {
  const user = await userNamed(ctx, path.userId)
  return { user, factor: mustExist(await factorNamed(ctx, user.id, path.factorId), path.factorId) }
}

/** The same for a change. @throws E0000007, and E0000006 for an administrator whom the caller may not change */
export async function factorToChange(ctx: Context, path: { userId: string; factorId: string }): Promise<Owned> {
  const user = await userToChange(ctx, path.userId)
  return { user, factor: mustExist(await factorNamed(ctx, user.id, path.factorId), path.factorId) }
}
