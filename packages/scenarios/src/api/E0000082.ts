import { phoneWithCodes } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000082 = apiScenario({
  code: 'E0000082',
  why: 'Somebody verifies with the code of their app that they have just used to set it up.',
  fix: 'Wait for the next code, half a minute at most, and send that.',
  async play(world) {
    const { verify, codeAt } = await phoneWithCodes(world)
    return world.admin.post(verify, { passCode: await codeAt(0) })
  },
})
