import type { Body } from '../scenario.js'
import { apiScenario } from '../scenario.js'

export const E0000209 = apiScenario({
  code: 'E0000209',
  why: 'A group of security key models is to be dropped by which a policy enrolls people.',
  fix: 'Take the group out of the policy first, then change it.',
  needs: ['disposable'],
  async play(world) {
    const name = world.unique('models')
    const all = await world.admin.get('/api/v1/authenticators')
    const keys = all.find((authenticator: Body) => authenticator.key === 'webauthn')
    const method = `/api/v1/authenticators/${keys.id}/methods/webauthn`
    const group = { name, aaguids: ['cb69481e-8ff7-4039-93ec-0a2729a15111'] }
    await world.admin.put(method, { settings: { aaguidGroups: [group] } })
    const enrolled = { key: 'webauthn', enroll: { self: 'OPTIONAL' }, constraints: { aaguidGroups: [name] } }
    const settings = { type: 'AUTHENTICATORS', authenticators: [enrolled] }
    await world.admin.post('/api/v1/policies', { type: 'MFA_ENROLL', name: world.unique('policy'), settings })
    return world.admin.put(method, { settings: { aaguidGroups: [] } })
  },
})
