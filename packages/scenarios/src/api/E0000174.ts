import { authenticatorPath, ruleOfApps } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000174 = apiScenario({
  code: 'E0000174',
  why: 'Okta FastPass is to be switched off while a rule of an app sign-on policy asks for a registered device.',
  fix: 'Take the device conditions out of the app sign-on policies, then switch FastPass off.',
  needs: ['disposable'],
  pipeline: 'idx',
  async play(world) {
    const fastPass = `${await authenticatorPath(world, 'okta_verify')}/methods/signed_nonce/lifecycle`
    await world.admin.post(`${fastPass}/activate`)
    await ruleOfApps(world, { conditions: { device: { registered: true } } })
    return world.admin.post(`${fastPass}/deactivate`)
  },
})
