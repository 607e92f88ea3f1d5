import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { happened } from '../events.js'
import { switched } from '../lifecycle.js'
import { mustBeOn, mustNotBeThePassword, mustNotBeUsed } from '../rules.js'
import { authenticatorOf } from '../target.js'
import { usesOf } from '../uses.js'
import { authenticatorView } from '../view.js'

export const deactivateAuthenticator = operation({
  id: 'deactivateAuthenticator',
  route: 'POST /api/v1/authenticators/{authenticatorId}/lifecycle/deactivate',
  scope: 'okta.authenticators.manage',
  errors: ['E0000001', 'E0000007', 'E0000060', 'E0000148', 'E0000174', 'E0000219', 'E0000246'],
  target: (ctx, { path }) => authenticatorOf(ctx, path.authenticatorId),
  async run(ctx, { target }) {
    mustNotBeThePassword(target.key)
    mustBeOn(target)
    mustNotBeUsed(await usesOf(ctx, target.key))
    const authenticator = await switched(ctx, target, 'INACTIVE')
    ctx.journal.record(happened('deactivate', authenticator))
    return ok(authenticatorView(authenticator, ctx.request.base))
  },
})
