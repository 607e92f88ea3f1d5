import { apiScenario } from '../scenario.js'

export const E0000007 = apiScenario({
  code: 'E0000007',
  why: 'A user is asked for by a login that nobody has.',
  fix: 'Check the id or login, and that it belongs to this org. What was deleted answers the same way.',
  async play(world) {
    return world.admin.get(`/api/v1/users/${world.unique('nobody')}@example.com`)
  },
})
