import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAuthenticator } from '../../../../test/authenticator.js'
import { letEveryoneEnroll } from '../../../../test/factors.js'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'

let house: TestHouse
let userId: string
beforeEach(async () => {
  house = await startTestHouse()
  const profile = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' }
  const { body } = await house.call('POST', '/api/v1/users', { profile })
  userId = body.id
  await letEveryoneEnroll(house, 'fido_webauthn')
})
afterEach(() => house.close())

const own = 'https://org.example'
const at = (path = '') => `/api/v1/users/${userId}/factors${path}`
const post = (path: string, body?: object) => house.call('POST', at(path), body)
const enroll = async () => (await post('', { factorType: 'webauthn', provider: 'FIDO' })).body
const codeOf = ({ body }: { body: { errorCode?: string } }) => body.errorCode ?? 'none'
const trust = (origin: string) =>
  house.call('POST', '/api/v1/trustedOrigins', { name: origin, origin, scopes: [{ type: 'CORS' }] })

describe('a security key', () => {
  async function activeKey(origin = own) {
    const factor = await enroll()
    const key = createAuthenticator()
    const { challenge } = factor._embedded.activation
    const { status, body } = await post(`/${factor.id}/lifecycle/activate`, key.create(challenge, { origin }))
    expect(status).toBe(200)
    return { key, body, verify: `/${body.id}/verify` }
  }
  const challengeFrom = async (verify: string): Promise<string> =>
    (await post(verify)).body._embedded.challenge.challenge

  test('is offered what a browser needs to make one', async () => {
    const factor = await enroll()
    expect(factor.id).toMatch(/^fwf/)
    const { challenge, ...activation } = factor._embedded.activation
    expect(challenge).toMatch(/^[\w-]{27}$/)
    expect(activation).toEqual({
      attestation: 'direct',
      authenticatorSelection: { userVerification: 'discouraged', requireResidentKey: false },
      excludeCredentials: [],
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      rp: { name: 'Example' },
      user: { displayName: 'Ada Byron', name: 'ada@example.com', id: userId },
      u2fParams: { appid: own },
    })
  })

  test('is active once it signed the challenge, and proves itself by signing others', async () => {
    const { key, body, verify } = await activeKey()
    expect(body).toMatchObject({ status: 'ACTIVE', profile: { credentialId: key.credentialId } })
    const asked = await post(verify)
    expect(asked).toMatchObject({ status: 200, body: { factorResult: 'CHALLENGE' } })
    const { challenge } = asked.body._embedded.challenge
    expect((await post(verify, key.get(challenge, { origin: own }))).body).toEqual({
      factorResult: 'SUCCESS',
      profile: body.profile,
    })
  })

  test('signs a challenge once', async () => {
    const { key, verify } = await activeKey()
    const challenge = await challengeFrom(verify)
    const proof = key.get(challenge, { origin: own })
    expect((await post(verify, proof)).status).toBe(200)
    expect(codeOf(await post(verify, proof))).toBe('E0000068')
    expect(codeOf(await post(verify, key.get(challenge, { origin: own })))).toBe('E0000068')
  })

  test.each<[string, (key: ReturnType<typeof createAuthenticator>, challenge: string) => object]>([
    ['on a page of somebody else', (key, challenge) => key.get(challenge, { origin: 'https://okta-login.example' })],
    ['for a host of somebody else', (key, challenge) => key.get(challenge, { origin: own, rpId: 'evil.example' })],
    ['a challenge that was never asked', (key) => key.get('AAAAAAAAAAAAAAAAAAAAAAAAAAA', { origin: own })],
    ['with another key', (_, challenge) => createAuthenticator().get(challenge, { origin: own })],
    ['what is no base64', (key, challenge) => ({ ...key.get(challenge, { origin: own }), signatureData: '!!' })],
    ['what is no JSON', (key, challenge) => ({ ...key.get(challenge, { origin: own }), clientData: 'AAAA' })],
    [
      'something else than it sends',
      (key, challenge) => {
        const { signatureData } = key.get(challenge, { origin: own })
        return { ...key.get(challenge, { origin: own, verified: true }), signatureData }
      },
    ],
  ])('that signs %s is refused, and that counts', async (_, proof) => {
    const { key, verify } = await activeKey()
    const challenge = await challengeFrom(verify)
    expect(codeOf(await post(verify, proof(key, challenge)))).toBe('E0000068')
    expect((await post(verify, key.get(challenge, { origin: own }))).status).toBe(200)
  })

  test('that counts must count upward: one that does not is a copy', async () => {
    const { key, verify } = await activeKey()
    key.setCounter(40)
    expect((await post(verify, key.get(await challengeFrom(verify), { origin: own }))).status).toBe(200)
    key.setCounter(7)
    expect(codeOf(await post(verify, key.get(await challengeFrom(verify), { origin: own })))).toBe('E0000068')
  })

  test('may be used on a site that the org trusts, once it does', async () => {
    const origin = 'https://portal.example'
    const factor = await enroll()
    const key = createAuthenticator()
    const { challenge } = factor._embedded.activation
    const activate = `/${factor.id}/lifecycle/activate`
    expect(codeOf(await post(activate, key.create(challenge, { origin })))).toBe('E0000068')
    expect((await trust(origin)).status).toBe(200)
    expect((await post(activate, key.create(challenge, { origin }))).body.status).toBe('ACTIVE')
    // It belongs to that site's host: our own page cannot use it.
    const verify = `/${factor.id}/verify`
    expect(codeOf(await post(verify, key.get(await challengeFrom(verify), { origin: own })))).toBe('E0000068')
    expect((await post(verify, key.get(await challengeFrom(verify), { origin }))).status).toBe(200)
  })

  test('must recognise its owner where the org asks for that', async () => {
    const [authenticator] = (await house.call('GET', '/api/v1/authenticators')).body.filter(
      ({ key }: { key: string }) => key === 'webauthn',
    )
    const changed = await house.call('PUT', `/api/v1/authenticators/${authenticator.id}/methods/webauthn`, {
      type: 'webauthn',
      settings: { userVerification: 'REQUIRED', attachment: 'ANY' },
    })
    expect(changed.status).toBe(200)
    const factor = await enroll()
    const key = createAuthenticator()
    const { challenge } = factor._embedded.activation
    const activate = `/${factor.id}/lifecycle/activate`
    expect(codeOf(await post(activate, key.create(challenge, { origin: own })))).toBe('E0000068')
    expect((await post(activate, key.create(challenge, { origin: own, verified: true }))).status).toBe(200)
    const verify = `/${factor.id}/verify`
    expect(codeOf(await post(verify, key.get(await challengeFrom(verify), { origin: own })))).toBe('E0000068')
    const proof = key.get(await challengeFrom(verify), { origin: own, verified: true })
    expect((await post(verify, proof)).status).toBe(200)
  })

  test('waits five minutes for its signature', async () => {
    const { key, verify } = await activeKey()
    const challenge = await challengeFrom(verify)
    house.advance(5 * 60_000)
    expect(codeOf(await post(verify, key.get(challenge, { origin: own })))).toBe('E0000068')
  })

  test('is one of several, none of which is enrolled twice', async () => {
    const { key } = await activeKey()
    const second = await enroll()
    expect(second._embedded.activation.excludeCredentials).toEqual([{ type: 'public-key', id: key.credentialId }])
    await post(
      `/${second.id}/lifecycle/activate`,
      createAuthenticator().create(second._embedded.activation.challenge, { origin: own }),
    )
    expect((await house.call('GET', at())).body).toHaveLength(2)
  })

  test('is not there without what it signed', async () => {
    const factor = await enroll()
    const answer = await post(`/${factor.id}/lifecycle/activate`, {})
    expect(answer).toMatchObject({ status: 400, body: { errorSummary: 'Api validation failed: attestation' } })
  })
})
