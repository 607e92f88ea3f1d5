import { apiScenario } from '../scenario.js'

export const E0000018 = apiScenario({
  code: 'E0000018',
  why: 'A body is sent without a word on what it is.',
  fix: 'Send `Content-Type: application/json` with every body.',
  async play({ admin }) {
    return admin.raw({ method: 'POST', path: '/api/v1/groups', body: '{"profile":{"name":"stuntmen"}}' })
  },
})
