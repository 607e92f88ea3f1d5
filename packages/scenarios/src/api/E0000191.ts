import { phoneForPushes } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000191 = apiScenario({
  code: 'E0000191',
  why: 'The person looks at a push, is called away, and answers after its five minutes.',
  fix: 'Begin again: the new push has five minutes of its own.',
  needs: ['outbox', 'clock', 'device', 'disposable'],
  async play(world) {
    const { factor, phone } = await phoneForPushes(world)
    await world.admin.post(`${factor}/verify`)
    await phone.look()
    await world.clock.advance('PT6M')
    return phone.approve()
  },
})
