import { done, ok } from '../../../../kernel/reply.js'
import { flag, object } from '../../../../kernel/schema.js'
import { operation } from '../../../../operation/operation.js'
import { users } from '../../store.js'
import { userToChange } from '../../target.js'
import { asTarget } from '../events.js'
import { moved, mustLead } from '../lifecycle.js'
import { sendActivation } from '../steps.js'

export const reactivateUser = operation({
  id: 'reactivateUser',
  route: 'POST /api/v1/users/{id}/lifecycle/reactivate',
  scope: 'okta.users.manage',
  input: { query: object({ sendEmail: flag(false) }) },
  errors: ['E0000007', 'E0000038'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async run(ctx, { target: user, query }) {
    const status = mustLead('reactivate', user)
    await users(ctx.db, ctx.org.id).change(user.id, moved(user, status, ctx.now))
    ctx.journal.record({ type: 'user.lifecycle.reactivate', targets: [asTarget(user)] })
    const activation = await sendActivation(ctx, user, query.sendEmail, true)
    return activation === undefined ? done() : ok(activation)
  },
})
