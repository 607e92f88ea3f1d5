import { stagedUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000038 = apiScenario({
  code: 'E0000038',
  why: 'A user who was never activated is to be activated again.',
  fix: 'Reactivate only PROVISIONED or RECOVERY users; activate STAGED ones.',
  async play(world) {
    const user = await stagedUser(world)
    return world.admin.post(`/api/v1/users/${user.id}/lifecycle/reactivate?sendEmail=false`)
  },
})
