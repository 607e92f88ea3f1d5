import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000004 = apiScenario({
  code: 'E0000004',
  why: 'Somebody signs in with a password that is not theirs.',
  fix: 'Ask for both again; nobody is told whether it was the name, the password or a policy. The system log knows.',
  async play(world) {
    const { profile } = await activeUser(world)
    return world.anonymous.post('/api/v1/authn', { username: profile.login, password: 'Not-The-Right-One-1' })
  },
})
