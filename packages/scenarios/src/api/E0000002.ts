import { apiScenario } from '../scenario.js'

export const E0000002 = apiScenario({
  code: 'E0000002',
  why: 'The policies of apps are asked for in an org of Classic Engine, which has none of that type.',
  fix: 'Ask for types that the org’s engine has; `/.well-known/okta-organization` says which engine it is.',
  pipeline: 'v1',
  play: ({ admin }) => admin.get('/api/v1/policies?type=ACCESS_POLICY'),
})
