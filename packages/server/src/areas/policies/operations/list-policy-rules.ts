import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { policyRules } from '../store.js'
import { policyNamed } from '../target.js'
import { ruleView } from '../view.js'

export const listPolicyRules = operation({
  id: 'listPolicyRules',
  route: 'GET /api/v1/policies/{policyId}/rules',
  scope: 'okta.policies.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  async run(ctx, { target: policy }) {
    const rules = await policyRules(ctx.db, ctx.org.id).of(policy.id)
    return ok(rules.map((rule) => ruleView(rule, ctx.request.base)))
  },
})
