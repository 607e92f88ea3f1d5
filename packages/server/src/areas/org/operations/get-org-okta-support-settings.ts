import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { mustBeASuperAdmin } from '../rules.js'
import { orgs } from '../store.js'
import { supportView } from '../view.js'

export const getOrgOktaSupportSettings = operation({
  id: 'getOrgOktaSupportSettings',
  route: 'GET /api/v1/org/privacy/oktaSupport',
  scope: 'okta.orgs.read',
  errors: ['E0000006'],
  async run(ctx) {
    mustBeASuperAdmin(ctx.caller)
    return ok(supportView(await orgs(ctx.db).get(ctx.org.id), ctx.now, ctx.request.base))
  },
})
