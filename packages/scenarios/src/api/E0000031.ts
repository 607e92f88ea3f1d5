import { apiScenario } from '../scenario.js'

export const E0000031 = apiScenario({
  code: 'E0000031',
  why: 'A search ends before its value.',
  fix: 'Complete the expression: attribute, operator, value in quotes; and percent-encode it.',
  async play({ admin }) {
    return admin.get(`/api/v1/groups?search=${encodeURIComponent('profile.name eq')}`)
  },
})
