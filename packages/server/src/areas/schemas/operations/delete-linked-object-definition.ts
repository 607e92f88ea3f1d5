import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { linkedObjects } from '../store.js'
import { linkedObjectNamed } from '../target.js'

/** Either name deletes the whole definition; its values go with it, told by the event. */
export const deleteLinkedObjectDefinition = operation({
  id: 'deleteLinkedObjectDefinition',
  route: 'DELETE /api/v1/meta/schemas/user/linkedObjects/{linkedObjectName}',
  scope: 'okta.linkedObjects.manage',
  errors: ['E0000007'],
  target: (ctx, { path }) => linkedObjectNamed(ctx, path.linkedObjectName),
  async run(ctx, { target: definition }) {
    const { primary_name: primary, associated_name: associated, primary_title: title } = definition
    await linkedObjects(ctx.db, ctx.org.id).delete(primary)
    ctx.journal.record({
      type: 'directory.linked_object.delete',
      targets: [{ id: primary, type: 'LinkedObject', alternateId: associated, displayName: title }],
    })
    return nothing()
  },
})
