import { nothing } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { ruleTarget } from '../events.js'
import { mustAdministerTheOrg, mustBeValid, mustNotBeReconciling } from '../rules.js'
import { groupRules } from '../store.js'
import { ruleNamed } from '../target.js'

/** Those whom the rule put into groups stay there; it only stops looking. */
export const deactivateGroupRule = operation({
  id: 'deactivateGroupRule',
  route: 'POST /api/v1/groups/rules/{groupRuleId}/lifecycle/deactivate',
  scope: 'okta.groups.manage',
  errors: ['E0000001', 'E0000006', 'E0000007', 'E0000239'],
  target: (ctx, { path }) => ruleNamed(ctx, path.groupRuleId),
  async run(ctx, { target }) {
    mustAdministerTheOrg(ctx.caller)
    mustBeValid(target)
    const rows = groupRules(ctx.db, ctx.org.id)
    mustNotBeReconciling(await rows.isReconciling())
    if (target.status === 'INACTIVE') return nothing()
    const rule = { ...target, status: 'INACTIVE' as const }
    await rows.update(rule)
    ctx.journal.record({ type: 'group.user_membership.rule.deactivate', targets: [ruleTarget(rule)] })
    return nothing()
  },
})
