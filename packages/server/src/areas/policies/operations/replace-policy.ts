import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { translating } from '../../../store/database.js'
import { everyoneOf, kinds } from '../defaults.js'
import { policyTarget } from '../events.js'
import { policyBody } from '../input.js'
import type { Members } from '../model.js'
import { orderPolicies } from '../order.js'
import { mustKeepItsType, mustNotMoveTheDefault, mustStayForEveryone, nameIsTaken } from '../rules.js'
import { mustSayWhatItMay, wholeConditions, wholeSettings } from '../said.js'
import { policies } from '../store.js'
import { policyNamed } from '../target.js'
import { policyView } from '../view.js'

export const replacePolicy = operation({
  id: 'replacePolicy',
  route: 'PUT /api/v1/policies/{policyId}',
  scope: 'okta.policies.manage',
  input: { body: policyBody },
  errors: ['E0000001', 'E0000002', 'E0000003', 'E0000007', 'E0000077', 'E0000111'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  async run(ctx, { target: before, body }) {
    mustKeepItsType(before, body.type)
    mustNotMoveTheDefault(before, body)
    mustStayForEveryone(before, body)
    const conditions = JSON.parse(before.conditions) as Members | null
    await mustSayWhatItMay(ctx, before.type, 'policy', body, conditions)
    const { conditions: usual } = kinds[before.type]
    const said = before.system ? conditions : wholeConditions(usual(await everyoneOf(ctx)), body.conditions)
    const policy = {
      ...before,
      name: body.name,
      name_key: body.name.toLowerCase(),
      description: body.description ?? '',
      priority: kinds[before.type].classic ? (body.priority ?? before.priority) : before.priority,
      conditions: JSON.stringify(said),
      settings: JSON.stringify(wholeSettings(before.type, JSON.parse(before.settings), body.settings)),
      last_updated: ctx.now,
    }
    await translating(policies(ctx.db, ctx.org.id).update(policy), 'policies_type_name_key_key', nameIsTaken)
    const placed = await orderPolicies(ctx, policy.type, policy)
    ctx.journal.record({ type: 'policy.lifecycle.update', targets: [policyTarget(placed)] })
    return ok(policyView(placed, ctx.request.base))
  },
})
