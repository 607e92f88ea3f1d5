import { nothing } from '../../../../kernel/reply.js'
import { operation } from '../../../../operation/operation.js'
import { evaluateAll, type RuleReader } from '../evaluation.js'
import { ruleTarget } from '../events.js'
import { mustAdministerTheOrg, mustBeValid, mustNotBeReconciling } from '../rules.js'
import { groupRules } from '../store.js'
import { ruleNamed } from '../target.js'

export const activateGroupRule = (readRules: RuleReader) =>
  operation({
    id: 'activateGroupRule',
    route: 'POST /api/v1/groups/rules/{groupRuleId}/lifecycle/activate',
    scope: 'okta.groups.manage',
    errors: ['E0000001', 'E0000006', 'E0000007', 'E0000239'],
    target: (ctx, { path }) => ruleNamed(ctx, path.groupRuleId),
    async run(ctx, { target }) {
      mustAdministerTheOrg(ctx.caller)
      mustBeValid(target)
      const rows = groupRules(ctx.db, ctx.org.id)
      mustNotBeReconciling(await rows.isReconciling())
      if (target.status === 'ACTIVE') return nothing()
      // `lastUpdated` is when the rule's words last changed: recorded so, across an activation.
      const rule = { ...target, status: 'ACTIVE' as const }
      await rows.update(rule)
      ctx.journal.record({ type: 'group.user_membership.rule.activate', targets: [ruleTarget(rule)] })
      await evaluateAll(ctx, readRules)
      return nothing()
    },
  })
