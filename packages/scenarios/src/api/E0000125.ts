import { goodPassword, person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000125 = apiScenario({
  code: 'E0000125',
  why: 'A user is created, not activated, and shall change the password at the next sign-in.',
  fix: 'Create with `activate=true`, or leave `nextLogin` out.',
  async play(world) {
    return world.admin.post('/api/v1/users?activate=false&nextLogin=changePassword', {
      profile: person(world),
      credentials: { password: { value: goodPassword } },
    })
  },
})
