import { apiScenario } from '../scenario.js'

export const E0000026 = apiScenario({
  code: 'E0000026',
  why: 'The Events API is called, which the system log replaced.',
  fix: 'Read `/api/v1/logs` instead.',
  async play({ admin }) {
    return admin.get('/api/v1/events?limit=1')
  },
})
