import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { orgs } from '../store.js'
import { communicationView } from '../view.js'

export const getOktaCommunicationSettings = operation({
  id: 'getOktaCommunicationSettings',
  route: 'GET /api/v1/org/privacy/oktaCommunication',
  scope: 'okta.orgs.read',
  errors: [],
  async run(ctx) {
    return ok(communicationView(await orgs(ctx.db).get(ctx.org.id), ctx.request.base))
  },
})
