import { apiScenario } from '../scenario.js'

export const E0000077 = apiScenario({
  code: 'E0000077',
  why: 'The title of an attribute is changed that every org has.',
  fix: 'Of base attributes change only `permissions` and `master`, whether names are required, and the pattern of the login.',
  async play({ admin }) {
    return admin.post('/api/v1/meta/schemas/user/default', {
      definitions: { base: { id: '#base', type: 'object', properties: { nickName: { title: 'Stage name' } } } },
    })
  },
})
