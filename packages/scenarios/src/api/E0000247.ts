import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000247 = apiScenario({
  code: 'E0000247',
  why: 'A text is to go out of an org that has no telephony, neither its own nor that which came with it.',
  fix: 'Connect a gateway, or let people use another factor.',
  needs: ['telephony'],
  async play(world) {
    await world.telephony({ provided: false })
    const { id } = await activeUser(world)
    return enrolledPhone(world, id, 'sms', phoneNumber(world))
  },
})
