import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { letEveryoneEnroll } from '../../../../test/factors.js'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'
import { httpFactorProvider } from '../../../node/factor-provider.js'

/** A provider that knows two tokens, says what it is told to say, and keeps what it was asked. */
let heard: Record<string, string>[]
let says: { status: number; body: string } | 'nothing' | undefined
const provider = createServer(async (request, response) => {
  let text = ''
  for await (const chunk of request) text += chunk
  const question = JSON.parse(text)
  heard.push(question)
  if (says === 'nothing') return
  const right = question.passCode === '875498' && (question.nextPassCode ?? '678195') === '678195'
  const { status, body } = says ?? { status: 200, body: JSON.stringify({ result: right ? 'ACCEPT' : 'REJECT' }) }
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)
})

let house: TestHouse
let userId: string
beforeEach(async () => {
  heard = []
  says = undefined
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/`
  house = await startTestHouse({ lab: true, factorProvider: httpFactorProvider({ url }, 1000) })
  const profile = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' }
  userId = (await house.call('POST', '/api/v1/users', { profile })).body.id
  await letEveryoneEnroll(house, 'symantec_vip')
  const configuration = { hostName: 'rsa.example', authPort: 1812, sharedSecret: 'between the two' }
  await letEveryoneEnroll(house, 'rsa_token', { key: 'onprem_mfa', provider: { type: 'DEL_OATH', configuration } })
})
afterEach(async () => {
  await house.close()
  provider.closeAllConnections()
  await new Promise((resolve) => provider.close(resolve))
})

const post = (path: string, body: object) => house.call('POST', `/api/v1/users/${userId}/factors${path}`, body)
const codeOf = ({ body }: { body: { errorCode?: string } }) => body.errorCode ?? 'none'
const vip = { factorType: 'token', provider: 'SYMANTEC', profile: { credentialId: 'VSMT14393584' } }
const rsa = { factorType: 'token', provider: 'RSA', profile: { credentialId: 'ada@example.com' } }

async function activeRsa(): Promise<string> {
  const { body } = await post('', { ...rsa, verify: { passCode: '875498' } })
  return `/${body.id}/verify`
}

test('a token of Symantec’s is enrolled by two codes in a row, and is active at once', async () => {
  const { status, body } = await post('', { ...vip, verify: { passCode: '875498', nextPassCode: '678195' } })
  expect(status).toBe(200)
  expect(body).toMatchObject({ vendorName: 'SYMANTEC', status: 'ACTIVE', profile: vip.profile })
  expect(body.id).toMatch(/^ufv/)
  expect(heard).toEqual([
    { provider: 'SYMANTEC', credentialId: 'VSMT14393584', passCode: '875498', nextPassCode: '678195' },
  ])
  expect((await post(`/${body.id}/verify`, { passCode: '875498' })).body).toEqual({ factorResult: 'SUCCESS' })
})

test('one of RSA’s by one code', async () => {
  const verify = await activeRsa()
  expect(verify).toMatch(/^\/rsa/)
  expect(heard).toEqual([{ provider: 'RSA', credentialId: 'ada@example.com', passCode: '875498' }])
  expect(codeOf(await post(verify, { passCode: '000000' }))).toBe('E0000068')
})

test.each<[string, object, string]>([
  ['a wrong code', { ...rsa, verify: { passCode: '1' } }, 'E0000068'],
  ['a wrong second code', { ...vip, verify: { passCode: '875498', nextPassCode: '1' } }, 'E0000068'],
  ['no second code', { ...vip, verify: { passCode: '875498' } }, 'E0000001'],
  ['no code', rsa, 'E0000001'],
  ['no name', { ...rsa, profile: {}, verify: { passCode: '875498' } }, 'E0000001'],
])('%s enrolls nothing', async (_, body, code) => {
  expect(codeOf(await post('', body))).toBe(code)
  expect((await house.call('GET', `/api/v1/users/${userId}/factors`)).body).toEqual([])
})

test.each<[string, typeof says, string]>([
  ['keeps silent', 'nothing', '504 E0000067'],
  ['is in trouble', { status: 500, body: 'oops' }, '400 E0000074'],
  ['does not know us', { status: 401, body: '{}' }, '400 E0000074'],
  ['talks nonsense', { status: 200, body: '<h1>Welcome</h1>' }, '400 E0000074'],
  ['refuses', { status: 200, body: '{"result":"REJECT"}' }, '403 E0000068'],
  ['asks back', { status: 200, body: '{"result":"CHALLENGE","prompt":"Enter your new PIN."}' }, '409 E0000113'],
])('a provider that %s: %j', async (_, said, heardAs) => {
  const verify = await activeRsa()
  says = said
  const answer = await post(verify, { passCode: '875498' })
  expect(`${answer.status} ${codeOf(answer)}`).toBe(heardAs)
  if (heardAs === '409 E0000113') expect(answer.body.errorSummary).toBe('Enter your new PIN.')
  says = undefined
  expect((await post(verify, { passCode: '875498' })).status).toBe(200)
})

test('a lab may say which codes are right, and how the provider behaves', async () => {
  const behave = (body: object) => house.call('PUT', '/stuntdouble/api/upstreams/factor-provider', body)
  const verify = await activeRsa()
  await behave({ behaves: 'well', accepts: ['424242'] })
  const asked = heard.length
  expect((await post(verify, { passCode: '424242' })).status).toBe(200)
  expect(codeOf(await post(verify, { passCode: '875498' }))).toBe('E0000068')
  expect(heard).toHaveLength(asked)
  for (const [behaves, code] of Object.entries({ gone: 'E0000067', refuses: 'E0000074', garbage: 'E0000074' })) {
    await behave({ behaves })
    expect(codeOf(await post(verify, { passCode: '875498' }))).toBe(code)
  }
  await behave({ behaves: 'well', asks: 'Enter your new PIN' })
  expect(codeOf(await post(verify, { passCode: '875498' }))).toBe('E0000113')
  const mail = await house.call('PUT', '/stuntdouble/api/upstreams/mail', { behaves: 'well', accepts: ['1'] })
  expect(codeOf(mail)).toBe('E0000001')
})
