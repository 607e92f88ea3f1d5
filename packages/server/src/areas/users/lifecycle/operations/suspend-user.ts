import { done } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { userNamed } from '../../target.js'
import { asTarget } from '../events.js'
import { moved, mustLead } from '../lifecycle.js'
import { userStates } from '../store.js'

export const suspendUser = operation({
  id: 'suspendUser',
  route: 'POST /api/v1/users/{id}/lifecycle/suspend',
  scope: 'okta.users.manage',
  errors: ['E0000001', 'E0000007'],
  target: (ctx, { path }) => userNamed(ctx, path.id),
  async run(ctx, { target: user }) {
    const status = mustLead('suspend', user)
    await userStates(ctx.db, ctx.org.id).change(user.id, moved(user, status, ctx.now))
    ctx.journal.record({ type: 'user.lifecycle.suspend', targets: [asTarget(user)] })
    return done()
  },
})
