import { apiScenario } from '../scenario.js'

export const E0000005 = apiScenario({
  code: 'E0000005',
  why: 'Somebody calls the API without a token and without a session.',
  fix: 'Send `Authorization: SSWS <API token>`, or an OAuth access token, with every call.',
  async play({ anonymous }) {
    return anonymous.get('/api/v1/users')
  },
})
