import { group, person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000093 = apiScenario({
  code: 'E0000093',
  why: 'A user is created into 21 groups at once.',
  fix: 'Name 20 groups at most when creating; add the user to the others afterwards.',
  async play(world) {
    const groupIds: string[] = []
    for (let count = 0; count < 21; count++) groupIds.push((await group(world)).id)
    return world.admin.post('/api/v1/users?activate=false', { profile: person(world), groupIds })
  },
})
