import { operation } from '../../../operation/operation.js'
import { mappingBody } from '../input.js'
import { mustBeMappedElsewhere } from '../rules.js'
import { policyNamed } from '../target.js'

export const mapResourceToPolicy = operation({
  id: 'mapResourceToPolicy',
  route: 'POST /api/v1/policies/{policyId}/mappings',
  scope: 'okta.policies.manage',
  input: { body: mappingBody },
  errors: ['E0000001', 'E0000007'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  run: async () => mustBeMappedElsewhere(),
})
