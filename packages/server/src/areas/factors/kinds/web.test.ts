import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { letEveryoneEnroll } from '../../../../test/factors.js'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'

const duo = { host: 'api-123.duosecurity.example', integrationKey: 'DIXXXXXXXXXXXXXXXXXX', secretKey: 's'.repeat(40) }

let house: TestHouse
let userId: string
beforeEach(async () => {
  house = await startTestHouse()
  const profile = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' }
  userId = (await house.call('POST', '/api/v1/users', { profile })).body.id
  const configuration = { userNameTemplate: { template: 'login' }, ...duo }
  await letEveryoneEnroll(house, 'duo', { key: 'duo', provider: { type: 'DUO', configuration } })
})
afterEach(() => house.close())

const post = (path: string, body?: object) => house.call('POST', `/api/v1/users/${userId}/factors${path}`, body)
const enroll = async () => (await post('', { factorType: 'web', provider: 'DUO' })).body

const signed = (text: string, key: string) => `${text}|${createHmac('sha1', key).update(text).digest('hex')}`
const cookie = (prefix: string, username: string, seconds: number, key = duo.secretKey) => {
  const until = Math.floor(house.now().getTime() / 1000) + seconds
  return signed(`${prefix}|${Buffer.from(`${username}|${duo.integrationKey}|${until}`).toString('base64')}`, key)
}

/** What Duo's page does: it looks whether the org asks, asks the person, and says who they are. */
function duosPage(signature: string, username = 'ada@example.com', { key = duo.secretKey, seconds = 60 } = {}): string {
  const [request = '', ours = ''] = signature.split(':')
  const [prefix = '', body = '', mac] = request.split('|')
  expect(signed(`${prefix}|${body}`, duo.secretKey)).toBe(`${prefix}|${body}|${mac}`)
  expect([prefix, Buffer.from(body, 'base64').toString().split('|').slice(0, 2)]).toEqual([
    'TX',
    ['ada@example.com', duo.integrationKey],
  ])
  return `${cookie('AUTH', username, seconds, key)}:${ours}`
}

/** What the browser sends on. */
async function callBack(href: string, response: string) {
  const form = new URLSearchParams({ sig_response: response }).toString()
  const { pathname } = new URL(href)
  const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: '' }
  return house.call('POST', pathname, form, headers)
}

test('a page of Duo’s enrolls somebody, and whoever polls hears of it', async () => {
  const factor = await enroll()
  expect(factor).toMatchObject({ status: 'PENDING_ACTIVATION', profile: { credentialId: 'ada@example.com' } })
  const { host, signature, factorResult, _links } = factor._embedded.activation
  expect([host, factorResult]).toEqual([duo.host, 'WAITING'])
  expect(_links.script.href).toBe(`https://${duo.host}/frame/hosted/Duo-Web-v2.js`)
  expect(_links.complete.hints).toEqual({ allow: ['POST'] })
  const poll = `/${factor.id}/lifecycle/activate/poll`
  expect((await post(poll)).body.factorResult).toBe('WAITING')
  const response = duosPage(signature)
  expect((await callBack(_links.complete.href, response)).status).toBe(200)
  expect((await post(poll)).body).toMatchObject({ id: factor.id, status: 'ACTIVE' })
  // What it said once, it has said.
  expect((await callBack(_links.complete.href, response)).body.errorCode).toBe('E0000007')
  expect(JSON.stringify(factor)).not.toContain(duo.secretKey)
})

test('a challenge is a frame as well, and its answer fits no other', async () => {
  const factor = await enroll()
  const first = factor._embedded.activation
  await callBack(first._links.complete.href, duosPage(first.signature))
  const asked = (await post(`/${factor.id}/verify`)).body
  const { verification } = asked._embedded
  expect(verification.host).toBe(duo.host)
  expect((await callBack(verification._links.complete.href, duosPage(first.signature))).body.errorCode).toBe('E0000068')
  expect((await callBack(verification._links.complete.href, duosPage(verification.signature))).status).toBe(200)
  const { pathname } = new URL(asked._links.poll.href)
  expect((await house.call('GET', pathname)).body).toEqual({ factorResult: 'SUCCESS' })
})

test.each<[string, (signature: string) => string]>([
  ['nonsense', () => 'AUTH|x|y:APP|x|y'],
  ['nothing', () => ':'],
  ['somebody else’s name', (signature) => duosPage(signature, 'bob@example.com')],
  [
    'a name that goes on as Duo would',
    (signature) => duosPage(signature, `ada@example.com|${duo.integrationKey}|9999999999`),
  ],
  ['what was not signed by Duo', (signature) => duosPage(signature, undefined, { key: 'x'.repeat(40) })],
  ['what is too old', (signature) => duosPage(signature, undefined, { seconds: -1 })],
  ['our own question', (signature) => signature],
  ['half an answer', (signature) => duosPage(signature).split(':')[0] ?? ''],
])('a page that says %s is not believed', async (_, say) => {
  const factor = await enroll()
  const { signature, _links } = factor._embedded.activation
  expect((await callBack(_links.complete.href, say(signature))).body.errorCode).toBe('E0000068')
  expect((await post(`/${factor.id}/lifecycle/activate/poll`)).body.factorResult).toBe('WAITING')
})

test('nobody waits for longer than five minutes', async () => {
  const factor = await enroll()
  const { signature, _links } = factor._embedded.activation
  house.advance(5 * 60_000)
  expect((await post(`/${factor.id}/lifecycle/activate/poll`)).body.factorResult).toBe('TIMEOUT')
  expect((await callBack(_links.complete.href, duosPage(signature))).body.errorCode).toBe('E0000007')
})

test('times are told in whole seconds, whenever somebody asks', async () => {
  house.advance(433)
  const factor = await enroll()
  const { signature, expiresAt, _links } = factor._embedded.activation
  expect(expiresAt).toMatch(/\.000Z$/)
  await callBack(_links.complete.href, duosPage(signature))
  const asked = (await post(`/${factor.id}/verify`)).body
  expect(asked.expiresAt).toMatch(/\.000Z$/)
  expect(asked._embedded.verification.expiresAt).toMatch(/\.000Z$/)
  await house.call('POST', '/api/v1/org/factors/okta_push/lifecycle/activate')
  const push = (await post('', { factorType: 'push', provider: 'OKTA' })).body
  expect(push._embedded.activation.expiresAt).toMatch(/\.000Z$/)
})
