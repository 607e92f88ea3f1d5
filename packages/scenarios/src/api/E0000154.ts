import { phoneForPushes } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000154 = apiScenario({
  code: 'E0000154',
  why: 'An administrator resets somebody’s push factor, and the phone still looks for pushes.',
  fix: 'Forget the enrollment on the phone, and set the phone up again.',
  needs: ['outbox', 'device', 'disposable'],
  async play(world) {
    const { factor, phone } = await phoneForPushes(world)
    await world.admin.delete(factor)
    return phone.look()
  },
})
