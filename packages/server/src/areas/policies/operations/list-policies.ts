import { pageAsked, pageWithin } from '../../../kernel/page.js'
import { page } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { listQuery } from '../input.js'
import { mustBeAPolicyType, mustNameAType } from '../rules.js'
import { policies, policyRules } from '../store.js'
import { policyView, withRules } from '../view.js'

export const listPolicies = operation({
  id: 'listPolicies',
  route: 'GET /api/v1/policies',
  scope: 'okta.policies.read',
  input: { query: listQuery },
  errors: ['E0000002', 'E0000028', 'E0000029', 'E0000037'],
  async run(ctx, { query }) {
    const type = mustBeAPolicyType(mustNameAType(query.type), ctx.org.pipeline)
    const asked = pageAsked(query, { usual: 200, most: 200 })
    const all = await policies(ctx.db, ctx.org.id).ofType(type)
    const start = query.q?.toLowerCase() ?? ''
    const wanted = all.filter(
      ({ name_key, status }) => name_key.startsWith(start) && (query.status === undefined || query.status === status),
    )
    if (query.sortBy === 'name') wanted.sort((one, other) => (one.name_key < other.name_key ? -1 : 1))
    const { items, next } = pageWithin(wanted, asked, ({ id }) => id)
    const shown = []
    for (const policy of items) {
      const view = policyView(policy, ctx.request.base)
      const rules = query.expand === 'rules' ? await policyRules(ctx.db, ctx.org.id).of(policy.id) : undefined
      shown.push(rules === undefined ? view : withRules(view, rules, ctx.request.base))
    }
    return page('/api/v1/policies', { ...query }, next, shown)
  },
})
