import { apiScenario } from '../scenario.js'

export const E0000010 = apiScenario({
  code: 'E0000010',
  why: 'Something is to be written while the org is served from its read-only copy.',
  fix: 'Keep reading, queue what must be written, and try again when maintenance or failover is over.',
  needs: ['database'],
  async play(world) {
    await world.database('refuses')
    return world.admin.post('/api/v1/groups', { profile: { name: world.unique('stuntmen') } })
  },
})
