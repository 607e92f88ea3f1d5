import { apiScenario } from '../scenario.js'

export const E0000011 = apiScenario({
  code: 'E0000011',
  why: 'A call shows an API token that was never made.',
  fix: 'Make a new token: this one is mistyped, revoked, unused for thirty days, or of another org.',
  async play(world) {
    return world.as(world.unique('00neverMade')).get('/api/v1/users/me')
  },
})
