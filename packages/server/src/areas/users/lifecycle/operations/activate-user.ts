import { done, ok } from '../../../../kernel/reply.js'
import { flag, object } from '../../../../kernel/schema.js'
import { operation } from '../../../../operation/operation.js'
import { users } from '../../store.js'
import { userToChange } from '../../target.js'
import { asTarget } from '../events.js'
import { moved, mustLead } from '../lifecycle.js'
import { canSignIn } from '../rules.js'
import { sendActivation } from '../steps.js'

export const activateUser = operation({
  id: 'activateUser',
  route: 'POST /api/v1/users/{id}/lifecycle/activate',
  scope: 'okta.users.manage',
  input: { query: object({ sendEmail: flag(true) }) },
  errors: ['E0000007', 'E0000016'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async run(ctx, { target: user, query }) {
    const status = mustLead(canSignIn(user) ? 'activate' : 'invite', user)
    const changes = { ...moved(user, status, ctx.now), activated: ctx.now, transitioning_to_status: null }
    await users(ctx.db, ctx.org.id).change(user.id, changes)
    ctx.journal.record({ type: 'user.lifecycle.activate', targets: [asTarget(user)] })
    const activation = await sendActivation(ctx, { ...user, ...changes }, query.sendEmail)
    return activation === undefined ? done() : ok(activation)
  },
})
