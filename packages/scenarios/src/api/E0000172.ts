import { orgOrder } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000172 = apiScenario({
  code: 'E0000172',
  why: 'An org is created under a subdomain of 58 characters.',
  fix: 'Use 57 characters at most.',
  async play(world) {
    return world.admin.post('/api/v1/orgs', { ...orgOrder(world), subdomain: world.unique('double').padEnd(58, 'x') })
  },
})
