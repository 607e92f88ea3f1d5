import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { orgs } from '../store.js'
import { settingsView } from '../view.js'

export const getOrgSettings = operation({
  id: 'getOrgSettings',
  route: 'GET /api/v1/org',
  scope: 'okta.orgs.read',
  errors: [],
  async run(ctx) {
    return ok(settingsView(await orgs(ctx.db).get(ctx.org.id), ctx.request.base))
  },
})
