import { pageAsked, pageOf } from '../../../../kernel/page.js'
import { page } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { expands, mustBeACursor, namesOfGroups } from '../../index.js'
import { listQuery, nameMapExpansion } from '../input.js'
import { groupRules } from '../store.js'
import { ruleView } from '../view.js'

export const listGroupRules = operation({
  id: 'listGroupRules',
  route: 'GET /api/v1/groups/rules',
  scope: 'okta.groups.read',
  input: { query: listQuery },
  errors: ['E0000029', 'E0000037'],
  async run(ctx, { query }) {
    const { after, limit } = pageAsked(query, { usual: 50, most: 200 })
    mustBeACursor(after, '0pr')
    const keyword = query.search === '' ? undefined : query.search
    const found = await groupRules(ctx.db, ctx.org.id).list(keyword, after ?? '', limit + 1)
    const { items, next } = pageOf(found, limit, ({ id }) => id)
    const groupIds = items.flatMap((rule) => JSON.parse(rule.group_ids) as string[])
    const names = expands(query.expand, nameMapExpansion) ? await namesOfGroups(ctx, groupIds) : undefined
    const said = { after, limit: String(limit), search: keyword }
    return page(
      '/api/v1/groups/rules',
      said,
      next,
      items.map((rule) => ruleView(rule, names)),
    )
  },
})
