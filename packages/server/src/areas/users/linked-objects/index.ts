/** Linked objects: who reports to whom. */
import type { Room } from '../../../operation/operation.js'
import { assignLinkedObjectValueForPrimary } from './operations/assign-linked-object-value-for-primary.js'
import { deleteLinkedObjectForUser } from './operations/delete-linked-object-for-user.js'
import { listLinkedObjectsForUser } from './operations/list-linked-objects-for-user.js'
import { linkedObjectValues } from './store.js'

export const linkedObjectsRoom = (): Room => ({
  operations: [assignLinkedObjectValueForPrimary, listLinkedObjectsForUser, deleteLinkedObjectForUser],
  subscribers: [
    {
      on: ['user.lifecycle.delete.initiated'],
      async run(ctx, { targets = [] }) {
        for (const { id, type } of targets) {
          if (type === 'User') await linkedObjectValues(ctx.db, ctx.org.id).deleteOfUser(id)
        }
      },
    },
    {
      on: ['directory.linked_object.delete'],
      async run(ctx, { targets = [] }) {
        for (const { id } of targets) await linkedObjectValues(ctx.db, ctx.org.id).deleteOfRelationship(id)
      },
    },
  ],
})
