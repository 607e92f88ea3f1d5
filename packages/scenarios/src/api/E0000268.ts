import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000268 = apiScenario({
  code: 'E0000268',
  why: 'Two administrators give roles to one user at the same moment, on a database that takes its time.',
  fix: 'Read the roles of the user again, and repeat the request that was refused.',
  needs: ['database'],
  async play(world) {
    const user = await activeUser(world)
    await world.database('slow', 5)
    const answers = await Promise.all(
      ['READ_ONLY_ADMIN', 'REPORT_ADMIN'].map((type) => world.admin.post(`/api/v1/users/${user.id}/roles`, { type })),
    )
    return answers.find(({ errorCode }) => errorCode !== undefined)
  },
})
