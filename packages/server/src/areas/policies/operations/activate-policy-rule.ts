import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { ruleTarget } from '../events.js'
import { policyRules } from '../store.js'
import { ruleNamed } from '../target.js'

export const activatePolicyRule = operation({
  id: 'activatePolicyRule',
  route: 'POST /api/v1/policies/{policyId}/rules/{ruleId}/lifecycle/activate',
  scope: 'okta.policies.manage',
  errors: ['E0000007'],
  target: (ctx, { path }) => ruleNamed(ctx, path),
  async run(ctx, { target: { rule } }) {
    if (rule.status === 'ACTIVE') return nothing()
    await policyRules(ctx.db, ctx.org.id).update({ ...rule, status: 'ACTIVE', last_updated: ctx.now })
    ctx.journal.record({ type: 'policy.rule.activate', targets: [ruleTarget(rule)] })
    return nothing()
  },
})
