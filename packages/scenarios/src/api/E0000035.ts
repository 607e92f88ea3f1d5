import { goodPassword, person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000035 = apiScenario({
  code: 'E0000035',
  why: 'The password of a user is changed whose password lives with another identity provider.',
  fix: 'Change it where it lives: look at `credentials.provider` of the user.',
  async play(world) {
    const user = await world.admin.post('/api/v1/users?activate=true&provider=true', {
      profile: person(world),
      credentials: { provider: { type: 'FEDERATION', name: 'FEDERATION' } },
    })
    return world.admin.post(`/api/v1/users/${user.id}/credentials/change_password`, {
      oldPassword: { value: goodPassword },
      newPassword: { value: 'Rubber-Bricks-48' },
    })
  },
})
