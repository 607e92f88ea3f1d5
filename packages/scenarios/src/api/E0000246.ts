import { authenticatorPath, ruleOfApps } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000246 = apiScenario({
  code: 'E0000246',
  why: 'Texts to phones are to be switched off while an app sign-on policy has them in a chain of methods.',
  fix: 'Put another method into the chains of the policies in the summary, then switch this one off.',
  pipeline: 'idx',
  async play(world) {
    const text = { authenticationMethods: [{ key: 'phone_number', method: 'sms' }] }
    const chain = { authenticationMethods: [{ key: 'okta_password', method: 'password' }], next: [text] }
    const verificationMethod = { type: 'AUTH_METHOD_CHAIN', chains: [chain] }
    await ruleOfApps(world, { actions: { appSignOn: { access: 'ALLOW', verificationMethod } } })
    return world.admin.post(`${await authenticatorPath(world, 'phone_number')}/methods/sms/lifecycle/deactivate`)
  },
})
