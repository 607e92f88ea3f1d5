import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { contactTypes } from '../model.js'
import { contactTypeView } from '../view.js'

export const listOrgContactTypes = operation({
  id: 'listOrgContactTypes',
  route: 'GET /api/v1/org/contacts',
  scope: 'okta.orgs.read',
  errors: [],
  async run(ctx) {
    return ok(contactTypes.map((type) => contactTypeView(type, ctx.request.base)))
  },
})
