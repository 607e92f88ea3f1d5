import { pageAsked, pageWithin } from '../../../kernel/page.js'
import { ok, page } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { rulesQuery } from '../input.js'
import type { PolicyRule } from '../model.js'
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
    const asked = pageAsked(query, { usual: 200, most: 200 })
    const { items, next } = pageWithin(rules, asked, ({ id }) => id)
    return page(`/api/v1/policies/${policy.id}/rules`, { ...asked, limit: String(asked.limit) }, next, shown(items))
  },
})
