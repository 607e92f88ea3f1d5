import { activeUser, goodPassword, policyFor } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000085 = apiScenario({
  code: 'E0000085',
  why: 'While somebody is changing an expired password, a sign-on policy begins to keep their group out.',
  fix: 'Look up the rule in the system log (`policy.evaluate_sign_on`), and change it or sign in from where it lets people in.',
  async play(world) {
    const user = await activeUser(world)
    await world.admin.post(`/api/v1/users/${user.id}/lifecycle/expire_password`)
    const signIn = { username: user.profile.login, password: goodPassword }
    const { stateToken } = await world.anonymous.post('/api/v1/authn', signIn)
    await policyFor(world, user, { type: 'OKTA_SIGN_ON' }, { type: 'SIGN_ON', actions: { signon: { access: 'DENY' } } })
    const change = { stateToken, oldPassword: goodPassword, newPassword: 'Rubber-Bricks-48' }
    return world.anonymous.post('/api/v1/authn/credentials/change_password', change)
  },
})
