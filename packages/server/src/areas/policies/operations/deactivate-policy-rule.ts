import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { ruleTarget } from '../events.js'
import { mustNotBeTheDefault } from '../rules.js'
import { policyRules } from '../store.js'
import { ruleNamed } from '../target.js'

export const deactivatePolicyRule = operation({
  id: 'deactivatePolicyRule',
  route: 'POST /api/v1/policies/{policyId}/rules/{ruleId}/lifecycle/deactivate',
  scope: 'okta.policies.manage',
  errors: ['E0000007', 'E0000111'],
  target: (ctx, { path }) => ruleNamed(ctx, path),
  async run(ctx, { target: { rule } }) {
    mustNotBeTheDefault(rule, 'rule')
    if (rule.status === 'INACTIVE') return nothing()
    await policyRules(ctx.db, ctx.org.id).update({ ...rule, status: 'INACTIVE', last_updated: ctx.now })
    ctx.journal.record({ type: 'policy.rule.deactivate', targets: [ruleTarget(rule)] })
    return nothing()
  },
})
