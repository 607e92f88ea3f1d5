import { JsonText, ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userNamed } from '../target.js'
import { userText } from '../view.js'

export const getUser = operation({
  id: 'getUser',
  route: 'GET /api/v1/users/{id}',
  scope: 'okta.users.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => userNamed(ctx, path.id),
  async run(ctx, { target: user }) {
    const text = userText(user, ctx.request.base, user.type_id)
    return ok(new JsonText(text), { etag: `W/"${ctx.digest.sha256(text)}"` })
  },
})
