import { apiScenario } from '../scenario.js'

export const E0000020 = apiScenario({
  code: 'E0000020',
  why: 'The password is to be switched off as a factor of the org.',
  fix: 'Leave it on; what makes sign-in safer is another factor beside it.',
  play: (world) => world.admin.post('/api/v1/org/factors/okta_password/lifecycle/deactivate'),
})
