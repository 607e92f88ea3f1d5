import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000034 = apiScenario({
  code: 'E0000034',
  why: 'A forgotten password is to be recovered by someone who never set a security question.',
  fix: 'Set a recovery question first, or reset the password as an administrator (`lifecycle/reset_password`).',
  pipeline: 'v1',
  async play(world) {
    const user = await activeUser(world)
    return world.admin.post(`/api/v1/users/${user.id}/credentials/forgot_password?sendEmail=false`)
  },
})
