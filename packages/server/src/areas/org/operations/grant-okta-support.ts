import { ok } from '../../../kernel/reply.js'
import { hour, later, toSeconds } from '../../../kernel/time.js'
import { operation } from '../../../operation/operation.js'
import { changeOrg } from '../lifecycle.js'
import { mustBeASuperAdmin } from '../rules.js'
import { supportView } from '../view.js'

export const grantOktaSupport = operation({
  id: 'grantOktaSupport',
  route: 'POST /api/v1/org/privacy/oktaSupport/grant',
  scope: 'okta.orgs.manage',
  errors: ['E0000006'],
  async run(ctx) {
    mustBeASuperAdmin(ctx.caller)
    const supportUntil = toSeconds(later(ctx.clock.now(), 8 * hour))
    const org = await changeOrg(ctx, { settings: { supportUntil } })
    return ok(supportView(org, ctx.now, ctx.request.base))
  },
})
