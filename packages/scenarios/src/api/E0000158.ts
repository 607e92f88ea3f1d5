import { deviceRequest, linkForAPhone, wantOfDevices } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000158 = apiScenario({
  code: 'E0000158',
  why: 'The org wants every phone to recognise its owner, and one enrolls that has no key for that.',
  fix: 'Enroll with a key for user verification, or have an administrator ask for less.',
  needs: ['outbox', 'disposable'],
  async play(world) {
    await wantOfDevices(world, { userVerification: 'REQUIRED', userVerificationMethods: ['BIOMETRICS'] })
    const { link } = await linkForAPhone(world)
    const { headers, body } = deviceRequest(link)
    return world.anonymous.post('/idp/authenticators', body, headers)
  },
})
