import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { ruleTarget } from '../events.js'
import { closeRanksOfRules } from '../order.js'
import { mustNotBeTheDefault } from '../rules.js'
import { policyRules } from '../store.js'
import { ruleNamed } from '../target.js'

export const deletePolicyRule = operation({
  id: 'deletePolicyRule',
  route: 'DELETE /api/v1/policies/{policyId}/rules/{ruleId}',
  scope: 'okta.policies.manage',
  errors: ['E0000007', 'E0000111'],
  target: (ctx, { path }) => ruleNamed(ctx, path),
  async run(ctx, { target: { policy, rule } }) {
    mustNotBeTheDefault(rule, 'rule')
    await policyRules(ctx.db, ctx.org.id).remove(rule.id)
    await closeRanksOfRules(ctx, policy)
    ctx.journal.record({ type: 'policy.rule.delete', targets: [ruleTarget(rule)] })
    return nothing()
  },
})
