import { pageAsked, pageOf } from '../../../kernel/page.js'
import { jsonArray, page } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userSchemas } from '../../schemas/index.js'
import { type ListedUser, listedUserText } from '../../users/index.js'
import { pageQuery } from '../input.js'
import { mustBeACursor } from '../rules.js'
import { groups } from '../store.js'
import { groupNamed } from '../target.js'
import { shownProfile } from '../view.js'

export const listGroupUsers = operation({
  id: 'listGroupUsers',
  route: 'GET /api/v1/groups/{groupId}/users',
  scope: 'okta.groups.read',
  input: { query: pageQuery },
  errors: ['E0000007', 'E0000029', 'E0000037'],
  target: (ctx, { path }) => groupNamed(ctx, path.groupId),
  async run(ctx, { query, target: group }) {
    const { after, limit } = pageAsked(query, { usual: 1000, most: 1000 })
    mustBeACursor(after, '00u')
    const found = await groups(ctx.db, ctx.org.id).members(group, after ?? '', limit + 1)
    const { items, next } = pageOf(found, limit, ({ id }) => id)
    const schemas = await userSchemas(ctx)
    const shown = items.map((user) => {
      const schema = schemas.get(user.type_id)
      return schema === undefined ? user : { ...user, profile: shownProfile(user.profile, schema) }
    })
    const body = jsonArray(shown.map((user) => listedUserText(user as ListedUser, ctx.request.base)))
    return page(`/api/v1/groups/${group.id}/users`, { after, limit: String(limit) }, next, body)
  },
})
