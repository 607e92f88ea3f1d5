import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000205 = apiScenario({
  code: 'E0000205',
  why: 'Somebody who may have one call in five minutes has the code of their enrollment sent again.',
  fix: 'Wait some minutes before asking again, and look for the code that was sent.',
  needs: ['telephony', 'clock'],
  async play(world) {
    await world.telephony({ callsPerUser: 1 })
    const { id } = await activeUser(world)
    const factor = await enrolledPhone(world, id, 'call', phoneNumber(world))
    await world.clock.advance('PT31S')
    return world.admin.post(`/api/v1/users/${id}/factors/${factor.id}/resend`)
  },
})
