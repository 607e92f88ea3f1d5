import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000017 = apiScenario({
  code: 'E0000017',
  why: 'A password is to be recovered while the deactivation of its user is still under way, held up by a slow mail relay.',
  fix: 'Read the user: while `transitioningToStatus` is set, wait; then decide by the status that came of it.',
  needs: ['upstream'],
  async play(world) {
    const [user, other] = [await activeUser(world), await activeUser(world)]
    await world.upstream('mail', 'slow', { delayMs: 1500 })
    await world.admin.post(`/api/v1/users/${other.id}/lifecycle/reset_password?sendEmail=true`)
    await world.admin.post(`/api/v1/users/${user.id}/lifecycle/deactivate`, undefined, { prefer: 'respond-async' })
    return world.admin.post(`/api/v1/users/${user.id}/credentials/forgot_password?sendEmail=false`)
  },
})
