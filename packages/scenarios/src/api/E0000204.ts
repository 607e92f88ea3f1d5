import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000204 = apiScenario({
  code: 'E0000204',
  why: 'Somebody who may have one text in five minutes has the code of their enrollment sent again.',
  fix: 'Wait some minutes before asking again, and look for the code that was sent.',
  needs: ['telephony', 'clock'],
  async play(world) {
    await world.telephony({ smsPerUser: 1 })
    const { id } = await activeUser(world)
    const factor = await enrolledPhone(world, id, 'sms', phoneNumber(world))
    await world.clock.advance('PT31S')
    return world.admin.post(`/api/v1/users/${id}/factors/${factor.id}/resend`)
  },
})
