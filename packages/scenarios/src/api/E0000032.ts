import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000032 = apiScenario({
  code: 'E0000032',
  why: 'Somebody unlocks a user who is not locked out.',
  fix: 'Unlock only users whose status is LOCKED_OUT.',
  async play(world) {
    const user = await activeUser(world)
    return world.admin.post(`/api/v1/users/${user.id}/lifecycle/unlock`)
  },
})
