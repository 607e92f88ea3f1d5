import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000090 = apiScenario({
  code: 'E0000090',
  why: 'A user is given a role that the user has already.',
  fix: 'Take it as done, or list the roles of the user first.',
  async play(world) {
    const user = await activeUser(world)
    await world.admin.post(`/api/v1/users/${user.id}/roles`, { type: 'READ_ONLY_ADMIN' })
    return world.admin.post(`/api/v1/users/${user.id}/roles`, { type: 'READ_ONLY_ADMIN' })
  },
})
