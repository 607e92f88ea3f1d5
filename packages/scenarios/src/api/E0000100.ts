import { apiScenario } from '../scenario.js'

export const E0000100 = apiScenario({
  code: 'E0000100',
  why: 'A user search is asked while the index behind it is down.',
  fix: 'Try again later; reading a user by id works meanwhile.',
  needs: ['upstream'],
  async play({ admin, upstream }) {
    await upstream('search', 'gone')
    return admin.get(`/api/v1/users?search=${encodeURIComponent('status eq "ACTIVE"')}`)
  },
})
