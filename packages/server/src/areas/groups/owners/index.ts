/** Who answers for a group. */
import type { Room, Subscriber } from '../../../operation/operation.js'
import { assignGroupOwner } from './operations/assign-group-owner.js'
import { deleteGroupOwner } from './operations/delete-group-owner.js'
import { listGroupOwners } from './operations/list-group-owners.js'
import { groupOwners } from './store.js'

/** A user is told of when their deletion begins, which for one who is still active is no deletion yet. */
const goneOwners: Subscriber = {
  on: ['user.lifecycle.delete.initiated', 'group.lifecycle.delete'],
  async run(ctx, { targets = [] }) {
    const rows = groupOwners(ctx.db, ctx.org.id)
    for (const { id, type } of targets) {
      const isStillThere = type === 'User' && (await rows.people([id])).length > 0
      if (!isStillThere) await rows.forget(id)
    }
  },
}

export const groupOwnersRoom = (): Room => ({
  operations: [listGroupOwners, assignGroupOwner, deleteGroupOwner],
  subscribers: [goneOwners],
})
