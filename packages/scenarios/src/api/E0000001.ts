import { person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000001 = apiScenario({
  code: 'E0000001',
  why: 'Two users are created with the same login.',
  fix: 'Read `errorCauses`: each entry names a field and the rule it breaks. Look the login up before creating, or choose another.',
  async play(world) {
    const profile = person(world)
    await world.admin.post('/api/v1/users?activate=false', { profile })
    return world.admin.post('/api/v1/users?activate=false', { profile })
  },
})
