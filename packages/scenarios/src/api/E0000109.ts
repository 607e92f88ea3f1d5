import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000109 = apiScenario({
  code: 'E0000109',
  why: 'The text with a code is asked for again right after the first was sent.',
  fix: 'Wait thirty seconds before another text goes to the same number.',
  async play(world) {
    const { id } = await activeUser(world)
    const factor = await enrolledPhone(world, id, 'sms', phoneNumber(world))
    return world.admin.post(`/api/v1/users/${id}/factors/${factor.id}/resend`)
  },
})
