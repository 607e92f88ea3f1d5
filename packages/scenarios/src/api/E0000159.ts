import { deviceRequest, linkForAPhone, wantOfDevices } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000159 = apiScenario({
  code: 'E0000159',
  why: 'The org takes only phones whose cryptography is validated (FIPS 140), and one enrolls that is not.',
  fix: 'Enroll with a device that complies, or have an administrator ask for less.',
  needs: ['outbox', 'disposable'],
  async play(world) {
    await wantOfDevices(world, { compliance: { fips: 'REQUIRED' } })
    const { link } = await linkForAPhone(world)
    const { headers, body } = deviceRequest(link, {}, { isFipsCompliant: false })
    return world.anonymous.post('/idp/authenticators', body, headers)
  },
})
