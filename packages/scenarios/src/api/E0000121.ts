import { activeUser, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000121 = apiScenario({
  code: 'E0000121',
  why: 'A phone that is called at an extension is enrolled with a name in the place of the extension.',
  fix: 'Send an extension of digits, fifteen at most, or leave it out.',
  async play(world) {
    const { id } = await activeUser(world)
    return world.admin.post(`/api/v1/users/${id}/factors`, {
      factorType: 'call',
      provider: 'OKTA',
      profile: { phoneNumber: phoneNumber(world), phoneExtension: 'stunt desk' },
    })
  },
})
