import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000014 = apiScenario({
  code: 'E0000014',
  why: 'A password is changed by someone who gives the old one wrongly.',
  fix: 'Read `errorCauses`: either the old password is wrong, or the new one breaks the password policy.',
  async play(world) {
    const user = await activeUser(world)
    return world.admin.post(`/api/v1/users/${user.id}/credentials/change_password`, {
      oldPassword: { value: 'Not-The-Old-One-1' },
      newPassword: { value: 'Rubber-Bricks-48' },
    })
  },
})
