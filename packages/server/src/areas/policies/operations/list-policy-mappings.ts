import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { policyNamed } from '../target.js'

/** What a policy is for, where that is no person: apps, of which the org has none. */
export const listPolicyMappings = operation({
  id: 'listPolicyMappings',
  route: 'GET /api/v1/policies/{policyId}/mappings',
  scope: 'okta.policies.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  run: async () => ok([]),
})
