import { done } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { userToChange } from '../../target.js'
import { asTarget } from '../events.js'
import { mustLead } from '../lifecycle.js'

export const resetFactors = operation({
  id: 'resetFactors',
  route: 'POST /api/v1/users/{id}/lifecycle/reset_factors',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  errors: ['E0000007'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async run(ctx, { target: user }) {
    // The enrollments themselves are dropped by whoever keeps them, in this transaction, on hearing of the event.
    mustLead('resetFactors', user)
    ctx.journal.record({ type: 'user.mfa.factor.reset_all', targets: [asTarget(user)] })
    return done()
  },
})
