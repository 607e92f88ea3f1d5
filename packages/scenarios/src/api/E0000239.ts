import { activeUser, group, stagedUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000239 = apiScenario({
  code: 'E0000239',
  why: 'Two group rules are switched on, the second while the first is still being worked through a thousand people.',
  fix: 'Wait a moment and ask again; switch rules on one after another.',
  needs: ['upstream'],
  async play(world) {
    const rule = async () => {
      const filled = await group(world)
      return world.admin.post('/api/v1/groups/rules', {
        type: 'group_rule',
        name: world.unique('rule'),
        conditions: { expression: { value: 'user.department=="stunts"', type: 'urn:okta:expression:1.0' } },
        actions: { assignUserToGroups: { groupIds: [filled.id] } },
      })
    }
    for (let count = 0; count < 1001; count += 21) {
      await Promise.all(Array.from({ length: 21 }, () => stagedUser(world)))
    }
    const [first, second, other] = [await rule(), await rule(), await activeUser(world)]
    await world.upstream('mail', 'slow', { delayMs: 1500 })
    await world.admin.post(`/api/v1/users/${other.id}/lifecycle/reset_password?sendEmail=true`)
    await world.admin.post(`/api/v1/groups/rules/${first.id}/lifecycle/activate`)
    return world.admin.post(`/api/v1/groups/rules/${second.id}/lifecycle/activate`)
  },
})
