import { done } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { users } from '../../store.js'
import { userToChange } from '../../target.js'
import { asTarget } from '../events.js'
import { moved, mustLead } from '../lifecycle.js'
import { canSignIn } from '../rules.js'

export const unsuspendUser = operation({
  id: 'unsuspendUser',
  route: 'POST /api/v1/users/{id}/lifecycle/unsuspend',
  scope: 'okta.users.manage',
  errors: ['E0000001', 'E0000007'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async run(ctx, { target: user }) {
    const status = mustLead(canSignIn(user) ? 'unsuspend' : 'unsuspendToInvited', user)
    await users(ctx.db, ctx.org.id).change(user.id, moved(user, status, ctx.now))
    ctx.journal.record({ type: 'user.lifecycle.unsuspend', targets: [asTarget(user)] })
    return done()
  },
})
