import { goodPassword, person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000036 = apiScenario({
  code: 'E0000036',
  why: 'A security question is set for a user who signs in with another identity provider.',
  fix: 'Only users with a password of the org can have a question: look at `credentials.provider`.',
  async play(world) {
    const user = await world.admin.post('/api/v1/users?activate=true&provider=true', {
      profile: person(world),
      credentials: { provider: { type: 'FEDERATION', name: 'FEDERATION' } },
    })
    return world.admin.post(`/api/v1/users/${user.id}/credentials/change_recovery_question`, {
      password: { value: goodPassword },
      recovery_question: { question: 'Who fell first?', answer: 'the stuntman' },
    })
  },
})
