import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { endSession } from '../lifecycle.js'
import { currentSession } from '../target.js'
import { noCookieText } from '../view.js'

export const closeCurrentSession = operation({
  id: 'closeCurrentSession',
  route: 'DELETE /api/v1/sessions/me',
  errors: ['E0000007'],
  target: currentSession,
  async run(ctx, { target }) {
    await endSession(ctx, target)
    return { ...nothing(), headers: { 'set-cookie': noCookieText(ctx.request.base) } }
  },
})
