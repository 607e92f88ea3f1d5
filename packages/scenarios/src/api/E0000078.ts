import { customAttributes, person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000078 = apiScenario({
  code: 'E0000078',
  why: 'An attribute that may be set once is set a second time.',
  fix: 'Leave the attribute out of updates, or change its mutability in the schema.',
  async play(world) {
    const name = world.unique('stageName')
    const attribute = { title: 'Stage name', type: 'string', mutability: 'IMMUTABLE' }
    await world.admin.post('/api/v1/meta/schemas/user/default', customAttributes({ [name]: attribute }))
    const user = await world.admin.post('/api/v1/users?activate=false', {
      profile: { ...person(world), [name]: 'Countess' },
    })
    return world.admin.post(`/api/v1/users/${user.id}`, { profile: { [name]: 'Enchantress' } })
  },
})
