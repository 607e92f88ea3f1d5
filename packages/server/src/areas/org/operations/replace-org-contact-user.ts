import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { contactUser } from '../input.js'
import { changeOrg } from '../lifecycle.js'
import type { UserNamed } from '../model.js'
import { mustBeAContactType } from '../rules.js'
import { orgs } from '../store.js'
import { contactView } from '../view.js'

export const replaceOrgContactUser = (userNamed: UserNamed) =>
  operation({
    id: 'replaceOrgContactUser',
    route: 'PUT /api/v1/org/contacts/{contactType}',
    scope: 'okta.orgs.manage',
    input: { body: contactUser },
    errors: ['E0000001', 'E0000007'],
    target: async (_, { path }) => mustBeAContactType(path.contactType),
    async run(ctx, { target: type, body }) {
      const user = await userNamed(ctx, body.userId)
      const { settings } = await orgs(ctx.db).get(ctx.org.id)
      await changeOrg(ctx, { settings: { contacts: { ...settings.contacts, [type]: user.id } } })
      return ok(contactView(user.id, ctx.request.base))
    },
  })
