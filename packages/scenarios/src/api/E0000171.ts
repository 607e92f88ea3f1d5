import { orgOrder } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000171 = apiScenario({
  code: 'E0000171',
  why: 'Two orgs are asked for under one subdomain, the second while the first is still being made.',
  fix: 'Choose another subdomain, or wait half a minute to learn whether the name is taken for good (E0000088).',
  needs: ['disposable'],
  async play(world) {
    const order = orgOrder(world)
    await world.admin.post('/api/v1/orgs', order)
    return world.admin.post('/api/v1/orgs', { ...order, name: world.unique('Understudy') })
  },
})
