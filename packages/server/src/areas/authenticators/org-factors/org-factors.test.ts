import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse({ lab: true })
  await house.store.db.deleteFrom('policies').execute()
})
afterEach(() => house.close())

const path = '/api/v1/org/factors'
const turn = (key: string, verb: string) => house.call('POST', `${path}/${key}/lifecycle/${verb}`)
const statuses = async (filter = '') =>
  Object.fromEntries(
    (await house.call('GET', path + filter)).body.map(({ id, status }: { id: string; status: string }) => [id, status]),
  )

test('an org has a factor for each way of its authenticators, and for those that it could set up', async () => {
  expect(await statuses()).toEqual({
    duo: 'NOT_SETUP',
    fido_u2f: 'NOT_SETUP',
    fido_webauthn: 'INACTIVE',
    google_otp: 'NOT_SETUP',
    hotp: 'NOT_SETUP',
    okta_call: 'ACTIVE',
    okta_email: 'ACTIVE',
    okta_otp: 'ACTIVE',
    okta_password: 'ACTIVE',
    okta_push: 'INACTIVE',
    okta_question: 'ACTIVE',
    okta_sms: 'ACTIVE',
    rsa_token: 'NOT_SETUP',
    symantec_vip: 'NOT_SETUP',
    yubikey_token: 'NOT_SETUP',
  })
  const filtered = (status: string) => `?filter=${encodeURIComponent(`status eq "${status}"`)}`
  expect(Object.keys(await statuses(filtered('INACTIVE')))).toEqual(['fido_webauthn', 'okta_push'])
  expect((await house.call('GET', `${path}?filter=id+eq+%22okta_sms%22`)).status).toBe(400)
})

test('a factor is answered as Okta prints it', async () => {
  const self = `https://org.example${path}/okta_sms`
  expect((await house.call('GET', `${path}/okta_sms`)).body).toEqual({
    id: 'okta_sms',
    provider: 'OKTA',
    factorType: 'sms',
    status: 'ACTIVE',
    _links: {
      self: { href: self, hints: { allow: ['GET'] } },
      deactivate: { href: `${self}/lifecycle/deactivate`, hints: { allow: ['POST'] } },
    },
  })
  const { body } = await turn('okta_sms', 'deactivate')
  expect(body.status).toBe('INACTIVE')
  expect(Object.keys(body._links)).toEqual(['activate', 'self'])
  expect((await house.call('GET', `${path}/constructor`)).body.errorCode).toBe('E0000007')
})

test('what is switched here is the authenticator, or one of its ways', async () => {
  const authenticator = async (key: string) =>
    (await house.call('GET', '/api/v1/authenticators')).body.find((one: { key: string }) => one.key === key)
  await turn('okta_sms', 'deactivate')
  expect((await authenticator('phone_number')).status).toBe('ACTIVE')
  await turn('okta_call', 'deactivate')
  expect((await authenticator('phone_number')).status).toBe('INACTIVE')
  await turn('okta_call', 'activate')
  expect(await statuses()).toMatchObject({ okta_call: 'ACTIVE', okta_sms: 'INACTIVE' })
  await turn('google_otp', 'activate')
  expect((await authenticator('google_otp')).status).toBe('ACTIVE')
  expect((await turn('google_otp', 'deactivate')).body.status).toBe('INACTIVE')
  expect((await turn('google_otp', 'deactivate')).status).toBe(200)
  await turn('okta_otp', 'deactivate')
  await turn('okta_push', 'activate')
  expect(await statuses()).toMatchObject({ okta_otp: 'ACTIVE', okta_push: 'ACTIVE' })
  const filter = encodeURIComponent('eventType eq "system.mfa.factor.activate"')
  expect((await house.call('GET', `/api/v1/logs?filter=${filter}`)).body).toHaveLength(3)
})

test('the password stays, what others run is set up elsewhere, and policies go first', async () => {
  expect((await turn('okta_password', 'deactivate')).body).toMatchObject({ errorCode: 'E0000020', errorCauses: [] })
  expect((await turn('duo', 'activate')).body.errorCode).toBe('E0000020')
  await house.call('PUT', '/stuntdouble/api/telephony', { provided: false })
  await turn('okta_sms', 'deactivate')
  expect((await turn('okta_sms', 'activate')).body.errorCode).toBe('E0000226')
})
