import { administrator } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000006 = apiScenario({
  code: 'E0000006',
  why: 'A read-only administrator tries to make a group.',
  fix: 'Let an administrator whose role covers the operation make the token, or give that administrator a further role.',
  needs: ['token'],
  async play(world) {
    const reader = await administrator(world, 'READ_ONLY_ADMIN')
    return reader.post('/api/v1/groups', { profile: { name: world.unique('stuntmen') } })
  },
})
