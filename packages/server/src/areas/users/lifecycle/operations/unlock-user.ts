import { done } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { userToChange } from '../../target.js'
import { asTarget } from '../events.js'
import { unlock } from '../steps.js'

export const unlockUser = operation({
  id: 'unlockUser',
  route: 'POST /api/v1/users/{id}/lifecycle/unlock',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  errors: ['E0000007', 'E0000032'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async run(ctx, { target: user }) {
    await unlock(ctx, user)
    ctx.journal.record({ type: 'user.account.unlock_by_admin', targets: [asTarget(user)] })
    return done()
  },
})
