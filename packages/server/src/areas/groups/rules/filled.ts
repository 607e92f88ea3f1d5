/** Which groups rules fill: those may not be given a role. */
import type { Context } from '../../../operation/context.js'
import { groupRules } from './store.js'

/** Whether any rule, at work or not, fills this group. */
export const isFilledByRules = async (ctx: Context, groupId: string): Promise<boolean> =>
  (await groupRules(ctx.db, ctx.org.id).thatFill(groupId)).length > 0
