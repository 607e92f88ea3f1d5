import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { orgReplacement } from '../input.js'
import { changeOrg } from '../lifecycle.js'
import { asSettings, nothingSaid } from '../model.js'
import { mustFit } from '../rules.js'
import { settingsView } from '../view.js'

export const replaceOrgSettings = operation({
  id: 'replaceOrgSettings',
  route: 'PUT /api/v1/org',
  scope: 'okta.orgs.manage',
  input: { body: orgReplacement },
  errors: ['E0000001'],
  async run(ctx, { body: { companyName, ...said } }) {
    mustFit(said)
    const org = await changeOrg(ctx, { name: companyName, settings: asSettings({ ...nothingSaid, ...said }) })
    return ok(settingsView(org, ctx.request.base))
  },
})
