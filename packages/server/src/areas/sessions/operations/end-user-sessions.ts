import { done } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { asTarget } from '../../users/index.js'
import { ending } from '../input.js'
import { endSessionsOf, sessionShown } from '../lifecycle.js'
import { mustBeSignedIn } from '../rules.js'

/** Signs somebody out everywhere else; here as well, if they say so. */
export const endUserSessions = operation({
  id: 'endUserSessions',
  route: 'POST /api/v1/users/me/lifecycle/delete_sessions',
  input: { body: ending, bodyOptional: true },
  errors: ['E0000005'],
  target: async (ctx) => mustBeSignedIn(await sessionShown(ctx)),
  async run(ctx, { target: { session, user }, body }) {
    const target = asTarget(user)
    await endSessionsOf(ctx, user.id, (body?.keepCurrent ?? true) ? session.id : undefined)
    ctx.journal.record({ type: 'user.session.clear', actor: target, targets: [target] })
    return done()
  },
})
