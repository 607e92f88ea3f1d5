/** Which user type is meant: by its id, or `default`. */
import type { Context } from '../../operation/context.js'
import type { UserType } from './model.js'
import { mustExist } from './rules.js'
import { userTypes } from './store.js'

/** @throws E0000007 */
export async function userTypeNamed(ctx: Context, asked: string): Promise<UserType> {
  const rows = userTypes(ctx.db, ctx.org.id)
  return mustExist(asked === 'default' ? await rows.findDefault() : await rows.find(asked), asked)
}

/** The id of the type of people who are given none. */
export const defaultTypeId = async (ctx: Context): Promise<string> =>
  mustExist(await userTypes(ctx.db, ctx.org.id).defaultId(), 'default')

/** @throws E0000007 */
export async function mustBeAType(ctx: Context, id: string): Promise<void> {
  await userTypeNamed(ctx, id)
}
