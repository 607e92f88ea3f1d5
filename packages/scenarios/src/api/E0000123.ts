import { customAttributes } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000123 = apiScenario({
  code: 'E0000123',
  why: 'An attribute offers one list of values in `enum` and another in `oneOf`.',
  fix: 'Give each value of `enum` one entry in `oneOf` with the same `const`, and none beside.',
  async play(world) {
    const size = {
      title: 'Size',
      type: 'string',
      enum: ['small', 'large'],
      oneOf: [
        { const: 'small', title: 'Small' },
        { const: 'huge', title: 'Huge' },
      ],
    }
    const change = customAttributes({ [world.unique('size')]: size })
    return world.admin.post('/api/v1/meta/schemas/user/default', change)
  },
})
