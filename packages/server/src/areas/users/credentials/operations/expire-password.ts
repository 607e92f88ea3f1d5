import { JsonText, ok } from '../../../../kernel/reply.js'
import { flag, object } from '../../../../kernel/schema.js'
import { operation } from '../../../../operation/operation.js'
import { userToChange } from '../../target.js'
import { userText } from '../../view.js'
import { expire, preparedTemporary } from '../passwords.js'
import * as must from '../rules.js'

export const expirePassword = operation({
  id: 'expirePassword',
  route: 'POST /api/v1/users/{id}/lifecycle/expire_password',
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  input: { query: object({ tempPassword: flag(false) }) },
  errors: ['E0000007', 'E0000038'],
  target: (ctx, { path }) => userToChange(ctx, path.id),
  prepare: async (ctx, { target: user, query }) => (query.tempPassword ? preparedTemporary(ctx, user) : undefined),
  async run(ctx, { target: user, query, prepared }) {
    const temporary = query.tempPassword ? must.mustBeExpirable(prepared) : undefined
    const expired = await expire(ctx, user, temporary)
    if (temporary !== undefined) return ok({ tempPassword: temporary.tempPassword })
    return ok(new JsonText(userText(expired, ctx.request.base)))
  },
})
