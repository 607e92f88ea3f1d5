import type { Body } from '../scenario.js'
import { apiScenario } from '../scenario.js'

export const E0000226 = apiScenario({
  code: 'E0000226',
  why: 'The phone is changed as an authenticator in an org that can neither text nor call.',
  fix: 'Give the org telephony first: its own gateway or hook, or what comes with it.',
  needs: ['telephony'],
  async play(world) {
    const all = await world.admin.get('/api/v1/authenticators')
    const phone = all.find((authenticator: Body) => authenticator.key === 'phone_number')
    await world.telephony({ provided: false })
    return world.admin.put(`/api/v1/authenticators/${phone.id}`, { key: 'phone_number', name: 'Phone', type: 'phone' })
  },
})
