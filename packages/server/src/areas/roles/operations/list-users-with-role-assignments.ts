import { pageAsked, pageOf } from '../../../kernel/page.js'
import { page } from '../../../kernel/reply.js'
import { object, optional, text } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { userRoles } from '../store.js'
import { holderView } from '../view.js'

const path = '/api/v1/iam/assignees/users'

export const listUsersWithRoleAssignments = operation({
  id: 'listUsersWithRoleAssignments',
  route: `GET ${path}`,
  scope: 'okta.roles.read',
  input: { query: object({ after: optional(text()), limit: optional(text()) }) },
  errors: ['E0000029', 'E0000037'],
  async run(ctx, { query }) {
    const { after, limit } = pageAsked(query, { usual: 100, most: 100 })
    const found = await userRoles(ctx.db, ctx.org.id).holders(after, limit + 1)
    const { items, next } = pageOf(found, limit, (userId) => userId)
    const { base } = ctx.request
    // The lists of IAM say the next page in the body, and in the header as all lists do.
    const links = next === undefined ? {} : { next: { href: `${base}${path}?after=${next}&limit=${limit}` } }
    return page(path, query, next, {
      value: items.map((userId) => holderView(userId, ctx.org.id, base)),
      _links: links,
    })
  },
})
