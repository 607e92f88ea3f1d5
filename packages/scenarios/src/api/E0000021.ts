import { apiScenario } from '../scenario.js'

export const E0000021 = apiScenario({
  code: 'E0000021',
  why: 'A group is sent as XML.',
  fix: 'Send JSON, and say so: `Content-Type: application/json`.',
  async play({ admin }) {
    return admin.raw({
      method: 'POST',
      path: '/api/v1/groups',
      headers: { 'content-type': 'text/xml' },
      body: '<group><name>stuntmen</name></group>',
    })
  },
})
