import { orgOrder } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000088 = apiScenario({
  code: 'E0000088',
  why: 'An org is created under the subdomain of one that was made a minute ago.',
  fix: 'Choose a subdomain that no org has.',
  needs: ['clock', 'disposable'],
  async play(world) {
    const order = orgOrder(world)
    await world.admin.post('/api/v1/orgs', order)
    await world.clock.advance('PT1M')
    return world.admin.post('/api/v1/orgs', { ...order, name: world.unique('Understudy') })
  },
})
