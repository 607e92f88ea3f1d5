import { authenticatorPath, ruleOfApps } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000219 = apiScenario({
  code: 'E0000219',
  why: 'Nothing resists phishing but Okta FastPass, which is to be switched off while a rule demands such an authenticator.',
  fix: 'Switch on another that resists phishing, such as WebAuthn, or take the demand out of the rules in the summary.',
  needs: ['disposable'],
  pipeline: 'idx',
  async play(world) {
    const fastPass = `${await authenticatorPath(world, 'okta_verify')}/methods/signed_nonce/lifecycle`
    await world.admin.post(`${fastPass}/activate`)
    const constraints = [{ possession: { phishingResistant: 'REQUIRED' } }]
    const verificationMethod = { type: 'ASSURANCE', factorMode: '1FA', constraints }
    await ruleOfApps(world, { actions: { appSignOn: { access: 'ALLOW', verificationMethod } } })
    return world.admin.post(`${fastPass}/deactivate`)
  },
})
