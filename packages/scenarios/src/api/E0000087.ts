import { goodPassword, person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000087 = apiScenario({
  code: 'E0000087',
  why: 'A password is recovered with a wrong answer to the security question.',
  fix: 'Ask for the answer again; too many wrong ones lock the user out.',
  async play(world) {
    const { id } = await world.admin.post('/api/v1/users?activate=true', {
      profile: person(world),
      credentials: {
        password: { value: goodPassword },
        recovery_question: { question: 'Who fell first?', answer: 'the stuntman' },
      },
    })
    return world.admin.post(`/api/v1/users/${id}/credentials/forgot_password`, {
      password: { value: 'Rubber-Bricks-48' },
      recovery_question: { answer: 'the leading lady' },
    })
  },
})
