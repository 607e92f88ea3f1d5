import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { mustBeAContactType } from '../rules.js'
import { orgs } from '../store.js'
import { contactView } from '../view.js'

export const getOrgContactUser = operation({
  id: 'getOrgContactUser',
  route: 'GET /api/v1/org/contacts/{contactType}',
  scope: 'okta.orgs.read',
  errors: ['E0000007'],
  target: async (_, { path }) => mustBeAContactType(path.contactType),
  async run(ctx, { target: type }) {
    const { settings } = await orgs(ctx.db).get(ctx.org.id)
    return ok(contactView(settings.contacts?.[type], ctx.request.base))
  },
})
