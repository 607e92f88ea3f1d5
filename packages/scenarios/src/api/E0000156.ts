import { phoneForPushes } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000156 = apiScenario({
  code: 'E0000156',
  why: 'A phone looks for pushes, and the account that it belongs to has been deleted.',
  fix: 'Forget the enrollment on the phone: the account does not come back.',
  needs: ['outbox', 'device', 'disposable'],
  async play(world) {
    const { user, phone } = await phoneForPushes(world)
    await world.admin.post(`/api/v1/users/${user.id}/lifecycle/deactivate`)
    await world.admin.delete(`/api/v1/users/${user.id}`)
    return phone.look()
  },
})
