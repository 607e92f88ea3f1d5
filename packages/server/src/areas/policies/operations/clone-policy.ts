import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { translating } from '../../../store/database.js'
import { policyTarget } from '../events.js'
import { mustBeCloneable, mustBeOfIdentityEngine, nameIsTaken } from '../rules.js'
import { policies, policyRules } from '../store.js'
import { policyNamed } from '../target.js'
import { policyView } from '../view.js'

export const clonePolicy = operation({
  id: 'clonePolicy',
  route: 'POST /api/v1/policies/{policyId}/clone',
  scope: 'okta.policies.manage',
  errors: ['E0000001', 'E0000002', 'E0000007', 'E0000015'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  async run(ctx, { target: original }) {
    mustBeOfIdentityEngine(ctx.org.pipeline)
    mustBeCloneable(original)
    const name = `[cloned] ${original.name}`
    const times = { created: ctx.now, last_updated: ctx.now }
    const id = ctx.ids.next('accessPolicy')
    const clone = { ...original, ...times, id, name, name_key: name.toLowerCase(), system: 0 }
    await translating(policies(ctx.db, ctx.org.id).insert(clone), 'policies_type_name_key_key', nameIsTaken)
    const rules = policyRules(ctx.db, ctx.org.id)
    for (const rule of await rules.of(original.id)) {
      await rules.insert({ ...rule, ...times, id: ctx.ids.next('accessRule'), policy_id: id })
    }
    ctx.journal.record({ type: 'policy.lifecycle.create', targets: [policyTarget(clone)] })
    // Okta answers before it knows when (seen); the next reading says.
    return ok({ ...policyView(clone, ctx.request.base), created: null, lastUpdated: null })
  },
})
