import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { orgs } from '../store.js'
import { preferencesView } from '../view.js'

export const getOrgPreferences = operation({
  id: 'getOrgPreferences',
  route: 'GET /api/v1/org/preferences',
  scope: 'okta.orgs.read',
  errors: [],
  async run(ctx) {
    return ok(preferencesView(await orgs(ctx.db).get(ctx.org.id), ctx.request.base))
  },
})
