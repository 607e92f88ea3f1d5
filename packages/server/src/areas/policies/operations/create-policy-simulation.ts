import { operation } from '../../../operation/operation.js'
import { simulationBody } from '../input.js'
import { mustBeAnApp, mustBeOfIdentityEngine } from '../rules.js'

export const createPolicySimulation = operation({
  id: 'createPolicySimulation',
  route: 'POST /api/v1/policies/simulate',
  scope: 'okta.policies.read',
  readsOnly: true,
  input: { body: simulationBody },
  errors: ['E0000001', 'E0000007', 'E0000015'],
  async run(ctx, { body }) {
    mustBeOfIdentityEngine(ctx.org.pipeline)
    return mustBeAnApp(body.appInstance)
  },
})
