import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createU2fKey } from '../../../../test/authenticator.js'
import { letEveryoneEnroll } from '../../../../test/factors.js'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'

let house: TestHouse
let userId: string
beforeEach(async () => {
  house = await startTestHouse()
  const profile = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' }
  const { body } = await house.call('POST', '/api/v1/users', { profile })
  userId = body.id
  await letEveryoneEnroll(house, 'fido_u2f')
})
afterEach(() => house.close())

const own = 'https://org.example'
const at = (path = '') => `/api/v1/users/${userId}/factors${path}`
const post = (path: string, body?: object) => house.call('POST', at(path), body)
const enroll = async () => (await post('', { factorType: 'u2f', provider: 'FIDO' })).body
const codeOf = ({ body }: { body: { errorCode?: string } }) => body.errorCode ?? 'none'

describe('a key of before WebAuthn', () => {
  test('registers and signs in raw messages, each challenge once and counting upward', async () => {
    const factor = await enroll()
    expect(factor.id).toMatch(/^fuf/)
    const { nonce, ...activation } = factor._embedded.activation
    expect(activation).toEqual({ version: 'U2F_V2', appId: own, timeoutSeconds: 20 })
    const key = await createU2fKey()
    const activate = `/${factor.id}/lifecycle/activate`
    expect(codeOf(await post(activate, key.register(nonce, own, 'https://evil.example')))).toBe('E0000068')
    expect(codeOf(await post(activate, key.register(nonce, 'https://evil.example', own)))).toBe('E0000068')
    const { status, body } = await post(activate, key.register(nonce, own))
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'ACTIVE', profile: { version: 'U2F_V2' } })

    const verify = `/${factor.id}/verify`
    const asked = async () => (await post(verify)).body._embedded.challenge
    const first = await asked()
    expect(first).toMatchObject({ timeoutSeconds: 20 })
    const proof = key.sign(first.nonce, own)
    expect((await post(verify, proof)).body).toEqual({ factorResult: 'SUCCESS', profile: body.profile })
    expect(codeOf(await post(verify, proof))).toBe('E0000068')
    expect(codeOf(await post(verify, (await createU2fKey()).sign((await asked()).nonce, own)))).toBe('E0000068')
    key.setCounter(0)
    expect(codeOf(await post(verify, key.sign((await asked()).nonce, own)))).toBe('E0000068')
  })

  test.each(['', 'BQ', 'BQAA', 'AAAA', '!!'])('says nothing with %j', async (registrationData) => {
    const factor = await enroll()
    const { clientData } = (await createU2fKey()).register(factor._embedded.activation.nonce, own)
    const { status } = await post(`/${factor.id}/lifecycle/activate`, { registrationData, clientData })
    expect(status).toBe(registrationData === '' ? 400 : 403)
  })
})
