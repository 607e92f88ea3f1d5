import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { policyTarget } from '../events.js'
import { demandedAndOff } from '../factors.js'
import { mustBeAbleToWork } from '../rules.js'
import { policies } from '../store.js'
import { policyNamed } from '../target.js'

export const activatePolicy = operation({
  id: 'activatePolicy',
  route: 'POST /api/v1/policies/{policyId}/lifecycle/activate',
  scope: 'okta.policies.manage',
  errors: ['E0000007', 'E0000086'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  async run(ctx, { target: policy }) {
    if (policy.status === 'ACTIVE') return nothing()
    mustBeAbleToWork(await demandedAndOff(ctx, policy))
    await policies(ctx.db, ctx.org.id).update({ ...policy, status: 'ACTIVE', last_updated: ctx.now })
    ctx.journal.record({ type: 'policy.lifecycle.activate', targets: [policyTarget(policy)] })
    return nothing()
  },
})
