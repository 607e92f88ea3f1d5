import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { policyNamed } from '../target.js'

/** Retired by Okta in favour of mappings, and still answered. The org has no apps. */
export const listPolicyApps = operation({
  id: 'listPolicyApps',
  route: 'GET /api/v1/policies/{policyId}/app',
  scope: 'okta.policies.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  run: async () => ok([]),
})
