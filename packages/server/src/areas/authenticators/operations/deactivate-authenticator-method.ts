import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { happened } from '../events.js'
import { methodSwitched } from '../lifecycle.js'
import { mustBeSwitchable, mustNotBeUsed } from '../rules.js'
import { methodOf } from '../target.js'
import { usesOf } from '../uses.js'
import { methodView } from '../view.js'

export const deactivateAuthenticatorMethod = operation({
  id: 'deactivateAuthenticatorMethod',
  route: 'POST /api/v1/authenticators/{authenticatorId}/methods/{methodType}/lifecycle/deactivate',
  scope: 'okta.authenticators.manage',
  errors: ['E0000007', 'E0000060', 'E0000148', 'E0000174', 'E0000219', 'E0000246'],
  target: (ctx, { path }) => methodOf(ctx, path.authenticatorId, path.methodType),
  async run(ctx, { target: { authenticator, method } }) {
    mustBeSwitchable(authenticator, method)
    mustNotBeUsed(await usesOf(ctx, authenticator.key, method.type))
    const changed = await methodSwitched(ctx, authenticator, method, 'INACTIVE')
    ctx.journal.record(happened('deactivate', authenticator, method.type))
    return ok(methodView(authenticator, changed, ctx.request.base))
  },
})
