import { afterEach, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'

let house: TestHouse
afterEach(() => house.close())

const number = '+12025550123'
async function person(): Promise<{ id: string; path: string }> {
  const profile = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', login: 'ada@example.com' }
  const { id } = (await house.call('POST', '/api/v1/users?activate=true', { profile })).body
  return { id, path: `/api/v1/users/${id}/authenticator-enrollments` }
}

test('a Classic org lacks the feature, whoever is asked for', async () => {
  house = await startTestHouse()
  const path = '/api/v1/users/nobody/authenticator-enrollments'
  const phone = { authenticatorId: 'aut', profile: { phoneNumber: number } }
  for (const [method, below, body] of [
    ['GET', '', undefined],
    ['GET', '/one', undefined],
    ['DELETE', '/one', undefined],
    ['POST', '/phone', phone],
  ] as const) {
    expect((await house.call(method, path + below, body)).body.errorCode).toBe('E0000015')
  }
})

test('a phone that an administrator enrolls is active at once, shown in part, and gone when it is taken away', async () => {
  house = await startTestHouse({ pipeline: 'idx' })
  const { id, path } = await person()
  const all = (await house.call('GET', '/api/v1/authenticators')).body
  const phone = all.find((each: { key: string }) => each.key === 'phone_number')
  const wrong = { authenticatorId: 'aut', profile: { phoneNumber: number } }
  expect((await house.call('POST', `${path}/phone`, wrong)).body.errorCauses).toEqual([
    { errorSummary: 'authenticatorId: The field has an invalid value' },
  ])
  const { status, body } = await house.call('POST', `${path}/phone`, { ...wrong, authenticatorId: phone.id })
  expect(status).toBe(200)
  expect(house.phone).toEqual([])
  const base = 'https://org.example/api/v1'
  expect(body).toEqual({
    type: 'phone',
    id: expect.any(String),
    key: 'phone_number',
    status: 'ACTIVE',
    name: 'Phone',
    profile: { phoneNumber: expect.stringMatching(/X.*0123$/) },
    nickname: null,
    created: '2026-01-15T12:00:00.000Z',
    lastUpdated: '2026-01-15T12:00:00.000Z',
    _links: {
      self: { href: `https://org.example${path}/${body.id}`, hints: { allow: ['GET', 'DELETE'] } },
      user: { href: `${base}/users/${id}`, hints: { allow: ['GET'] } },
      authenticator: { href: `${base}/authenticators/${phone.id}`, hints: { allow: ['GET'] } },
    },
  })
  expect((await house.call('GET', path)).body).toEqual([body])
  const disclosed = await house.call('GET', `${path}/${body.id}?discloseIdentifiers=phone`)
  expect(disclosed.body.profile).toEqual({ phoneNumber: number })
  expect((await house.call('DELETE', `${path}/${body.id}`)).status).toBe(204)
  expect((await house.call('GET', path)).body).toEqual([])
  const { body: missing } = await house.call('GET', `${path}/${body.id}`)
  expect(missing.errorSummary).toBe(`Not found: Resource not found: ${body.id} (AuthenticatorEnrollment)`)
  expect(await house.store.db.selectFrom('user_phones').selectAll().execute()).toEqual([])
})
