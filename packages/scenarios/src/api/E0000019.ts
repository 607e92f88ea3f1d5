import { apiScenario } from '../scenario.js'

export const E0000019 = apiScenario({
  code: 'E0000019',
  why: 'The users are asked for as XML.',
  fix: 'Send `Accept: application/json`, or leave the header out.',
  async play({ admin }) {
    return admin.get('/api/v1/users', { accept: 'application/xml' })
  },
})
