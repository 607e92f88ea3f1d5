import { apiScenario } from '../scenario.js'

export const E0000094 = apiScenario({
  code: 'E0000094',
  why: 'A filter is right in its grammar and too involved for the list it is put to.',
  fix: 'Use `search`, which takes nested conditions, or split the request.',
  async play({ admin }) {
    const filter = 'not (status eq "ACTIVE")'
    return admin.get(`/api/v1/users?filter=${encodeURIComponent(filter)}`)
  },
})
