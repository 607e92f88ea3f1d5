import { orgOrder } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000120 = apiScenario({
  code: 'E0000120',
  why: 'An org is to be found under a domain that leads to another org.',
  fix: 'Take the domain away from the other org first, or choose another.',
  needs: ['disposable'],
  async play(world) {
    const customDomain = `${world.unique('stunts')}.example.com`
    await world.admin.post('/api/v1/orgs', { ...orgOrder(world), customDomain })
    return world.admin.post('/api/v1/orgs', { ...orgOrder(world), customDomain })
  },
})
