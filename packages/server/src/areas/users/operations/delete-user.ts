import { userDeactivatedMessage } from '../../../delivery/index.js'
import { nothing } from '../../../kernel/reply.js'
import { flag, object } from '../../../kernel/schema.js'
import type { Context } from '../../../operation/context.js'
import { operation } from '../../../operation/operation.js'
import { asRecipient, asTarget, deactivate, personOf } from '../lifecycle/index.js'
import { deactivation } from '../lifecycle/steps.js'
import type { User } from '../model.js'
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
    if (query.sendEmail) await tellWhoAsked(ctx, user)
    if (!asksNotToWait(ctx)) {
      await deactivate(ctx, user)
      return nothing()
    }
    await users(ctx.db, ctx.org.id).update({
      ...user,
      transitioning_to_status: 'DEPROVISIONED',
      last_updated: ctx.now,
    })
    ctx.later({ kind: deactivation.kind, payload: { userId: user.id } })
    return { ...nothing(), headers: { 'preference-applied': 'respond-async' } }
  },
})

/** RFC 7240, section 4.1. */
const asksNotToWait = ({ request }: Context): boolean =>
  (request.headers.prefer ?? '').split(/[,;]/).some((each) => each.trim().toLowerCase() === 'respond-async')

/** The mail is for the administrator who asked. */
async function tellWhoAsked(ctx: Context, user: User): Promise<void> {
  const asker = await users(ctx.db, ctx.org.id).find(ctx.caller.userId)
  if (asker === undefined) return
  ctx.deliver(userDeactivatedMessage({ ...asRecipient(asker, ctx.org), login: personOf(user).login }))
}
