import { apiScenario } from '../scenario.js'

export const E0000142 = apiScenario({
  code: 'E0000142',
  why: 'The user type that every org begins with is to be deleted.',
  fix: 'Keep the default type. Another type can go once no user has it.',
  async play({ admin }) {
    return admin.delete('/api/v1/meta/types/user/default')
  },
})
