import { phoneForPushes } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000155 = apiScenario({
  code: 'E0000155',
  why: 'Somebody answers a push on their phone, and their account has been suspended meanwhile.',
  fix: 'Keep the enrollment: once an administrator unsuspends the account, the phone works again.',
  needs: ['outbox', 'device', 'disposable'],
  async play(world) {
    const { user, factor, phone } = await phoneForPushes(world)
    await world.admin.post(`${factor}/verify`)
    await world.admin.post(`/api/v1/users/${user.id}/lifecycle/suspend`)
    return phone.approve()
  },
})
