import { questioned } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000068 = apiScenario({
  code: 'E0000068',
  why: 'Somebody answers the question that is their factor wrongly.',
  fix: 'Ask again: the cause tells what did not match. Too many wrong ones lock the account.',
  async play(world) {
    const { verify } = await questioned(world)
    return world.admin.post(verify, { answer: 'marmalade' })
  },
})
