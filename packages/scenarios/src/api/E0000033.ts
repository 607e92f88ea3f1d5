import { apiScenario } from '../scenario.js'

export const E0000033 = apiScenario({
  code: 'E0000033',
  why: 'One request asks for users by free text and by filter at once.',
  fix: 'Choose one of `q`, `search` and `filter`; `search` can express what the others can.',
  async play({ admin }) {
    return admin.get(`/api/v1/users?q=ada&filter=${encodeURIComponent('status eq "ACTIVE"')}`)
  },
})
