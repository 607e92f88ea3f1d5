import { apiScenario } from '../scenario.js'

export const E0000012 = apiScenario({
  code: 'E0000012',
  why: 'The system log is asked for as XML.',
  fix: 'Send `Accept: application/json` to the system log, or no `Accept` at all.',
  async play({ admin }) {
    return admin.get('/api/v1/logs', { accept: 'application/xml' })
  },
})
