import { apiScenario } from '../scenario.js'

export const E0000008 = apiScenario({
  code: 'E0000008',
  why: 'A path is called that the API does not have.',
  fix: 'Compare the path with the reference: a missing `/api/v1`, a singular for a plural, an id left empty.',
  async play({ admin }) {
    return admin.get('/api/v1/no-such-resource')
  },
})
