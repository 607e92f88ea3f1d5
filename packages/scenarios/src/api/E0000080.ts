import { forgetful } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000080 = apiScenario({
  code: 'E0000080',
  why: 'Somebody who forgot their password has answered their question, and chooses a new one that is too short.',
  fix: 'Show what the policy asks for (`_embedded.policy`), and send a better password with the same `stateToken`.',
  pipeline: 'v1',
  async play(world) {
    const { open, answer, choose } = await forgetful(world)
    const { stateToken } = await open()
    await answer(stateToken)
    return choose(stateToken, 'short')
  },
})
