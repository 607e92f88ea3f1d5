/** Lets go of those whom a deleted rule kept in groups. */
import type { Context } from '../../../operation/context.js'
import { letGoByRule, mustBeAGroup, personOf } from '../index.js'
import { groupRules } from './store.js'

/** The work that goes on with what one transaction left. */
export const releaseMembers = 'group-rules.release'
const atOnceMax = 1000

/** Takes out whom nobody else holds there; for more than a thousand memberships a job goes on. */
export async function release(ctx: Context, rule: { id: string; name: string }): Promise<void> {
  const rows = groupRules(ctx.db, ctx.org.id)
  const held = await rows.heldByRule(rule.id, atOnceMax)
  for (const { user_id: userId, group_id: groupId } of held) {
    await rows.letGo(rule.id, userId, groupId)
    const user = await rows.person(userId)
    if (user !== undefined) await letGoByRule(ctx, await mustBeAGroup(ctx, groupId), personOf(user), rule)
  }
  if (held.length === atOnceMax) ctx.later({ kind: releaseMembers, payload: { id: rule.id, name: rule.name } })
}
