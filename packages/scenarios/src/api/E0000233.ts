import { linkForAPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000233 = apiScenario({
  code: 'E0000233',
  why: 'A free org wants to text the link that sets up a phone.',
  fix: 'Show the QR code or mail the link; texts take a paid plan.',
  needs: ['outbox', 'telephony', 'disposable'],
  async play(world) {
    await world.telephony({ freeSmsPer30Days: 100 })
    const { factor } = await linkForAPhone(world)
    const profile = { phoneNumber: phoneNumber(world) }
    return world.admin.post(`${factor}/lifecycle/activate/sms`, { profile })
  },
})
