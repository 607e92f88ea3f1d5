import { forgetful } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000105 = apiScenario({
  code: 'E0000105',
  why: 'The link to a new password is opened once more after it has led to one.',
  fix: 'Sign in with the new password; whoever forgot that too asks for another link.',
  pipeline: 'v1',
  async play(world) {
    const { open, answer, choose } = await forgetful(world)
    const { stateToken } = await open()
    await answer(stateToken)
    await choose(stateToken, 'Rubber-Bricks-48')
    return open()
  },
})
