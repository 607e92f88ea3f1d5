import { forgetful } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000119 = apiScenario({
  code: 'E0000119',
  why: 'Too many wrong answers to the question behind a forgotten password have locked the account, and then comes the right one.',
  fix: 'Ask an administrator to unlock the account; no answer is compared until then.',
  pipeline: 'v1',
  afterHearing: ['E0000087', 'E0000119'],
  async play(world) {
    const { open, answer } = await forgetful(world)
    const { stateToken } = await open()
    // The usual policy locks after ten; another may do so sooner, or later.
    for (let attempt = 0; attempt < 20; attempt++) {
      const { errorCode } = await answer(stateToken, 'the leading lady')
      if (errorCode !== 'E0000087') break
    }
    return answer(stateToken)
  },
})
