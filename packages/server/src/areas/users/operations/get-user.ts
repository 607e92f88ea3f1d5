import { JsonText, ok } from '../../../kernel/reply.js'
import { object, optional, text } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { etagOf } from '../conditional.js'
import { users } from '../store.js'
import { userNamed } from '../target.js'
import { blocksOf, omittedBy, userText } from '../view.js'
import { blocksFeature } from './list-user-blocks.js'

export const getUser = operation({
  id: 'getUser',
  route: 'GET /api/v1/users/{id}',
  scope: 'okta.users.read',
  input: { query: object({ expand: optional(text()) }) },
  errors: ['E0000007'],
  target: (ctx, { path }) => userNamed(ctx, path.id),
  async run(ctx, { target: user, query }) {
    // An org without the feature is not refused here: it is asked for the user, and has no blocks to show.
    const embedsBlocks =
      query.expand === 'blocks' && (await users(ctx.db, ctx.org.id).features()).includes(blocksFeature)
    const omitted = omittedBy(ctx.request.headers['content-type'])
    const answer = userText(user, ctx.request.base, omitted, embedsBlocks ? blocksOf(user) : undefined)
    return ok(new JsonText(answer), { etag: etagOf(ctx, user) })
  },
})
