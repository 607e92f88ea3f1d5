import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { translating } from '../../../store/database.js'
import { kinds } from '../defaults.js'
import { ruleTarget } from '../events.js'
import { ruleBody } from '../input.js'
import type { Members } from '../model.js'
import { orderRules } from '../order.js'
import {
  mustBeARuleOf,
  mustBeEditable,
  mustKeepItsCookie,
  mustNotMoveTheDefault,
  mustStayForEveryone,
  ruleNameIsTaken,
} from '../rules.js'
import { mustSayWhatItMay, wholeActions, wholeConditions } from '../said.js'
import { policyRules } from '../store.js'
import { ruleNamed } from '../target.js'
import { ruleView } from '../view.js'

export const replacePolicyRule = operation({
  id: 'replacePolicyRule',
  route: 'PUT /api/v1/policies/{policyId}/rules/{ruleId}',
  scope: 'okta.policies.manage',
  input: { body: ruleBody },
  errors: ['E0000001', 'E0000002', 'E0000003', 'E0000007', 'E0000077', 'E0000111'],
  target: (ctx, { path }) => ruleNamed(ctx, path),
  async run(ctx, { target: { policy, rule: before }, body }) {
    const { ruleType, ruleConditions } = kinds[policy.type]
    mustBeEditable(policy.type, before, ctx.org.pipeline)
    mustBeARuleOf(ruleType, body.type)
    mustNotMoveTheDefault(before, body)
    mustStayForEveryone(before, body)
    const conditions = JSON.parse(before.conditions) as Members | null
    await mustSayWhatItMay(ctx, policy.type, 'rule', body, conditions)
    mustKeepItsCookie(before, body)
    const rule = {
      ...before,
      name: body.name,
      name_key: body.name.toLowerCase(),
      priority: body.priority ?? before.priority,
      conditions: JSON.stringify(before.system ? conditions : wholeConditions(ruleConditions, body.conditions)),
      actions: JSON.stringify(wholeActions(JSON.parse(before.actions), body.actions)),
      last_updated: ctx.now,
    }
    await translating(
      policyRules(ctx.db, ctx.org.id).update(rule),
      'policy_rules_policy_id_name_key_key',
      ruleNameIsTaken,
    )
    const placed = await orderRules(ctx, policy, rule)
    ctx.journal.record({ type: 'policy.rule.update', targets: [ruleTarget(placed)] })
    return ok(ruleView(placed, ctx.request.base))
  },
})
