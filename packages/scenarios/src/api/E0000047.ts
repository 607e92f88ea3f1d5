import { apiScenario } from '../scenario.js'

export const E0000047 = apiScenario({
  code: 'E0000047',
  why: 'Three lists of groups are asked for in a minute that has room for two.',
  fix: 'Wait until the second in `X-Rate-Limit-Reset`, then go on, more slowly.',
  needs: ['rateLimits'],
  async play({ admin, rateLimits }) {
    await rateLimits({ '/api/v1/groups': 2 })
    await admin.get('/api/v1/groups')
    await admin.get('/api/v1/groups')
    return admin.get('/api/v1/groups')
  },
})
