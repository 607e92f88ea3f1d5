import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000147 = apiScenario({
  code: 'E0000147',
  why: 'An org that may make one call a day has called somebody else already.',
  fix: 'Wait until the day is over, or have the limit of the org raised.',
  needs: ['telephony'],
  async play(world) {
    await world.telephony({ callsPerDay: 1 })
    const [first, second] = [await activeUser(world), await activeUser(world)]
    await enrolledPhone(world, first.id, 'call', phoneNumber(world, 1))
    return enrolledPhone(world, second.id, 'call', phoneNumber(world, 2))
  },
})
