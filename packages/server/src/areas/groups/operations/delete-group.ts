import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { groupTarget } from '../membership.js'
import { mustNotBeBuiltIn } from '../rules.js'
import { groups } from '../store.js'
import { groupNamed } from '../target.js'

export const deleteGroup = operation({
  id: 'deleteGroup',
  route: 'DELETE /api/v1/groups/{groupId}',
  scope: 'okta.groups.manage',
  errors: ['E0000006', 'E0000007'],
  target: (ctx, { path }) => groupNamed(ctx, path.groupId),
  async run(ctx, { target: group }) {
    mustNotBeBuiltIn(group)
    await groups(ctx.db, ctx.org.id).remove(group.id)
    ctx.journal.record({ type: 'group.lifecycle.delete', targets: [groupTarget(group)] })
    return nothing()
  },
})
