import { phoneWithCodes } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000083 = apiScenario({
  code: 'E0000083',
  why: 'Somebody sends a code of their app that is three minutes old.',
  fix: 'Send the code that the app shows now; where that is refused too, put the clock of the phone right.',
  async play(world) {
    const { verify, codeAt } = await phoneWithCodes(world)
    return world.admin.post(verify, { passCode: await codeAt(-180) })
  },
})
