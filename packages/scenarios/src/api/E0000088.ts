import { goodPassword, person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000088 = apiScenario({
  code: 'E0000088',
  why: 'Two orgs are created under one subdomain.',
  fix: 'Choose a subdomain that no org has.',
  async play(world) {
    const order = {
      subdomain: world.unique('double'),
      name: world.unique('Double'),
      admin: {
        profile: { ...person(world), mobilePhone: null },
        credentials: { password: { value: goodPassword } },
      },
    }
    await world.admin.post('/api/v1/orgs', order)
    return world.admin.post('/api/v1/orgs', { ...order, name: world.unique('Understudy') })
  },
})
