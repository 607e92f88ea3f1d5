import { done } from '../../../../kernel/reply.js'
import { flag, object } from '../../../../kernel/schema.js'
import { operation } from '../../../../operation/operation.js'
import { userToChange } from '../../target.js'
import { deactivateAsAsked } from '../steps.js'

export const deactivateUser = operation({
  id: 'deactivateUser',
  route: 'POST /api/v1/users/{id}/lifecycle/deactivate',
  scope: 'okta.users.manage',
  input: { query: object({ sendEmail: flag(false) }) },
  errors: ['E0000007'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async run(ctx, { target: user, query }) {
    await deactivateAsAsked(ctx, user, query.sendEmail)
    return done()
  },
})
