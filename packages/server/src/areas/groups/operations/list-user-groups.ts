import { pageAsked, pageOf } from '../../../kernel/page.js'
import { jsonArray, page } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { groupSchemaOf } from '../../schemas/index.js'
import { userNamed } from '../../users/index.js'
import { pageQuery } from '../input.js'
import { membershipTimes, pageOfGroupsOf } from '../membership.js'
import { mustBeACursor } from '../rules.js'
import { groupText } from '../view.js'

export const listUserGroups = operation({
  id: 'listUserGroups',
  route: 'GET /api/v1/users/{id}/groups',
  scope: 'okta.users.read',
  input: { query: pageQuery },
  errors: ['E0000007', 'E0000029', 'E0000037'],
  target: (ctx, { path }) => userNamed(ctx, path.id),
  async run(ctx, { query, target: user }) {
    const { after, limit } = pageAsked(query, { usual: 200, most: 200 })
    mustBeACursor(after, '00g')
    const found = await pageOfGroupsOf(ctx, user.id, after ?? '', limit + 1)
    const { items, next } = pageOf(found, limit, ({ id }) => id)
    const schema = await groupSchemaOf(ctx)
    const timeOf = await membershipTimes(ctx, items)
    const body = jsonArray(items.map((group) => groupText(group, ctx.request.base, schema, timeOf(group))))
    return page(`/api/v1/users/${user.id}/groups`, { after, limit: String(limit) }, next, body)
  },
})
