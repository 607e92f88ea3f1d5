import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000138 = apiScenario({
  code: 'E0000138',
  why: 'A text is to go out while the gateway that sends texts cannot be reached.',
  fix: 'Try again later; an administrator looks after the gateway.',
  needs: ['upstream'],
  async play(world) {
    await world.upstream('sms', 'gone')
    const { id } = await activeUser(world)
    return enrolledPhone(world, id, 'sms', phoneNumber(world))
  },
})
