import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000133 = apiScenario({
  code: 'E0000133',
  why: 'The call with a code is asked for again while the phone still rings.',
  fix: 'Wait thirty seconds before another call to the same number.',
  async play(world) {
    const { id } = await activeUser(world)
    const factor = await enrolledPhone(world, id, 'call', phoneNumber(world))
    return world.admin.post(`/api/v1/users/${id}/factors/${factor.id}/resend`)
  },
})
