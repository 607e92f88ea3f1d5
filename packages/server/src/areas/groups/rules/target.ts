/** Which rule the id in a path means. */
import type { Context } from '../../../operation/context.js'
import type { GroupRule } from './model.js'
import { mustExist } from './rules.js'
import { groupRules } from './store.js'

/** @throws E0000007 for an id that is no rule's of this org */
export async function ruleNamed(ctx: Context, id: string): Promise<GroupRule> {
  return mustExist(await groupRules(ctx.db, ctx.org.id).find(id), id)
}
