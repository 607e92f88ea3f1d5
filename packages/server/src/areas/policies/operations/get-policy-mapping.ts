import { operation } from '../../../operation/operation.js'
import { mappingMustExist } from '../rules.js'
import { policyNamed } from '../target.js'

export const getPolicyMapping = operation({
  id: 'getPolicyMapping',
  route: 'GET /api/v1/policies/{policyId}/mappings/{mappingId}',
  scope: 'okta.policies.read',
  errors: ['E0000007'],
  target: (ctx, { path }) => policyNamed(ctx, path.policyId),
  run: async (_, { path }) => mappingMustExist(path.mappingId),
})
