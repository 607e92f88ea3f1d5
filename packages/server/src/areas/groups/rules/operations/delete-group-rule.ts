import { JsonText } from '../../../../kernel/reply.js'
import { flag, object } from '../../../../kernel/schema.js'
import { operation } from '../../../../operation/operation.js'
import { release } from '../evaluation.js'
import { ruleTarget } from '../events.js'
import { mustAdministerTheOrg, mustNotBeActive, mustNotBeReconciling } from '../rules.js'
import { groupRules } from '../store.js'
import { ruleNamed } from '../target.js'

export const deleteGroupRule = operation({
  id: 'deleteGroupRule',
  route: 'DELETE /api/v1/groups/rules/{groupRuleId}',
  scope: 'okta.groups.manage',
  input: { query: object({ removeUsers: flag(false) }) },
  errors: ['E0000001', 'E0000006', 'E0000007', 'E0000239'],
  target: (ctx, { path }) => ruleNamed(ctx, path.groupRuleId),
  async run(ctx, { query, target: rule }) {
    mustAdministerTheOrg(ctx.caller)
    mustNotBeActive(rule)
    const rows = groupRules(ctx.db, ctx.org.id)
    mustNotBeReconciling(await rows.isReconciling())
    await rows.remove(rule.id)
    if (query.removeUsers) await release(ctx, rule)
    else await rows.leaveMembers(rule.id)
    ctx.journal.record({ type: 'group.user_membership.rule.delete', targets: [ruleTarget(rule)] })
    return { status: 202, body: new JsonText('{}') }
  },
})
