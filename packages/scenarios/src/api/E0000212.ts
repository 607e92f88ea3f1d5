import { phoneForPushes } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000212 = apiScenario({
  code: 'E0000212',
  why: 'A page that looks like the org’s asks the phone over the person’s own machine, and the phone signs which page it was.',
  fix: 'Take it for phishing until shown otherwise; a site of one’s own is made a trusted origin.',
  needs: ['outbox', 'device', 'disposable'],
  async play(world) {
    const { factor, phone } = await phoneForPushes(world)
    await world.admin.post(`${factor}/verify`)
    return phone.approve('https://okta-login.example')
  },
})
