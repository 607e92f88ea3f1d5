/** What the log says when a link is made or ended. */
import type { Context } from '../../../operation/context.js'
import { asTarget } from '../lifecycle/index.js'
import type { User } from '../model.js'

/** Okta's catalogue has no event of its own for a link: it is a change of the associated user's profile. */
export const recordLinked = (ctx: Context, user: User, linkedObject: string): void =>
  ctx.journal.record({ type: 'user.account.update_profile', targets: [asTarget(user)], debug: { linkedObject } })
