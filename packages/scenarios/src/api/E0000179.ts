import { customAttributes, person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000179 = apiScenario({
  code: 'E0000179',
  why: 'A user is created without a value that is required and comes from another system alone.',
  fix: 'Import the user from that system, or make the attribute optional, or let the org be its source.',
  needs: ['disposable'],
  async play(world) {
    const name = world.unique('guildNumber')
    const master = { type: 'OVERRIDE', priority: [{ type: 'APP', value: '0oa0stunts0guild0app' }] }
    const attribute = { title: 'Guild number', type: 'string', required: true, master }
    await world.admin.post('/api/v1/meta/schemas/user/default', customAttributes({ [name]: attribute }))
    return world.admin.post('/api/v1/users?activate=false', { profile: person(world) })
  },
})
