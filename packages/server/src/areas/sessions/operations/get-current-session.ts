import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { shownAs } from '../shown.js'
import { currentSession } from '../target.js'

/** How a page finds out whether somebody is signed in. To ask is not to use: the idle time goes on. */
export const getCurrentSession = operation({
  id: 'getCurrentSession',
  route: 'GET /api/v1/sessions/me',
  errors: ['E0000007'],
  async run(ctx) {
    const { secret, ...shown } = await currentSession(ctx)
    return ok(await shownAs(ctx, shown, { id: secret, as: 'me' }))
  },
})
