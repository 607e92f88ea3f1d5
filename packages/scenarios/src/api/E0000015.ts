import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000015 = apiScenario({
  code: 'E0000015',
  why: 'The blocks of a user are asked for in an org without that feature.',
  fix: 'Have the feature switched on for the org; no role of the caller can make up for it.',
  async play(world) {
    const user = await activeUser(world)
    return world.admin.get(`/api/v1/users/${user.id}/blocks`)
  },
})
