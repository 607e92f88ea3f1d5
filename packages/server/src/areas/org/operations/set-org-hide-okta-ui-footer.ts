import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { changeOrg } from '../lifecycle.js'
import { preferencesView } from '../view.js'

export const setOrgHideOktaUIFooter = operation({
  id: 'setOrgHideOktaUIFooter',
  route: 'POST /api/v1/org/preferences/hideEndUserFooter',
  scope: 'okta.orgs.manage',
  errors: [],
  async run(ctx) {
    const org = await changeOrg(ctx, { settings: { hideEndUserFooter: true } })
    return ok(preferencesView(org, ctx.request.base))
  },
})
