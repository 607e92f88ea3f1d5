import { activeUser, enrolledPhone } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000098 = apiScenario({
  code: 'E0000098',
  why: 'A factor by text is enrolled for a number that is too short to be one.',
  fix: 'Send the number with plus sign and country code, and nothing that cannot take a text.',
  async play(world) {
    const { id } = await activeUser(world)
    return enrolledPhone(world, id, 'sms', '+1202555')
  },
})
