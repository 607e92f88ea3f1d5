import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000140 = apiScenario({
  code: 'E0000140',
  why: 'A text is to go to somebody who has answered an earlier one with STOP.',
  fix: 'Let the person write START to the sender, or use another factor.',
  needs: ['upstream'],
  async play(world) {
    const number = phoneNumber(world)
    await world.upstream('sms', 'well', { optedOut: [number] })
    const { id } = await activeUser(world)
    return enrolledPhone(world, id, 'sms', number)
  },
})
