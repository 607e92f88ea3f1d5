import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { policyTarget } from '../events.js'
import { closeRanks } from '../order.js'
import { mustNotBeTheDefault } from '../rules.js'
import { policies } from '../store.js'
import { policyNamed } from '../target.js'

export const deletePolicy = operation({
  id: 'deletePolicy',
  route: 'DELETE /api/v1/policies/{policyId}',
  scope: 'okta.policies.manage',
  errors: ['E0000007', 'E0000111'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  async run(ctx, { target: policy }) {
    mustNotBeTheDefault(policy, 'policy')
    await policies(ctx.db, ctx.org.id).remove(policy.id)
    await closeRanks(ctx, policy.type)
    ctx.journal.record({ type: 'policy.lifecycle.delete', targets: [policyTarget(policy)] })
    return nothing()
  },
})
