import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000186 = apiScenario({
  code: 'E0000186',
  why: 'An org that pays nothing has sent the last text of its month to somebody else.',
  fix: 'Wait until texts of thirty days ago no longer count, or bring a gateway of your own.',
  needs: ['telephony'],
  async play(world) {
    await world.telephony({ freeSmsPer30Days: 1 })
    const [first, second] = [await activeUser(world), await activeUser(world)]
    await enrolledPhone(world, first.id, 'sms', phoneNumber(world, 1))
    return enrolledPhone(world, second.id, 'sms', phoneNumber(world, 2))
  },
})
