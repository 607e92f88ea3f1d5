import { created } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { linkedObjectDefinition } from '../input.js'
import { mustBearFreeNames, mustHaveLinkNames, mustHaveRoomForALinkedObject } from '../rules.js'
import { linkedObjects } from '../store.js'
import { linkedObjectNamed } from '../target.js'
import { linkedObjectView } from '../view.js'

export const createLinkedObjectDefinition = operation({
  id: 'createLinkedObjectDefinition',
  route: 'POST /api/v1/meta/schemas/user/linkedObjects',
  scope: 'okta.linkedObjects.manage',
  input: { body: linkedObjectDefinition },
  errors: ['E0000001', 'E0000127'],
  async run(ctx, { body }) {
    const { primary, associated } = body
    const rows = linkedObjects(ctx.db, ctx.org.id)
    mustHaveLinkNames(body)
    mustBearFreeNames(body, await rows.namesTaken([primary.name, associated.name]))
    mustHaveRoomForALinkedObject(await rows.count())
    await rows.insert(body)
    ctx.journal.record({
      type: 'directory.linked_object.create',
      targets: [{ id: primary.name, type: 'LinkedObject', alternateId: associated.name, displayName: primary.title }],
    })
    return created(linkedObjectView(await linkedObjectNamed(ctx, primary.name), ctx.request.base))
  },
})
