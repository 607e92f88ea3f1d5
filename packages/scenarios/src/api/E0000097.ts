import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000097 = apiScenario({
  code: 'E0000097',
  why: 'A factor by text is enrolled without a number for somebody who has no verified one on file.',
  fix: 'Send `profile.phoneNumber`, or have the person verify a phone first.',
  async play(world) {
    const { id } = await activeUser(world)
    return world.admin.post(`/api/v1/users/${id}/factors`, { factorType: 'sms', provider: 'OKTA' })
  },
})
