import { apiScenario } from '../scenario.js'

export const E0000037 = apiScenario({
  code: 'E0000037',
  why: 'The page size of a list is asked for in words.',
  fix: 'Send the type that the parameter has: here a whole number.',
  async play({ admin }) {
    return admin.get('/api/v1/groups?limit=ten')
  },
})
