import { phoneForPushes } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000070 = apiScenario({
  code: 'E0000070',
  why: 'Whoever asks for the outcome of a push, and not for a transaction, asks before the person has looked at their phone.',
  fix: 'Ask again in the same way, or poll a transaction; do not send another push.',
  needs: ['outbox', 'device', 'disposable'],
  async play(world) {
    const { factor } = await phoneForPushes(world)
    await world.admin.post(`${factor}/verify`)
    return world.admin.post(`${factor}/verify`, undefined, { prefer: 'wait=0' })
  },
})
