import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { changeOrg } from '../lifecycle.js'
import { communicationView } from '../view.js'

export const optOutUsersFromOktaCommunicationEmails = operation({
  id: 'optOutUsersFromOktaCommunicationEmails',
  route: 'POST /api/v1/org/privacy/oktaCommunication/optOut',
  scope: 'okta.orgs.manage',
  errors: [],
  async run(ctx) {
    const org = await changeOrg(ctx, { settings: { optOutEmailUsers: true } })
    return ok(communicationView(org, ctx.request.base))
  },
})
