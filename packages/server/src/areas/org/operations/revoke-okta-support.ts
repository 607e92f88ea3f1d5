import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { changeOrg } from '../lifecycle.js'
import { mustBeASuperAdmin } from '../rules.js'
import { supportView } from '../view.js'

export const revokeOktaSupport = operation({
  id: 'revokeOktaSupport',
  route: 'POST /api/v1/org/privacy/oktaSupport/revoke',
  scope: 'okta.orgs.manage',
  errors: ['E0000006'],
  async run(ctx) {
    mustBeASuperAdmin(ctx.caller)
    const org = await changeOrg(ctx, { settings: { supportUntil: undefined } })
    return ok(supportView(org, ctx.now, ctx.request.base))
  },
})
