import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { ruleNamed } from '../target.js'
import { ruleView } from '../view.js'

export const getPolicyRule = operation({
  id: 'getPolicyRule',
  route: 'GET /api/v1/policies/{policyId}/rules/{ruleId}',
  scope: 'okta.policies.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => ruleNamed(ctx, path),
  run: async (ctx, { target: { rule } }) => ok(ruleView(rule, ctx.request.base)),
})
