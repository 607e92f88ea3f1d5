import { apiScenario } from '../scenario.js'

export const E0000009 = apiScenario({
  code: 'E0000009',
  why: 'The database answers with something the server cannot understand.',
  fix: 'Repeat the request a little later; if it stays, give the `errorId` to whoever runs the org.',
  needs: ['database'],
  async play({ admin, database }) {
    await database('garbage')
    return admin.get('/api/v1/groups')
  },
})
