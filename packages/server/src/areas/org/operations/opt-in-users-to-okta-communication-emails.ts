import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { changeOrg } from '../lifecycle.js'
import { communicationView } from '../view.js'

export const optInUsersToOktaCommunicationEmails = operation({
  id: 'optInUsersToOktaCommunicationEmails',
  route: 'POST /api/v1/org/privacy/oktaCommunication/optIn',
  scope: 'okta.orgs.manage',
  errors: [],
  async run(ctx) {
    const org = await changeOrg(ctx, { settings: { optOutEmailUsers: false } })
    return ok(communicationView(org, ctx.request.base))
  },
})
