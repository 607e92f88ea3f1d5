import type { Body } from '../scenario.js'
import { apiScenario } from '../scenario.js'

export const E0000060 = apiScenario({
  code: 'E0000060',
  why: 'An authenticator is to be switched off that is off already.',
  fix: 'Look at its status first: there may be nothing to do.',
  async play(world) {
    const all = await world.admin.get('/api/v1/authenticators')
    const off = all.find((authenticator: Body) => authenticator.status === 'INACTIVE')
    return world.admin.post(`/api/v1/authenticators/${off.id}/lifecycle/deactivate`)
  },
})
