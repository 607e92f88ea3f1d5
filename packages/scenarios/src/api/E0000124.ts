import { person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000124 = apiScenario({
  code: 'E0000124',
  why: 'A user without a password is created whose password shall expire at once.',
  fix: 'Send `credentials.password`, or leave `nextLogin` out.',
  async play(world) {
    return world.admin.post('/api/v1/users?activate=true&nextLogin=changePassword', { profile: person(world) })
  },
})
