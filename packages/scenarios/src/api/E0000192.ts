import { group } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000192 = apiScenario({
  code: 'E0000192',
  why: 'A group that a rule fills is to be given an administrator role.',
  fix: 'Give the role to a group whose members are chosen by hand.',
  async play(world) {
    const filled = await group(world)
    await world.admin.post('/api/v1/groups/rules', {
      type: 'group_rule',
      name: world.unique('rule'),
      conditions: {
        expression: { value: 'user.department=="stunts"', type: 'urn:okta:expression:1.0' },
      },
      actions: { assignUserToGroups: { groupIds: [filled.id] } },
    })
    return world.admin.post(`/api/v1/groups/${filled.id}/roles`, { type: 'READ_ONLY_ADMIN' })
  },
})
