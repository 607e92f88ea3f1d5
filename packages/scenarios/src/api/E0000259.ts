import { person, policyFor } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000259 = apiScenario({
  code: 'E0000259',
  why: 'Somebody signs in with a password that is on every list of leaked ones, and may not choose another by themselves.',
  fix: 'Have an administrator reset the password, or let people change theirs by the rule of the password policy.',
  async play(world) {
    const profile = person(world)
    const password = 'Password123'
    const user = await world.admin.post('/api/v1/users', { profile, credentials: { password: { value: password } } })
    const access = { passwordChange: { access: 'DENY' }, selfServicePasswordReset: { access: 'DENY' } }
    await policyFor(
      world,
      user,
      { type: 'PASSWORD', settings: { password: { breachedProtection: { expireAfterDays: 0 } } } },
      { type: 'PASSWORD', actions: { ...access, selfServiceUnlock: { access: 'DENY' } } },
    )
    return world.anonymous.post('/api/v1/authn', { username: profile.login, password })
  },
})
