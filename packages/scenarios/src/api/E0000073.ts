import { phoneForPushes } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000073 = apiScenario({
  code: 'E0000073',
  why: 'The person says no on their phone, and whoever sent the push asks for the outcome.',
  fix: 'Ask the person whether it was them; if it was not, somebody else knows their password.',
  needs: ['outbox', 'device', 'disposable'],
  async play(world) {
    const { factor, phone } = await phoneForPushes(world)
    await world.admin.post(`${factor}/verify`)
    await phone.deny()
    return world.admin.post(`${factor}/verify`, undefined, { prefer: 'wait=10' })
  },
})
