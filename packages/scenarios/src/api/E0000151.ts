import { activePhone, activeUser, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000151 = apiScenario({
  code: 'E0000151',
  why: 'Somebody who may have one call in five minutes asks for a second one to verify with.',
  fix: 'Wait some minutes and use the code that was sent last, or another factor.',
  needs: ['telephony', 'clock'],
  async play(world) {
    await world.telephony({ callsPerUser: 1 })
    const { id } = await activeUser(world)
    const factor = await activePhone(world, id, 'call', phoneNumber(world))
    await world.admin.post(`/api/v1/users/${id}/factors/${factor.id}/verify`)
    await world.clock.advance('PT31S')
    return world.admin.post(`/api/v1/users/${id}/factors/${factor.id}/verify`)
  },
})
