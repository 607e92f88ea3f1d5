import { apiScenario } from '../scenario.js'

export const E0000003 = apiScenario({
  code: 'E0000003',
  why: 'The body of a request ends in the middle of its JSON.',
  fix: 'Build the body with a JSON serializer, and send the types that the endpoint documents: no array for an object, no unknown enum value.',
  async play({ admin }) {
    return admin.raw({
      method: 'POST',
      path: '/api/v1/groups',
      headers: { 'content-type': 'application/json' },
      body: '{"profile": {"name": ',
    })
  },
})
