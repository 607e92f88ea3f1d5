import { apiScenario } from '../scenario.js'

export const E0000047 = apiScenario({
  code: 'E0000047',
  why: 'The system log is asked for again and again in a minute that has room for two requests.',
  fix: 'Wait until the second in `X-Rate-Limit-Reset`, then go on, more slowly.',
  needs: ['rateLimits'],
  async play({ admin, rateLimits }) {
    await rateLimits({ '/api/v1/logs': 2 })
    let answer = await admin.get('/api/v1/logs?limit=1')
    // A minute may end on the way, and the next has room for two more.
    for (let calls = 1; calls < 6 && answer.errorCode === undefined; calls++) {
      answer = await admin.get('/api/v1/logs?limit=1')
    }
    return answer
  },
})
