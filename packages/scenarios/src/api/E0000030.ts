import { apiScenario } from '../scenario.js'

export const E0000030 = apiScenario({
  code: 'E0000030',
  why: 'Users are filtered by a date that is none.',
  fix: 'Write times as `2013-01-01T12:00:00.000Z`, in UTC or with an offset.',
  async play({ admin }) {
    return admin.get(`/api/v1/users?filter=${encodeURIComponent('lastUpdated gt "yesterday"')}`)
  },
})
