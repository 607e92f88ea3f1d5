import { activeUser, goodPassword } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000064 = apiScenario({
  code: 'E0000064',
  why: 'Somebody whose password has expired signs in with one call, which has no step for choosing a new one.',
  fix: 'Sign in by `POST /api/v1/authn`: at PASSWORD_EXPIRED its transaction takes the old password and a new one.',
  async play(world) {
    const user = await activeUser(world)
    await world.admin.post(`/api/v1/users/${user.id}/lifecycle/expire_password`)
    return world.anonymous.post('/api/v1/sessions', { username: user.profile.login, password: goodPassword })
  },
})
