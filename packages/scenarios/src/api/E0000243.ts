import { apiScenario } from '../scenario.js'

export const E0000243 = apiScenario({
  code: 'E0000243',
  why: 'A request comes with a header that is larger than all headers together may be.',
  fix: 'Send fewer and shorter headers; a cookie jar or a trace header that grew is the usual cause.',
  async play({ admin }) {
    return admin.get('/api/v1/users/me', { 'x-stunt-log': 'fall '.repeat(4000) })
  },
})
