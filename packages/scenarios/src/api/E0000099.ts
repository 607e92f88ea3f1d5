import { activeUser, enrolledPhone } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000099 = apiScenario({
  code: 'E0000099',
  why: 'A number in London is enrolled in an org that texts no further than the United States and Canada.',
  fix: 'Use a number at home or another factor, or have international telephony switched on.',
  needs: ['telephony'],
  async play(world) {
    await world.telephony({ international: false })
    const { id } = await activeUser(world)
    return enrolledPhone(world, id, 'sms', '+447400123456')
  },
})
