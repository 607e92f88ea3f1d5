import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000146 = apiScenario({
  code: 'E0000146',
  why: 'An org that may send one text a day has sent it to somebody else already.',
  fix: 'Wait until the day is over, or have the limit of the org raised.',
  needs: ['telephony'],
  async play(world) {
    await world.telephony({ smsPerDay: 1 })
    const [first, second] = [await activeUser(world), await activeUser(world)]
    await enrolledPhone(world, first.id, 'sms', phoneNumber(world, 1))
    return enrolledPhone(world, second.id, 'sms', phoneNumber(world, 2))
  },
})
