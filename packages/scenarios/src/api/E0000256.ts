import { apiScenario } from '../scenario.js'

export const E0000256 = apiScenario({
  code: 'E0000256',
  why: 'A search is so long that the links of its answer do not fit into a header.',
  fix: 'Shorten the search, or split it into several.',
  async play({ admin }) {
    const names = Array.from({ length: 400 }, (_, at) => `profile.name eq "stunt-${at}"`)
    return admin.get(`/api/v1/groups?search=${encodeURIComponent(names.join(' or '))}`)
  },
})
