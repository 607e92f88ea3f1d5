import { customAttributes, person } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000145 = apiScenario({
  code: 'E0000145',
  why: 'An attribute was deleted and made again with another type, and users still hold values of the old one.',
  fix: 'Give the users values of the new type, or name the attribute differently.',
  async play(world) {
    const name = world.unique('credits')
    const change = (attribute: unknown) =>
      world.admin.post('/api/v1/meta/schemas/user/default', customAttributes({ [name]: attribute }))
    await change({ title: 'Credits', type: 'string' })
    const user = await world.admin.post('/api/v1/users?activate=false', {
      profile: { ...person(world), [name]: 'one film' },
    })
    await change(null)
    await change({ title: 'Credits', type: 'array', items: { type: 'string' } })
    return world.admin.get(`/api/v1/users?search=${encodeURIComponent(`id eq "${user.id}"`)}`)
  },
})
