import { apiScenario } from '../scenario.js'

export const E0000022 = apiScenario({
  code: 'E0000022',
  why: 'All groups are to be replaced at once: the list of groups knows no PUT.',
  fix: 'The `Allow` header of the answer lists the methods of the path.',
  async play({ admin }) {
    return admin.put('/api/v1/groups', { profile: { name: 'stuntmen' } })
  },
})
