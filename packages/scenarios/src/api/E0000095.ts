import { apiScenario } from '../scenario.js'

export const E0000095 = apiScenario({
  code: 'E0000095',
  why: 'An application that the org trusts asks for the recovery of a name that nobody has.',
  fix: 'Check the name; show the person what everybody is shown, so that nobody learns who has an account.',
  play: (world) =>
    world.admin.post('/api/v1/authn/recovery/password', { username: `${world.unique('nobody')}@example.com` }),
})
