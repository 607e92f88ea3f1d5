import { apiScenario } from '../scenario.js'

export const E0000086 = apiScenario({
  code: 'E0000086',
  why: 'A policy is activated that demands a factor which the org has not set up.',
  fix: 'Set up the authenticator of each factor that the policy marks as required, or make the factor optional.',
  async play(world) {
    const policy = await world.admin.post('/api/v1/policies?activate=false', {
      type: 'MFA_ENROLL',
      name: world.unique('policy'),
      settings: { factors: { google_otp: { enroll: { self: 'REQUIRED' } } } },
    })
    return world.admin.post(`/api/v1/policies/${policy.id}/lifecycle/activate`)
  },
})
