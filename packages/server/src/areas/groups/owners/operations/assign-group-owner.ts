import type { Target } from '../../../../journal/events.js'
import { created } from '../../../../kernel/reply.js'
import type { Context } from '../../../../operation/context.js'
import { operation } from '../../../../operation/operation.js'
import { translating } from '../../../../store/database.js'
import { userNamed } from '../../../users/index.js'
import { groupNamed, groupTarget, mustBeAGroup, personOf, personTarget } from '../../index.js'
import { ownerBody } from '../input.js'
import type { OwnerType } from '../model.js'
import { isOwnerAlready } from '../rules.js'
import { groupOwners } from '../store.js'
import { ownerView } from '../view.js'

export const assignGroupOwner = operation({
  id: 'assignGroupOwner',
  route: 'POST /api/v1/groups/{groupId}/owners',
  scope: 'okta.groups.manage',
  input: { body: ownerBody },
  errors: ['E0000001', 'E0000007'],
  target: (ctx, { path }) => groupNamed(ctx, path.groupId),
  async run(ctx, { body, target: group }) {
    const owning = await ownerOf(ctx, body)
    const owner = {
      org_id: ctx.org.id,
      group_id: group.id,
      owner_id: owning.id,
      owner_type: body.type,
      last_updated: ctx.now,
    }
    const inserted = groupOwners(ctx.db, ctx.org.id).insert(owner)
    await translating(inserted, 'group_owners_group_id_owner_id_key', isOwnerAlready)
    ctx.journal.record({ type: 'group.owner.add', targets: [owning, groupTarget(group)] })
    return created(ownerView(owner, owning.displayName))
  },
})

/** The person or the group that is to own. */
async function ownerOf(ctx: Context, { id, type }: { id: string; type: OwnerType }): Promise<Target> {
  if (type === 'GROUP') return groupTarget(await mustBeAGroup(ctx, id))
  return personTarget(personOf(await userNamed(ctx, id)))
}
