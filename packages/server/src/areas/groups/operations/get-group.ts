import { JsonText, ok } from '../../../kernel/reply.js'
import { object, optional, text } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { groupSchemaOf } from '../../schemas/index.js'
import { expands } from '../input.js'
import { membershipTimes } from '../membership.js'
import { groups } from '../store.js'
import { groupNamed } from '../target.js'
import { groupText } from '../view.js'

export const getGroup = operation({
  id: 'getGroup',
  route: 'GET /api/v1/groups/{groupId}',
  scope: 'okta.groups.read',
  input: { query: object({ expand: optional(text()) }) },
  errors: ['E0000007'],
  target: (ctx, { path }) => groupNamed(ctx, path.groupId),
  async run(ctx, { query, target: group }) {
    const schema = await groupSchemaOf(ctx)
    const timeOf = await membershipTimes(ctx, [group])
    const counts = expands(query.expand, 'stats') ? await groups(ctx.db, ctx.org.id).counts([group]) : undefined
    const stats = counts && { usersCount: counts.get(group.id) ?? 0 }
    return ok(new JsonText(groupText(group, ctx.request.base, schema, timeOf(group), stats)))
  },
})
