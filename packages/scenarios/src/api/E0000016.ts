import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000016 = apiScenario({
  code: 'E0000016',
  why: 'Someone activates a user who can already sign in.',
  fix: 'Read the user first; activate only when the status is STAGED or DEPROVISIONED.',
  async play(world) {
    const user = await activeUser(world)
    return world.admin.post(`/api/v1/users/${user.id}/lifecycle/activate?sendEmail=false`)
  },
})
