import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'
import { hour } from '../../../kernel/time.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse()
})
afterEach(() => house.close())

const recordedOrder = [
  'id',
  'subdomain',
  'companyName',
  'status',
  'expiresAt',
  'created',
  'lastUpdated',
  'website',
  'phoneNumber',
  'endUserSupportHelpURL',
  'supportPhoneNumber',
  'address1',
  'address2',
  'city',
  'state',
  'country',
  'postalCode',
  '_links',
]

test('an update changes what it names and keeps the rest; a replacement forgets it', async () => {
  house.advance(5000)
  await house.call('POST', '/api/v1/org', { city: 'London', supportPhoneNumber: '123' })
  const updated = await house.call('POST', '/api/v1/org', { companyName: 'Engines', supportPhoneNumber: '456' })
  expect(Object.keys(updated.body)).toEqual(recordedOrder)
  expect(updated.body).toMatchObject({
    companyName: 'Engines',
    city: 'London',
    supportPhoneNumber: '456',
    phoneNumber: '',
    address1: null,
    lastUpdated: '2026-01-15T12:00:05.000Z',
  })
  const replaced = await house.call('PUT', '/api/v1/org', { companyName: 'Engines', address1: '1 Street' })
  expect(replaced.body).toMatchObject({ city: null, supportPhoneNumber: '', address1: '1 Street' })
  expect((await house.call('GET', '/api/v1/org')).body).toEqual(replaced.body)
})

test('null unsets, and what a caller may not set is passed over', async () => {
  await house.call('POST', '/api/v1/org', { city: 'London' })
  const { body } = await house.call('POST', '/api/v1/org', { city: null, subdomain: 'other', status: 'INACTIVE' })
  expect(body).toMatchObject({ city: null, subdomain: 'example', status: 'ACTIVE' })
})

test('an org has a name, and settings of bounded length', async () => {
  expect((await house.call('PUT', '/api/v1/org', { city: 'London' })).body).toMatchObject({
    errorCode: 'E0000001',
    errorCauses: [{ errorSummary: 'companyName: The field cannot be left blank' }],
  })
  expect((await house.call('POST', '/api/v1/org', { city: 'x'.repeat(256) })).body).toMatchObject({
    errorSummary: 'Api validation failed: city',
    errorCauses: [{ errorSummary: 'city: The field is too long' }],
  })
})

test('the founder is the contact until another is named', async () => {
  expect((await house.call('GET', '/api/v1/org/contacts')).body).toEqual([
    { contactType: 'BILLING', _links: { billing: { href: 'https://org.example/api/v1/org/contacts/billing' } } },
    { contactType: 'TECHNICAL', _links: { technical: { href: 'https://org.example/api/v1/org/contacts/technical' } } },
  ])
  const contact = {
    userId: house.adminId,
    _links: { user: { href: `https://org.example/api/v1/users/${house.adminId}` } },
  }
  expect((await house.call('GET', '/api/v1/org/contacts/billing')).body).toEqual(contact)
  expect((await house.call('PUT', '/api/v1/org/contacts/BILLING', { userId: house.adminId })).body).toEqual(contact)
})

test('a contact is somebody, of a type that there is; of both faults the type is heard', async () => {
  expect((await house.call('PUT', '/api/v1/org/contacts/BILLING', { userId: '00unone' })).body.errorSummary).toBe(
    'Not found: Resource not found: 00unone (User)',
  )
  expect((await house.call('PUT', '/api/v1/org/contacts/LEGAL', {})).body.errorCode).toBe('E0000007')
})

test('anyone may ask which pipeline an org speaks', async () => {
  const { status, body } = await house.call('GET', '/.well-known/okta-organization', undefined, { authorization: '' })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    id: house.orgId,
    pipeline: 'v1',
    _links: { organization: { href: 'https://org.example' } },
  })
})

test('a preference offers the way back', async () => {
  const hidden = await house.call('POST', '/api/v1/org/preferences/hideEndUserFooter')
  expect(hidden.body).toEqual({
    showEndUserFooter: false,
    _links: {
      showEndUserFooter: {
        href: 'https://org.example/api/v1/org/preferences/showEndUserFooter',
        hints: { allow: ['POST'] },
      },
    },
  })
  expect((await house.call('POST', '/api/v1/org/preferences/showEndUserFooter')).body.showEndUserFooter).toBe(true)
  expect((await house.call('POST', '/api/v1/org/privacy/oktaCommunication/optOut')).body.optOutEmailUsers).toBe(true)
  expect((await house.call('GET', '/api/v1/org/privacy/oktaCommunication')).body).toEqual({
    optOutEmailUsers: true,
    _links: {
      optIn: { href: 'https://org.example/api/v1/org/privacy/oktaCommunication/optIn', hints: { allow: ['POST'] } },
    },
  })
})

test('support may come in for eight hours, a day longer when extended, and leaves by itself', async () => {
  const privacy = '/api/v1/org/privacy/oktaSupport'
  expect((await house.call('POST', `${privacy}/grant`)).body.expiration).toBe('2026-01-15T20:00:00.000Z')
  expect((await house.call('POST', `${privacy}/extend`)).body.expiration).toBe('2026-01-16T20:00:00.000Z')
  house.advance(32 * hour)
  expect((await house.call('GET', privacy)).body).toMatchObject({ support: 'DISABLED', expiration: null })
  await house.call('POST', `${privacy}/grant`)
  expect((await house.call('POST', `${privacy}/revoke`)).body.support).toBe('DISABLED')
})
