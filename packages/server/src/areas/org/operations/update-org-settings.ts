import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { orgUpdate } from '../input.js'
import { changeOrg } from '../lifecycle.js'
import { asSettings } from '../model.js'
import { mustFit } from '../rules.js'
import { settingsView } from '../view.js'

export const updateOrgSettings = operation({
  id: 'updateOrgSettings',
  route: 'POST /api/v1/org',
  scope: 'okta.orgs.manage',
  input: { body: orgUpdate },
  errors: ['E0000001'],
  async run(ctx, { body: { companyName, ...said } }) {
    mustFit(said)
    const settings = asSettings(said)
    const org = await changeOrg(ctx, companyName == null ? { settings } : { name: companyName, settings })
    return ok(settingsView(org, ctx.request.base))
  },
})
