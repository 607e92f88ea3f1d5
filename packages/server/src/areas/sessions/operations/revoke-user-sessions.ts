import { nothing } from '../../../kernel/reply.js'
import { flag, object } from '../../../kernel/schema.js'
import type { Context } from '../../../operation/context.js'
import { operation } from '../../../operation/operation.js'
import { asTarget, userToChange } from '../../users/index.js'
import { endSessionsOf } from '../lifecycle.js'

/** From now on no device of a user is one on which a factor was verified. */
export type ForgetDevices = (ctx: Context, userId: string) => Promise<void>

export const revokeUserSessions = (forgetDevices: ForgetDevices) =>
  operation({
    id: 'revokeUserSessions',
    route: 'DELETE /api/v1/users/{userId}/sessions',
    scope: 'okta.users.manage',
    // Okta's help desk signs people out as well.
    sufficient: 'okta.users.credentials.manage',
    input: { query: object({ oauthTokens: flag(false), forgetDevices: flag(false) }) },
    errors: ['E0000007'],
    target: (ctx, { path }) => userToChange(ctx, path.userId),
    async run(ctx, { target: user, query }) {
      await endSessionsOf(ctx, user.id)
      if (query.forgetDevices) await forgetDevices(ctx, user.id)
      ctx.journal.record({ type: 'user.session.clear', targets: [asTarget(user)], debug: query })
      return nothing()
    },
  })
