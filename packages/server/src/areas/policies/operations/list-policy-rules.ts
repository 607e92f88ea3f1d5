import { pageAsked, pageOf } from '../../../kernel/page.js'
import { ok, page } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { rulesQuery } from '../input.js'
import type { PolicyRule } from '../model.js'
import { mustBeACursor } from '../rules.js'
import { policyRules } from '../store.js'
import { policyNamed } from '../target.js'
import { ruleView } from '../view.js'

/** All of them and no links (seen), unless somebody says how many. */
export const listPolicyRules = operation({
  id: 'listPolicyRules',
  route: 'GET /api/v1/policies/{policyId}/rules',
  scope: 'okta.policies.read',
  input: { query: rulesQuery },
  errors: ['E0000007', 'E0000029'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  async run(ctx, { target: policy, query }) {
    const rules = await policyRules(ctx.db, ctx.org.id).of(policy.id)
    const shown = (some: readonly PolicyRule[]) => some.map((rule) => ruleView(rule, ctx.request.base))
    if (query.limit === undefined && query.after === undefined) return ok(shown(rules))
    const { after, limit } = pageAsked(query, { usual: 200, most: 200 })
    const from = after === undefined ? 0 : mustBeACursor(rules.findIndex(({ id }) => id === after)) + 1
    const { items, next } = pageOf(rules.slice(from, from + limit + 1), limit, ({ id }) => id)
    return page(`/api/v1/policies/${policy.id}/rules`, { after, limit: String(limit) }, next, shown(items))
  },
})
