import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { canReachPhones } from '../../telephony/index.js'
import { happened } from '../events.js'
import { methodSwitched } from '../lifecycle.js'
import { mustBeSwitchable, mustHaveTelephony } from '../rules.js'
import { methodOf } from '../target.js'
import { methodView } from '../view.js'

export const activateAuthenticatorMethod = operation({
  id: 'activateAuthenticatorMethod',
  route: 'POST /api/v1/authenticators/{authenticatorId}/methods/{methodType}/lifecycle/activate',
  scope: 'okta.authenticators.manage',
  errors: ['E0000007', 'E0000060', 'E0000226'],
  target: (ctx, { path }) => methodOf(ctx, path.authenticatorId, path.methodType),
  async run(ctx, { target: { authenticator, method } }) {
    mustBeSwitchable(authenticator, method)
    mustHaveTelephony(authenticator.key, { canCall: await canReachPhones(ctx) })
    const changed = await methodSwitched(ctx, authenticator, method, 'ACTIVE')
    ctx.journal.record(happened('activate', authenticator, method.type))
    return ok(methodView(authenticator, changed, ctx.request.base))
  },
})
