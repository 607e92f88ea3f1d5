/** Which group the id in a path means. */
import type { Context } from '../../operation/context.js'
import type { Group } from './model.js'
import { mustExist } from './rules.js'
import { groups } from './store.js'

/** @throws E0000007 for an id that is no group's of this org */
export async function groupNamed(ctx: Context, id: string): Promise<Group> {
  return mustExist(await groups(ctx.db, ctx.org.id).find(id), id)
}
