import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { changeOrg } from '../lifecycle.js'
import { preferencesView } from '../view.js'

export const setOrgShowOktaUIFooter = operation({
  id: 'setOrgShowOktaUIFooter',
  route: 'POST /api/v1/org/preferences/showEndUserFooter',
  scope: 'okta.orgs.manage',
  errors: [],
  async run(ctx) {
    const org = await changeOrg(ctx, { settings: { hideEndUserFooter: false } })
    return ok(preferencesView(org, ctx.request.base))
  },
})
