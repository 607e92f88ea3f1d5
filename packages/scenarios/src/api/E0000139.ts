import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000139 = apiScenario({
  code: 'E0000139',
  why: 'A text is to go out while the provider behind the gateway has an outage.',
  fix: 'Try again later, or let the person use another factor.',
  needs: ['upstream'],
  async play(world) {
    await world.upstream('sms', 'refuses')
    const { id } = await activeUser(world)
    return enrolledPhone(world, id, 'sms', phoneNumber(world))
  },
})
