import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000242 = apiScenario({
  code: 'E0000242',
  why: 'A user is changed under a condition that is no entity tag.',
  fix: 'Send the `ETag` header of the user as it came, with its quotes and `W/`.',
  async play(world) {
    const { id } = await activeUser(world)
    return world.admin.post(`/api/v1/users/${id}`, { profile: { nickName: 'Countess' } }, { 'if-match': 'latest' })
  },
})
