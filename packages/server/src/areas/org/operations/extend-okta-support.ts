import { ok } from '../../../kernel/reply.js'
import { day, later, toSeconds } from '../../../kernel/time.js'
import { operation } from '../../../operation/operation.js'
import { changeOrg } from '../lifecycle.js'
import { mustBeASuperAdmin } from '../rules.js'
import { orgs } from '../store.js'
import { supportView } from '../view.js'

export const extendOktaSupport = operation({
  id: 'extendOktaSupport',
  route: 'POST /api/v1/org/privacy/oktaSupport/extend',
  scope: 'okta.orgs.manage',
  errors: ['E0000006'],
  async run(ctx) {
    mustBeASuperAdmin(ctx.caller)
    const { settings } = await orgs(ctx.db).get(ctx.org.id)
    const from = new Date(Math.max(Date.parse(settings.supportUntil ?? ctx.now), ctx.clock.now().getTime()))
    const org = await changeOrg(ctx, { settings: { supportUntil: toSeconds(later(from, day)) } })
    return ok(supportView(org, ctx.now, ctx.request.base))
  },
})
