import { orgOrder } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000089 = apiScenario({
  code: 'E0000089',
  why: 'An org is created with a name that is longer than a hundred characters.',
  fix: 'Send a name of 1 to 100 characters, without emoji, that no other org bears.',
  async play(world) {
    return world.admin.post('/api/v1/orgs', { ...orgOrder(world), name: 'Double '.repeat(15) })
  },
})
