import { activeUser, goodPassword } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000079 = apiScenario({
  code: 'E0000079',
  why: 'Somebody who has to change an expired password tries to leave that step out.',
  fix: 'Read `status` and follow the `_links` of the last answer: a step without a link is not to be had.',
  async play(world) {
    const { id, profile } = await activeUser(world)
    await world.admin.post(`/api/v1/users/${id}/lifecycle/expire_password`)
    const signIn = { username: profile.login, password: goodPassword }
    const { stateToken } = await world.anonymous.post('/api/v1/authn', signIn)
    return world.anonymous.post('/api/v1/authn/skip', { stateToken })
  },
})
