import { apiScenario } from '../scenario.js'

export const E0000157 = apiScenario({
  code: 'E0000157',
  why: 'Google Authenticator is set up in an org that has it already.',
  fix: 'List the authenticators and change the one that is there.',
  needs: ['disposable'],
  async play(world) {
    const google = { key: 'google_otp', name: 'Google Authenticator' }
    await world.admin.post('/api/v1/authenticators', google)
    return world.admin.post('/api/v1/authenticators', google)
  },
})
