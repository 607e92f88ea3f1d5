import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { canReachPhones } from '../../telephony/index.js'
import { happened } from '../events.js'
import { switched } from '../lifecycle.js'
import { mustHaveTelephony } from '../rules.js'
import { authenticatorOf } from '../target.js'
import { authenticatorView } from '../view.js'

export const activateAuthenticator = operation({
  id: 'activateAuthenticator',
  route: 'POST /api/v1/authenticators/{authenticatorId}/lifecycle/activate',
  scope: 'okta.authenticators.manage',
  errors: ['E0000007', 'E0000226'],
  target: (ctx, { path }) => authenticatorOf(ctx, path.authenticatorId),
  async run(ctx, { target }) {
    mustHaveTelephony(target.key, { canCall: await canReachPhones(ctx) })
    const authenticator = await switched(ctx, target, 'ACTIVE')
    ctx.journal.record(happened('activate', authenticator))
    return ok(authenticatorView(authenticator, ctx.request.base))
  },
})
