import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse()
})
afterEach(() => house.close())

const order = (change: Record<string, unknown> = {}) => ({
  subdomain: 'my-child-org-1',
  name: 'My Child Org 1',
  website: 'http://www.example.com',
  edition: 'SKU',
  admin: {
    profile: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', login: 'ada@example.com' },
    credentials: { password: { value: 'Abcd1234efgh' } },
  },
  ...change,
})
const make = (change?: Record<string, unknown>) => house.call('POST', '/api/v1/orgs', order(change))
const codeFor = async (change: Record<string, unknown>) => (await make(change)).body.errorCode

test('a child org is made with an administrator whose token opens it, and only it', async () => {
  const { status, body } = await make()
  expect(status).toBe(201)
  expect(body).toMatchObject({
    id: expect.stringMatching(/^00o/),
    subdomain: 'my-child-org-1',
    name: 'My Child Org 1',
    website: 'http://www.example.com',
    status: 'ACTIVE',
    edition: 'SKU',
    expiresAt: null,
    token: expect.stringMatching(/^00[\w-]{40}$/),
    tokenType: 'SSWS',
  })
  const host = new URL(body._links.administrator.href).host
  const headers = { host, authorization: `SSWS ${body.token}` }
  const settings = await house.call('GET', '/api/v1/org', undefined, headers)
  expect(settings.body).toMatchObject({ id: body.id, companyName: 'My Child Org 1', website: 'http://www.example.com' })
  const elsewhere = await house.call('GET', '/api/v1/org', undefined, { authorization: `SSWS ${body.token}` })
  expect(elsewhere.body.errorCode).toBe('E0000011')
})

test('a subdomain is held for thirty seconds by the request that asked for it, then by the org', async () => {
  await make()
  expect(await codeFor({ name: 'Another' })).toBe('E0000171')
  house.advance(30_000)
  const taken = await make({ name: 'Another', subdomain: 'MY-child-org-1' })
  expect(taken.body).toMatchObject({
    errorCode: 'E0000088',
    errorCauses: [{ errorSummary: 'subDomain: An object with this field already exists' }],
  })
})

test('of two requests for one subdomain at the same moment one is served', async () => {
  const answers = await Promise.all([make(), make({ name: 'Another' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 400])
  expect(answers.find(({ status }) => status === 400)?.body.errorCode).toBe('E0000171')
})

test('a subdomain is no longer than 57 characters, a label, and nobody else’s', async () => {
  expect(await codeFor({ subdomain: 'x'.repeat(58) })).toBe('E0000172')
  expect(await codeFor({ subdomain: 'my child' })).toBe('E0000001')
  expect(await codeFor({ subdomain: 'support' })).toBe('E0000170')
})

test('a name is short, in the basic plane, and no other org’s', async () => {
  expect(await codeFor({ name: '' })).toBe('E0000089')
  expect(await codeFor({ name: 'Rocket 🚀' })).toBe('E0000089')
  expect(await codeFor({ name: 'Example' })).toBe('E0000089')
})

test('a domain of its own leads to one org', async () => {
  const { body } = await make({ customDomain: 'login.example.com' })
  const metadata = await house.call('GET', '/.well-known/okta-organization', undefined, { host: 'login.example.com' })
  expect(metadata.body).toMatchObject({ id: body.id, _links: { alternate: { href: 'https://login.example.com' } } })
  const second = { subdomain: 'second', name: 'Second', customDomain: 'LOGIN.example.com' }
  expect(await codeFor(second)).toBe('E0000120')
  expect(await codeFor({ ...second, customDomain: 'no domain' })).toBe('E0000001')
})

test('of a subdomain and a name that are both of no use, the subdomain is heard', async () => {
  expect(await codeFor({ subdomain: 'www', name: '' })).toBe('E0000170')
})

test('an edition other than the one there is does not bind, and an administrator must be named', async () => {
  expect(await codeFor({ edition: 'GOLD' })).toBe('E0000003')
  const { admin: _, ...nobody } = order()
  const answer = await house.call('POST', '/api/v1/orgs', nobody)
  expect(answer.body).toMatchObject({
    errorCode: 'E0000001',
    errorCauses: [{ errorSummary: 'admin: The field cannot be left blank' }],
  })
})

test('nothing is left of an org that was refused', async () => {
  await make({ name: '' })
  expect((await make()).status).toBe(201)
})
