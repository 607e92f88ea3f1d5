import { nothing } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { groupNamed, groupTarget } from '../../index.js'
import { mustBeAnOwner } from '../rules.js'
import { groupOwners } from '../store.js'

export const deleteGroupOwner = operation({
  id: 'deleteGroupOwner',
  route: 'DELETE /api/v1/groups/{groupId}/owners/{ownerId}',
  scope: 'okta.groups.manage',
  errors: ['E0000007'],
  target: (ctx, { path }) => groupNamed(ctx, path.groupId),
  async run(ctx, { path, target: group }) {
    mustBeAnOwner(await groupOwners(ctx.db, ctx.org.id).remove(group.id, path.ownerId), path.ownerId)
    ctx.journal.record({ type: 'group.owner.remove', targets: [groupTarget(group)], debug: { ownerId: path.ownerId } })
    return nothing()
  },
})
