import { apiScenario } from '../scenario.js'

export const E0000029 = apiScenario({
  code: 'E0000029',
  why: 'A list is continued from a cursor that the org never handed out.',
  fix: 'Follow the `next` link of the answer before; do not make cursors or keep them for long.',
  async play({ admin }) {
    return admin.get('/api/v1/groups?limit=1&after=from-nowhere')
  },
})
