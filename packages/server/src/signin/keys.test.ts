import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAuthenticator } from '../../test/authenticator.js'
import { letEveryoneEnroll } from '../../test/factors.js'
import { startTestHouse, type TestAnswer, type TestHouse } from '../../test/house.js'

const own = 'https://org.example'
const login = 'ada@example.com'
const password = 'Old-pass1'

let house: TestHouse
let userId: string
beforeEach(async () => {
  house = await startTestHouse()
  const profile = { login, email: login, firstName: 'Ada', lastName: 'Byron' }
  const { body } = await house.call('POST', '/api/v1/users', {
    profile,
    credentials: { password: { value: password } },
  })
  userId = body.id
  await letEveryoneEnroll(house, 'fido_webauthn')
  const [policy] = (await house.call('GET', '/api/v1/policies?type=OKTA_SIGN_ON')).body
  const everyone = (await house.call('GET', '/api/v1/groups?q=Everyone')).body[0].id
  const conditions = { people: { groups: { include: [everyone] } } }
  const { id } = (await house.call('POST', '/api/v1/policies', { type: policy.type, name: 'Keys', conditions })).body
  const signon = { access: 'ALLOW', requireFactor: true, factorPromptMode: 'ALWAYS' }
  const rule = { type: 'SIGN_ON', name: 'With a key', actions: { signon } }
  expect((await house.call('POST', `/api/v1/policies/${id}/rules`, rule)).status).toBe(200)
})
afterEach(() => house.close())

const post = (path: string, body: object) => house.call('POST', `/api/v1/authn${path}`, body, { authorization: '' })
const begin = async () => (await post('', { username: login, password })).body
const verify = (stateToken: string, which: string, proof: object = {}) =>
  post(`/factors/${which}/verify`, { stateToken, ...proof })
const said = ({ status, body }: TestAnswer) => `${status} ${body.errorCode ?? body.status}`

/** A key of hers, and the factor that it is. */
async function enrolled() {
  const factors = `/api/v1/users/${userId}/factors`
  const { id, _embedded } = (await house.call('POST', factors, { factorType: 'webauthn', provider: 'FIDO' })).body
  const key = createAuthenticator()
  const proof = key.create(_embedded.activation.challenge, { origin: own })
  expect((await house.call('POST', `${factors}/${id}/lifecycle/activate`, proof)).status).toBe(200)
  return { id, key }
}

describe('somebody with several keys', () => {
  test('is asked for any of them, and signs with whichever is at hand', async () => {
    const all = [await enrolled(), await enrolled(), await enrolled()]
    for (const { key } of all) {
      const { stateToken, _embedded } = await begin()
      const href = `${own}/api/v1/authn/factors/webauthn/verify`
      const next = { name: 'verify', href, hints: { allow: ['POST'] } }
      expect(_embedded.factorTypes).toEqual([{ factorType: 'webauthn', _links: { next } }])
      const asked = await verify(stateToken, 'webauthn')
      expect(said(asked)).toBe('200 MFA_CHALLENGE')
      expect(asked.body._links.next).toEqual(next)
      const { challenge, factors, factor } = asked.body._embedded
      expect(factor).toBeUndefined()
      expect(factors.map(({ profile }: { profile: { credentialId: string } }) => profile.credentialId)).toEqual(
        all.map((each) => each.key.credentialId),
      )
      const proof = key.get(challenge.challenge, { origin: own })
      expect(said(await verify(stateToken, 'webauthn', proof))).toBe('200 SUCCESS')
    }
  })

  test('does not come in with a key that is none of theirs, and that counts once', async () => {
    await enrolled()
    await enrolled()
    const { stateToken } = await begin()
    const { challenge } = (await verify(stateToken, 'webauthn')).body._embedded.challenge
    const proof = createAuthenticator().get(challenge, { origin: own })
    expect(said(await verify(stateToken, 'webauthn', proof))).toBe('403 E0000068')
    const rows = await house.store.db.selectFrom('users').select('failed_attempts').where('id', '=', userId).execute()
    expect(rows).toEqual([{ failed_attempts: 1 }])
  })

  test('proves the one that is named by its id, and no other', async () => {
    const [first, second] = [await enrolled(), await enrolled()]
    const { stateToken } = await begin()
    const { _embedded, _links } = (await verify(stateToken, second.id)).body
    expect(_links.next.href).toBe(`${own}/api/v1/authn/factors/${second.id}/verify`)
    expect(_embedded.factor.profile.credentialId).toBe(second.key.credentialId)
    const { challenge } = _embedded.factor._embedded.challenge
    expect(said(await verify(stateToken, second.id, first.key.get(challenge, { origin: own })))).toBe('403 E0000068')
    expect(said(await verify(stateToken, second.id, second.key.get(challenge, { origin: own })))).toBe('200 SUCCESS')
  })

  test('does not come in by what was signed for another sign-in', async () => {
    const { key } = await enrolled()
    await enrolled()
    const [one, other] = [await begin(), await begin()]
    const { challenge } = (await verify(one.stateToken, 'webauthn')).body._embedded.challenge
    const proof = key.get(challenge, { origin: own })
    // Neither before it asks itself, nor after.
    expect(said(await verify(other.stateToken, 'webauthn', proof))).toBe('403 E0000068')
    expect(said(await verify(other.stateToken, 'webauthn'))).toBe('200 MFA_CHALLENGE')
    expect(said(await verify(other.stateToken, 'webauthn', proof))).toBe('403 E0000068')
    expect(said(await verify(one.stateToken, 'webauthn', proof))).toBe('200 SUCCESS')
  })
})

test('somebody with one key is asked for that', async () => {
  const { id, key } = await enrolled()
  const { stateToken, _embedded } = await begin()
  expect(_embedded.factorTypes).toBeUndefined()
  const asked = (await verify(stateToken, 'webauthn')).body
  expect(asked._links.next.href).toBe(`${own}/api/v1/authn/factors/${id}/verify`)
  const { challenge } = asked._embedded.factor._embedded.challenge
  expect(said(await verify(stateToken, 'webauthn', key.get(challenge, { origin: own })))).toBe('200 SUCCESS')
})
