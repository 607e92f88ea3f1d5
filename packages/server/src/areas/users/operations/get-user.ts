import { actsForThemselves } from '../../../access/caller.js'
import { JsonText, ok } from '../../../kernel/reply.js'
import { object, optional, text } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { etagOf, etagOfDocument } from '../conditional.js'
import { mustExist } from '../rules.js'
import { shownUser, users } from '../store.js'
import { asTheySeeThemselves, isUserId, userNamed } from '../target.js'
import { blocksOf, nothingOmitted, omittedBy, shownText, userText } from '../view.js'
import { blocksFeature } from './list-user-blocks.js'

export const getUser = operation({
  id: 'getUser',
  route: 'GET /api/v1/users/{id}',
  scope: 'okta.users.read',
  own: 'id',
  input: { query: object({ expand: optional(text()) }) },
  errors: ['E0000007'],
  async run(ctx, { path, query }) {
    const { base, headers } = ctx.request
    const omitted = omittedBy(headers['content-type'])
    if (actsForThemselves(ctx.caller, 'okta.users.read')) {
      const themselves = await asTheySeeThemselves(ctx, await userNamed(ctx, path.id))
      return ok(new JsonText(userText(themselves, base, omitted)), { etag: etagOf(ctx, themselves) })
    }
    // The most asked of all questions is answered from the text that is kept, where nothing of it was changed or left out.
    if (isUserId(path.id) && query.expand === undefined && omitted === nothingOmitted) {
      const kept = mustExist(await shownUser(ctx.db, ctx.org.id, path.id), path.id)
      if (!kept.schema_has_retired) {
        return ok(new JsonText(shownText(kept, base)), { etag: etagOfDocument(ctx, kept.document) })
      }
    }
    const user = await userNamed(ctx, path.id)
    // An org without the feature is not refused here: it is asked for the user, and has no blocks to show.
    const embedsBlocks =
      query.expand === 'blocks' && (await users(ctx.db, ctx.org.id).features()).includes(blocksFeature)
    const answer = userText(user, base, omitted, embedsBlocks ? blocksOf(user) : undefined)
    return ok(new JsonText(answer), { etag: etagOf(ctx, user) })
  },
})
