import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000118 = apiScenario({
  code: 'E0000118',
  why: 'The mail with a code is asked for twice within five seconds.',
  fix: 'Wait five seconds before another mail.',
  async play(world) {
    const { id } = await activeUser(world)
    const order = { factorType: 'email', provider: 'OKTA' }
    const factor = await world.admin.post(`/api/v1/users/${id}/factors?activate=true`, order)
    await world.admin.post(`/api/v1/users/${id}/factors/${factor.id}/verify`)
    return world.admin.post(`/api/v1/users/${id}/factors/${factor.id}/verify`)
  },
})
