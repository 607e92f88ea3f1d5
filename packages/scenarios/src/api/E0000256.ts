import { apiScenario } from '../scenario.js'

export const E0000256 = apiScenario({
  code: 'E0000256',
  why: 'Group rules are searched for by a text so long that the links of the answer do not fit into a header.',
  fix: 'Shorten what you ask for, or split the request.',
  async play({ admin }) {
    return admin.get(`/api/v1/groups/rules?search=${'stuntmen'.repeat(1200)}`)
  },
})
