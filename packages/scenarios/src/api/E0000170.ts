import { orgOrder } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000170 = apiScenario({
  code: 'E0000170',
  why: 'An org is created under a subdomain that is reserved.',
  fix: 'Choose a subdomain of your own.',
  async play(world) {
    return world.admin.post('/api/v1/orgs', { ...orgOrder(world), subdomain: 'admin' })
  },
})
