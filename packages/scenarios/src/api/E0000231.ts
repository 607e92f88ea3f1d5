import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000231 = apiScenario({
  code: 'E0000231',
  why: 'A user is written back by someone who read it before another change.',
  fix: 'Read the user again, apply the change to what is there now, and send its new ETag.',
  async play(world) {
    const { id } = await activeUser(world)
    const read = await world.admin.raw({ method: 'GET', path: `/api/v1/users/${id}` })
    await world.admin.post(`/api/v1/users/${id}`, { profile: { nickName: 'Countess' } })
    return world.admin.post(
      `/api/v1/users/${id}`,
      { profile: { nickName: 'Enchantress' } },
      { 'if-match': read.answer.headers.etag ?? '' },
    )
  },
})
