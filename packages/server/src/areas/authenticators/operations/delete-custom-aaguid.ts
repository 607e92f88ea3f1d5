import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { happened } from '../events.js'
import { customAaguids } from '../store.js'
import { modelOf } from '../target.js'

export const deleteCustomAAGUID = operation({
  id: 'deleteCustomAAGUID',
  route: 'DELETE /api/v1/authenticators/{authenticatorId}/aaguids/{aaguid}',
  scope: 'okta.authenticators.manage',
  errors: ['E0000007', 'E0000015', 'E0000060'],
  target: (ctx, { path }) => modelOf(ctx, path.authenticatorId, path.aaguid),
  async run(ctx, { target: { authenticator, model } }) {
    await customAaguids(ctx.db, ctx.org.id).remove(model.aaguid)
    ctx.journal.record(happened('update', authenticator))
    return nothing()
  },
})
