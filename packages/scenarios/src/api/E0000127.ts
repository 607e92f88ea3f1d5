import { apiScenario } from '../scenario.js'

export const E0000127 = apiScenario({
  code: 'E0000127',
  why: 'A relationship between users is defined under a name that another one has.',
  fix: 'Choose names that no definition uses, neither as primary nor as associated.',
  async play(world) {
    const name = world.unique('stunt')
    const definition = {
      primary: { name: `${name}Lead`, title: 'Lead', description: 'Who is doubled', type: 'USER' },
      associated: { name: `${name}Double`, title: 'Double', description: 'Who takes the fall', type: 'USER' },
    }
    await world.admin.post('/api/v1/meta/schemas/user/linkedObjects', definition)
    return world.admin.post('/api/v1/meta/schemas/user/linkedObjects', definition)
  },
})
