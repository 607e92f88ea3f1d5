import { activeUser, group } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000091 = apiScenario({
  code: 'E0000091',
  why: 'A read-only administrator is to be limited to one group, which that role does not know.',
  fix: 'Group targets go with USER_ADMIN, HELP_DESK_ADMIN and GROUP_MEMBERSHIP_ADMIN, app targets with APP_ADMIN.',
  async play(world) {
    const user = await activeUser(world)
    const role = await world.admin.post(`/api/v1/users/${user.id}/roles`, { type: 'READ_ONLY_ADMIN' })
    const target = await group(world)
    return world.admin.put(`/api/v1/users/${user.id}/roles/${role.id}/targets/groups/${target.id}`)
  },
})
