import { apiScenario } from '../scenario.js'

export const E0000053 = apiScenario({
  code: 'E0000053',
  why: 'The system log is filtered by an operator that does not exist.',
  fix: 'Use SCIM operators: `eq`, `co`, `sw`, `gt`, `ge`, `lt`, `le`, `pr`, joined by `and` and `or`.',
  async play({ admin }) {
    return admin.get(`/api/v1/logs?filter=${encodeURIComponent('eventType eqq "user.session.start"')}`)
  },
})
