import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { policyTarget } from '../events.js'
import { mustNotBeTheDefault } from '../rules.js'
import { policies } from '../store.js'
import { policyNamed } from '../target.js'

export const deactivatePolicy = operation({
  id: 'deactivatePolicy',
  route: 'POST /api/v1/policies/{policyId}/lifecycle/deactivate',
  scope: 'okta.policies.manage',
  errors: ['E0000007', 'E0000111'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  async run(ctx, { target: policy }) {
    mustNotBeTheDefault(policy, 'policy')
    if (policy.status === 'INACTIVE') return nothing()
    await policies(ctx.db, ctx.org.id).update({ ...policy, status: 'INACTIVE', last_updated: ctx.now })
    ctx.journal.record({ type: 'policy.lifecycle.deactivate', targets: [policyTarget(policy)] })
    return nothing()
  },
})
