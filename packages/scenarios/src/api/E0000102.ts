import { activeUser } from '../preparations.js'
import { apiScenario } from '../scenario.js'

/** A key that was made for this, and what it types when it is first touched. */
const key = {
  serialNumber: '7886622',
  publicId: 'ccccccijgibu',
  privateId: 'b74be6169486',
  aesKey: '1fcc6d8ce39bf1604e0b17f3e0a11067',
}
const typed = `${key.publicId}hcihnkrjjfkgbjnticilrdihcjjrenjl`

export const E0000102 = apiScenario({
  code: 'E0000102',
  why: 'A YubiKey is to be taken from the org while somebody signs in with it.',
  fix: 'Reset that factor of its holder first; the links of the key lead there.',
  needs: ['disposable'],
  async play(world) {
    await world.admin.post('/api/v1/org/factors/yubikey_token/lifecycle/activate')
    const token = await world.admin.post('/api/v1/org/factors/yubikey_token/tokens', key)
    const user = await activeUser(world)
    const factor = { factorType: 'token:hardware', provider: 'YUBICO', verify: { passCode: typed } }
    await world.admin.post(`/api/v1/users/${user.id}/factors`, factor)
    return world.admin.delete(`/api/v1/org/factors/yubikey_token/tokens/${token.id}`)
  },
})
