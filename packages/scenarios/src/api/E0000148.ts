import type { Body } from '../scenario.js'
import { apiScenario } from '../scenario.js'

export const E0000148 = apiScenario({
  code: 'E0000148',
  why: 'The security question is to be switched off while a policy lets people enroll one.',
  fix: 'Take it out of the policies that `errorCauses` names, then switch it off.',
  async play(world) {
    const factors = { okta_question: { enroll: { self: 'OPTIONAL' } } }
    const settings = { factors }
    await world.admin.post('/api/v1/policies', { type: 'MFA_ENROLL', name: world.unique('policy'), settings })
    const all = await world.admin.get('/api/v1/authenticators')
    const question = all.find((authenticator: Body) => authenticator.key === 'security_question')
    return world.admin.post(`/api/v1/authenticators/${question.id}/lifecycle/deactivate`)
  },
})
