import { deviceRequest, linkForAPhone, somebodysKey, wantOfDevices } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000229 = apiScenario({
  code: 'E0000229',
  why: 'The org lets people type a PIN where their phone does not recognise them, and a phone enrolls that only ever recognises.',
  fix: 'Enroll with a key that biometrics or a PIN unlock, or have an administrator ask for less.',
  needs: ['outbox', 'disposable'],
  async play(world) {
    await wantOfDevices(world, { userVerification: 'REQUIRED', userVerificationMethods: ['BIOMETRICS', 'PIN'] })
    const { link } = await linkForAPhone(world)
    const { headers, body } = deviceRequest(link, { userVerification: somebodysKey })
    return world.anonymous.post('/idp/authenticators', body, headers)
  },
})
