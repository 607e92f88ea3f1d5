import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { translating } from '../../../store/database.js'
import { addLastRule, everyoneOf, kinds, usualSettings } from '../defaults.js'
import { policyTarget } from '../events.js'
import { activateQuery, policyBody } from '../input.js'
import { behindAll, orderPolicies } from '../order.js'
import { mustBeAPolicyType, mustBeMakeable, nameIsTaken } from '../rules.js'
import { mustSayWhatItMay, wholeConditions, wholeSettings } from '../said.js'
import { policies } from '../store.js'
import { policyView } from '../view.js'

export const createPolicy = operation({
  id: 'createPolicy',
  route: 'POST /api/v1/policies',
  scope: 'okta.policies.manage',
  input: { query: activateQuery, body: policyBody },
  errors: ['E0000001', 'E0000002', 'E0000003'],
  async run(ctx, { query, body }) {
    const type = mustBeAPolicyType(body.type, ctx.org.pipeline)
    mustBeMakeable(type)
    await mustSayWhatItMay(ctx, type, 'policy', body, null)
    const kind = kinds[type]
    const usual = kind.conditions(await everyoneOf(ctx))
    const policy = {
      id: ctx.ids.next(kind.classic ? 'policy' : 'accessPolicy'),
      org_id: ctx.org.id,
      type,
      name: body.name,
      name_key: body.name.toLowerCase(),
      description: body.description ?? '',
      status: query.activate ? ('ACTIVE' as const) : ('INACTIVE' as const),
      system: 0,
      priority: kind.classic ? (body.priority ?? behindAll) : 1,
      settings: JSON.stringify(wholeSettings(type, usualSettings(type, ctx.org), body.settings)),
      conditions: JSON.stringify(wholeConditions(usual, body.conditions)),
      created: ctx.now,
      last_updated: ctx.now,
    }
    await translating(policies(ctx.db, ctx.org.id).insert(policy), 'policies_type_name_key_key', nameIsTaken)
    if (!kind.classic) await addLastRule(ctx, policy)
    const placed = await orderPolicies(ctx, type, policy)
    ctx.journal.record({ type: 'policy.lifecycle.create', targets: [policyTarget(placed)] })
    return ok(policyView(placed, ctx.request.base))
  },
})
