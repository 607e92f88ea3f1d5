import { apiScenario } from '../scenario.js'

export const E0000211 = apiScenario({
  code: 'E0000211',
  why: 'The group of everyone is to be given an administrator role.',
  fix: 'Give the role to a group of your own.',
  async play(world) {
    const [everyone] = await world.admin.get(
      `/api/v1/groups?filter=${encodeURIComponent('type eq "BUILT_IN"')}&limit=1`,
    )
    return world.admin.post(`/api/v1/groups/${everyone.id}/roles`, { type: 'READ_ONLY_ADMIN' })
  },
})
