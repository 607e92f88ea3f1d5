import { questioned } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000069 = apiScenario({
  code: 'E0000069',
  why: 'Somebody goes on answering a question after too many wrong answers have locked their account, and this time rightly.',
  fix: 'Unlock the account, or wait until it unlocks itself; even a right answer is refused until then.',
  afterHearing: ['E0000068', 'E0000069'],
  async play(world) {
    const { verify, answer } = await questioned(world)
    // The usual policy locks after ten; another may do so sooner, or later.
    for (let attempt = 0; attempt < 20; attempt++) {
      const { errorCode } = await world.admin.post(verify, { answer: 'marmalade' })
      if (errorCode !== 'E0000068') break
    }
    return world.admin.post(verify, { answer })
  },
})
