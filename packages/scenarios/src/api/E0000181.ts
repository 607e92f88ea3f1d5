import { apiScenario } from '../scenario.js'

export const E0000181 = apiScenario({
  code: 'E0000181',
  why: 'The database cannot be reached.',
  fix: 'Try again with growing pauses; nothing was written.',
  needs: ['database'],
  async play({ admin, database }) {
    await database('gone')
    return admin.get('/api/v1/groups')
  },
})
