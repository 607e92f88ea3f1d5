import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { translating } from '../../../store/database.js'
import { kinds } from '../defaults.js'
import { ruleTarget } from '../events.js'
import { activateQuery, ruleBody } from '../input.js'
import { behindAll, orderRules } from '../order.js'
import { mustBeARuleOf, mustHaveRoomForARule, ruleNameIsTaken } from '../rules.js'
import { mustSayWhatItMay, wholeActions, wholeConditions } from '../said.js'
import { policyRules } from '../store.js'
import { policyNamed } from '../target.js'
import { ruleView } from '../view.js'

export const createPolicyRule = operation({
  id: 'createPolicyRule',
  route: 'POST /api/v1/policies/{policyId}/rules',
  scope: 'okta.policies.manage',
  input: { query: activateQuery, body: ruleBody },
  errors: ['E0000001', 'E0000002', 'E0000003', 'E0000007'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  async run(ctx, { target: policy, query, body }) {
    const kind = kinds[policy.type]
    mustBeARuleOf(kind.ruleType, body.type)
    await mustSayWhatItMay(ctx, policy.type, 'rule', body, null)
    mustHaveRoomForARule(policy, await policyRules(ctx.db, ctx.org.id).of(policy.id))
    const rule = {
      id: ctx.ids.next(kind.classic ? 'rule' : 'accessRule'),
      org_id: ctx.org.id,
      policy_id: policy.id,
      type: kind.ruleType,
      name: body.name,
      name_key: body.name.toLowerCase(),
      status: query.activate ? ('ACTIVE' as const) : ('INACTIVE' as const),
      system: 0,
      priority: body.priority ?? behindAll,
      conditions: JSON.stringify(wholeConditions(kind.ruleConditions, body.conditions)),
      actions: JSON.stringify(wholeActions(kind.actions, body.actions)),
      created: ctx.now,
      last_updated: ctx.now,
    }
    await translating(
      policyRules(ctx.db, ctx.org.id).insert(rule),
      'policy_rules_policy_id_name_key_key',
      ruleNameIsTaken,
    )
    const placed = await orderRules(ctx, policy, rule)
    ctx.journal.record({ type: 'policy.rule.add', targets: [ruleTarget(placed)] })
    return ok(ruleView(placed, ctx.request.base))
  },
})
