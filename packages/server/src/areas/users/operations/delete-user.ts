import { nothing } from '../../../kernel/reply.js'
import { flag, object } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { asTarget, deactivateAsAsked } from '../lifecycle/index.js'
import { users } from '../store.js'
import { userToChange } from '../target.js'

/** The first call deactivates, the second removes: nobody is lost by one slip. */
export const deleteUser = operation({
  id: 'deleteUser',
  route: 'DELETE /api/v1/users/{id}',
  scope: 'okta.users.manage',
  input: { query: object({ sendEmail: flag(false) }) },
  errors: ['E0000007'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  async run(ctx, { target: user, query }) {
    if (user.status === 'DEPROVISIONED') {
      await users(ctx.db, ctx.org.id).remove(user.id)
      ctx.journal.record({ type: 'user.lifecycle.delete.initiated', targets: [asTarget(user)] })
      return nothing()
    }
    const goesOn = await deactivateAsAsked(ctx, user, query.sendEmail)
    return goesOn ? { ...nothing(), headers: { 'preference-applied': 'respond-async' } } : nothing()
  },
})
