/** A push from its link to its answer, between a real org and a phone that signs. */
import type { Body } from '@stuntdouble/scenarios'
import { exportJWK, generateKeyPair } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDevice } from './device.js'
import type { Lab } from './lab/lab.js'
import { openLab } from './node-lab.js'

let lab: Lab
let admin: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
let user: Body

type Answer = { status: number; body: Body; headers: Readonly<Record<string, string>> }

beforeEach(async () => {
  lab = await openLab()
  admin = async (method, path, body, headers = {}) => {
    const answer = await lab.send({
      method,
      path,
      headers: {
        accept: 'application/json',
        authorization: `SSWS ${lab.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return { status: answer.status, headers: answer.headers, body: answer.text ? JSON.parse(answer.text) : undefined }
  }
  user = (
    await admin('POST', '/api/v1/users?activate=true', {
      profile: { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' },
      credentials: { password: { value: 'Plywood-Stairs-47' } },
    })
  ).body
  const [verify] = (await admin('GET', '/api/v1/authenticators')).body.filter(({ key }: Body) => key === 'okta_verify')
  expect((await admin('POST', `/api/v1/authenticators/${verify.id}/methods/push/lifecycle/activate`)).status).toBe(200)
  const [policy] = (await admin('GET', '/api/v1/policies?type=MFA_ENROLL')).body
  const factors = { ...policy.settings.factors, okta_push: { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } } }
  const saved = await admin('PUT', `/api/v1/policies/${policy.id}`, { ...policy, settings: { factors } })
  expect(saved.status).toBe(200)
})

afterEach(async () => {
  await lab.close()
  expect(lab.unforeseen).toEqual([])
})

const factorsPath = () => `/api/v1/users/${user.id}/factors`

async function pending() {
  const { status, body } = await admin('POST', factorsPath(), { factorType: 'push', provider: 'OKTA' })
  expect(status).toBe(200)
  return body
}

async function linkOf(factor: Body): Promise<string> {
  expect((await admin('POST', `${factorsPath()}/${factor.id}/lifecycle/activate/email`)).status).toBe(200)
  const [mail] = (await admin('GET', '/stuntdouble/api/outbox?kind=email')).body
  return /oktaverify:\S+/.exec(mail.text)?.[0] ?? ''
}

async function enrolled() {
  const factor = await pending()
  const phone = createDevice(lab.send)
  await phone.enroll(await linkOf(factor))
  return { factor, phone, verify: `${factorsPath()}/${factor.id}/verify` }
}

const pathOf = (href: string) => new URL(href).pathname
const result = async (transaction: Body) => (await admin('GET', pathOf(transaction._links.poll.href))).body.factorResult

test('an enrollment waits with its links, and is active once a device came with the token', async () => {
  const factor = await pending()
  expect(factor).toMatchObject({ factorType: 'push', status: 'PENDING_ACTIVATION' })
  expect(factor.id).toMatch(/^opf/)
  const { activation } = factor._embedded
  expect(activation.factorResult).toBe('WAITING')
  expect(activation._links.send.map(({ name }: Body) => name)).toEqual(['email', 'sms'])
  const poll = pathOf(factor._links.poll.href)
  expect((await admin('POST', poll)).body.factorResult).toBe('WAITING')

  const qr = await lab.send({
    method: 'GET',
    path: pathOf(activation._links.qrcode.href),
    headers: {},
    body: undefined,
  })
  expect([qr.status, qr.headers['content-type']]).toEqual([200, 'image/png'])

  const phone = createDevice(lab.send, { name: 'Ada’s phone', platform: 'IOS' })
  const link = await linkOf(factor)
  await phone.enroll(link)
  const polled = await admin('POST', poll)
  expect(polled.body).toMatchObject({
    id: factor.id,
    status: 'ACTIVE',
    profile: { credentialId: 'ada@example.com', deviceType: 'SmartPhone_IPhone', name: 'Ada’s phone' },
  })
  expect(JSON.stringify(polled.body)).not.toContain('"d":')
  // The token, and the picture that shows it, are worth nothing now.
  expect((await createDevice(lab.send).enroll(link)).errorCode).toBe('E0000011')
  const gone = await lab.send({
    method: 'GET',
    path: pathOf(activation._links.qrcode.href),
    headers: {},
    body: undefined,
  })
  expect(gone.status).toBe(404)
})

test('an enrollment is over after ten minutes, and begins anew where it is asked to', async () => {
  const factor = await pending()
  const link = await linkOf(factor)
  await admin('PUT', '/stuntdouble/api/clock', { advance: 'PT10M' })
  const poll = pathOf(factor._links.poll.href)
  const late = (await admin('POST', poll)).body
  expect(late.factorResult).toBe('TIMEOUT')
  expect((await createDevice(lab.send).enroll(link)).errorCode).toBe('E0000011')
  const again = (await admin('POST', pathOf(late._links.activate.href))).body
  expect(again.factorResult).toBe('WAITING')
  await createDevice(lab.send).enroll(await linkOf(factor))
  expect((await admin('POST', poll)).body.status).toBe('ACTIVE')
})

test('a device brings public keys that are worth something, and nothing else of theirs is kept', async () => {
  const factor = await pending()
  const link = new URL(await linkOf(factor)).searchParams
  const enrollWith = (proofOfPossession: object, authenticatorId = link.get('f')) =>
    admin(
      'POST',
      '/idp/authenticators',
      {
        authenticatorId,
        device: { clientInstanceKey: {}, displayName: 'Phone', platform: 'IOS', osVersion: '18' },
        methods: [{ type: 'push', keys: { proofOfPossession } }],
      },
      { authorization: `OTDT ${link.get('t')}` },
    )
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const [good, whole] = [await exportJWK(publicKey), await exportJWK(privateKey)]
  const short = { kty: 'RSA', e: 'AQAB', n: 'u'.repeat(171) }
  for (const bad of [{}, whole, short, { ...good, x: 'AAAA' }, { ...good, crv: 'P-384' }, { kty: 'oct', k: 'AAAA' }]) {
    const { status, body } = await enrollWith(bad)
    expect([status, body.errorCode]).toEqual([400, 'E0000001'])
  }
  expect((await enrollWith(good, 'autSomethingElse')).body.errorSummary).toContain('authenticatorId')
  expect((await enrollWith({ ...good, note: 'of no use' })).status).toBe(200)
  const [kept] = (await admin('GET', `${factorsPath()}/${factor.id}`)).body.profile.keys
  expect(kept).toEqual({ ...good, use: 'sig', kid: 'default', jwkType: 'proofOfPossession' })
})

test('a push is a transaction that waits, and ends with what the person said', async () => {
  const { phone, verify } = await enrolled()
  const yes = await admin('POST', verify)
  expect(yes.status).toBe(201)
  expect(yes.body).toMatchObject({ factorResult: 'WAITING' })
  expect(await result(yes.body)).toBe('WAITING')
  await phone.approve()
  expect(await result(yes.body)).toBe('SUCCESS')

  const no = (await admin('POST', verify)).body
  await phone.deny()
  expect(await result(no)).toBe('REJECTED')
  expect(await result(yes.body)).toBe('SUCCESS')
  await expect(phone.approve()).rejects.toThrow('asked nothing')

  const late = (await admin('POST', verify)).body
  await admin('PUT', '/stuntdouble/api/clock', { advance: 'PT5M' })
  expect(await result(late)).toBe('TIMEOUT')
  await expect(phone.approve()).rejects.toThrow('asked nothing')

  const cancelled = (await admin('POST', verify)).body
  expect((await admin('DELETE', pathOf(cancelled._links.cancel.href))).status).toBe(204)
  expect(await result(cancelled)).toBe('CANCELLED')
  const pushes = (await admin('GET', '/stuntdouble/api/outbox?kind=push')).body
  expect(pushes).toHaveLength(4)
})

test('with a number, only the one that the page shows is a yes', async () => {
  const { phone, verify } = await enrolled()
  const first = (await admin('POST', verify, { useNumberMatchingChallenge: true })).body
  const { correctAnswer } = first._embedded.challenge
  expect(correctAnswer).toBeGreaterThanOrEqual(10)
  expect(correctAnswer).toBeLessThan(100)
  await phone.pick(correctAnswer)
  expect(await result(first)).toBe('SUCCESS')

  const second = (await admin('POST', verify, { useNumberMatchingChallenge: true })).body
  await phone.pick(second._embedded.challenge.correctAnswer === 10 ? 11 : 10)
  expect(await result(second)).toBe('REJECTED')

  const third = (await admin('POST', verify, { useNumberMatchingChallenge: true })).body
  await phone.approve()
  expect(await result(third)).toBe('REJECTED')
})

test('whoever prefers to wait hears the outcome itself', async () => {
  const { phone, verify } = await enrolled()
  const ask = () => admin('POST', verify, undefined, { prefer: 'wait=0' })
  const first = await ask()
  expect([first.status, first.body.errorCode]).toEqual([202, 'E0000070'])
  expect((await ask()).body.errorCode).toBe('E0000070')
  expect((await admin('GET', '/stuntdouble/api/outbox?kind=push')).body).toHaveLength(1)
  await phone.deny()
  const denied = await ask()
  expect([denied.status, denied.body.errorCode]).toEqual([403, 'E0000073'])

  expect((await ask()).body.errorCode).toBe('E0000070')
  await phone.approve()
  expect(await ask()).toMatchObject({ status: 200, body: { factorResult: 'SUCCESS' } })
  // A yes opens one door: the next who asks is asked for another.
  expect((await ask()).body.errorCode).toBe('E0000070')
})

test('a yes to one who signs in is none to whoever else asks', async () => {
  const { phone, verify } = await enrolled()
  const [group] = (await admin('GET', '/api/v1/groups?q=Everyone')).body
  const conditions = { people: { groups: { include: [group.id] } } }
  const policy = (await admin('POST', '/api/v1/policies', { type: 'OKTA_SIGN_ON', name: 'Strict', conditions })).body
  const signon = { access: 'ALLOW', requireFactor: true, factorPromptMode: 'ALWAYS' }
  await admin('POST', `/api/v1/policies/${policy.id}/rules`, { type: 'SIGN_ON', name: 'Strict', actions: { signon } })
  const authn = (path: string, body: unknown, headers = {}) =>
    admin('POST', path, body, { authorization: '', ...headers })
  const begin = async () =>
    (await authn('/api/v1/authn', { username: 'ada@example.com', password: 'Plywood-Stairs-47' })).body.stateToken
  const path = '/authn/factors/push/verify'
  const [hers, another] = [await begin(), await begin()]
  expect((await authn(`/api/v1${path}`, { stateToken: hers })).body.factorResult).toBe('WAITING')
  await phone.approve()
  for (const each of [`/api/v1${path}`, `//api//v1/${path}`]) {
    const answer = await authn(each, { stateToken: another }, { prefer: 'wait=0' })
    expect([answer.body.status, answer.body.factorResult]).toEqual(['MFA_CHALLENGE', 'WAITING'])
    await authn('/api/v1/authn/previous', { stateToken: another })
  }
  expect((await admin('POST', verify, undefined, { prefer: 'wait=0' })).body.errorCode).toBe('E0000070')
  expect((await authn(`/api/v1${path}`, { stateToken: hers })).body.status).toBe('SUCCESS')
})

test('a device sees and answers its own pushes alone', async () => {
  const { phone, verify } = await enrolled()
  const other = createDevice(lab.send)
  const bob = (
    await admin('POST', '/api/v1/users?activate=true', {
      profile: { login: 'bob@example.com', email: 'bob@example.com', firstName: 'Bob', lastName: 'Byron' },
      credentials: { password: { value: 'Plywood-Stairs-47' } },
    })
  ).body
  const ofBob = (await admin('POST', `/api/v1/users/${bob.id}/factors`, { factorType: 'push', provider: 'OKTA' })).body
  await admin('POST', `/api/v1/users/${bob.id}/factors/${ofBob.id}/lifecycle/activate/email`)
  const [mail] = (await admin('GET', '/stuntdouble/api/outbox?kind=email')).body
  await other.enroll(/oktaverify:\S+/.exec(mail.text)?.[0] ?? '')

  const asked = (await admin('POST', verify)).body
  await expect(other.approve()).rejects.toThrow('asked nothing')
  expect(await result(asked)).toBe('WAITING')
  await phone.approve()
  expect(await result(asked)).toBe('SUCCESS')
})

test('what was signed for one push answers no other, and nothing twice', async () => {
  const said: { path: string; body: string }[] = []
  const factor = await pending()
  const phone = createDevice(async (request) => {
    if (request.path.endsWith('/verify')) said.push({ path: request.path, body: request.body ?? '' })
    return lab.send(request)
  })
  await phone.enroll(await linkOf(factor))
  const verify = `${factorsPath()}/${factor.id}/verify`
  await admin('POST', verify)
  await phone.approve()
  const again = (path: string, body: string) =>
    lab.send({ method: 'POST', path, headers: { 'content-type': 'application/json' }, body })
  const [first] = said
  const codeOf = (text: string | undefined) => JSON.parse(text ?? '{}').errorCode
  expect(codeOf((await again(first?.path ?? '', first?.body ?? '')).text)).toBe('E0000191')

  const asked = (await admin('POST', verify)).body
  const transaction = pathOf(asked._links.poll.href).split('/').at(-1) ?? ''
  const elsewhere = (first?.path ?? '').replace(/transactions\/[^/]+/, `transactions/${transaction}`)
  expect(codeOf((await again(elsewhere, first?.body ?? '')).text)).toBe('E0000011')
  const { challengeResponse } = JSON.parse(first?.body ?? '{}')
  const [head, claims, signature] = challengeResponse.split('.')
  const plain = atob(claims.replaceAll('-', '+').replaceAll('_', '/'))
  const other = btoa(plain.replace(/"tx":"[^"]+"/, `"tx":"${transaction}"`)).replaceAll('=', '')
  const forged = `${head}.${other}.${signature}`
  expect(codeOf((await again(elsewhere, JSON.stringify({ challengeResponse: forged }))).text)).toBe('E0000011')
  expect(await result(asked)).toBe('WAITING')
})

test('a device whose owner is put to rest, or gone, is told so', async () => {
  const { factor, phone, verify } = await enrolled()
  await admin('POST', verify)
  await admin('POST', `/api/v1/users/${user.id}/lifecycle/suspend`)
  expect((await phone.approve()).errorCode).toBe('E0000155')
  await admin('POST', `/api/v1/users/${user.id}/lifecycle/unsuspend`)
  await phone.approve()
  expect((await admin('DELETE', `${factorsPath()}/${factor.id}`)).status).toBe(204)
  expect((await phone.approve()).errorCode).toBe('E0000154')
  await admin('POST', `/api/v1/users/${user.id}/lifecycle/deactivate`)
  await admin('DELETE', `/api/v1/users/${user.id}`)
  expect((await phone.approve()).errorCode).toBe('E0000156')
})

describe('a sign-in', () => {
  async function factorAsked() {
    const [policy] = (await admin('GET', '/api/v1/policies?type=OKTA_SIGN_ON')).body
    const [rule] = (await admin('GET', `/api/v1/policies/${policy.id}/rules`)).body
    const signon = { ...rule.actions.signon, requireFactor: true, factorPromptMode: 'ALWAYS' }
    const saved = await admin('PUT', `/api/v1/policies/${policy.id}/rules/${rule.id}`, { ...rule, actions: { signon } })
    expect(saved.status).toBe(200)
  }
  const begin = async () =>
    (await admin('POST', '/api/v1/authn', { username: 'ada@example.com', password: 'Plywood-Stairs-47' })).body
  const verify = async ({ stateToken }: Body, id: string) =>
    (await admin('POST', `/api/v1/authn/factors/${id}/verify`, { stateToken })).body

  test('hears of its own push alone', async () => {
    const { factor, phone } = await enrolled()
    await factorAsked()
    const [thief, owner] = [await begin(), await begin()]
    expect([thief.status, owner.status]).toEqual(['MFA_REQUIRED', 'MFA_REQUIRED'])
    expect((await verify(thief, factor.id)).factorResult).toBe('WAITING')
    expect((await verify(owner, factor.id)).factorResult).toBe('WAITING')
    await phone.approve()
    expect((await verify(thief, factor.id)).factorResult).toBe('WAITING')
    expect((await verify(owner, factor.id)).status).toBe('SUCCESS')
    await phone.deny()
    expect((await verify(thief, factor.id)).factorResult).toBe('REJECTED')
  })

  test('is not let in by a yes that an administrator asked for', async () => {
    const { factor, phone, verify: ask } = await enrolled()
    await factorAsked()
    await admin('POST', ask)
    await phone.approve()
    expect((await verify(await begin(), factor.id)).factorResult).toBe('WAITING')
  })

  test('may set up a phone on the way', async () => {
    await factorAsked()
    const [policy] = (await admin('GET', '/api/v1/policies?type=MFA_ENROLL')).body
    const factors = {
      ...policy.settings.factors,
      okta_push: { enroll: { self: 'REQUIRED' }, consent: { type: 'NONE' } },
    }
    await admin('PUT', `/api/v1/policies/${policy.id}`, { ...policy, settings: { factors } })
    const { stateToken, status } = await begin()
    expect(status).toBe('MFA_ENROLL')
    const enrolling = (
      await admin('POST', '/api/v1/authn/factors', { stateToken, factorType: 'push', provider: 'OKTA' })
    ).body
    expect(enrolling).toMatchObject({ status: 'MFA_ENROLL_ACTIVATE', factorResult: 'WAITING' })
    const { send } = enrolling._embedded.factor._embedded.activation._links
    expect((await admin('POST', pathOf(send[0].href), { stateToken })).body.factorResult).toBe('WAITING')
    const poll = () => admin('POST', pathOf(enrolling._links.next.href), { stateToken })
    expect((await poll()).body.factorResult).toBe('WAITING')
    const [mail] = (await admin('GET', '/stuntdouble/api/outbox?kind=email')).body
    await createDevice(lab.send).enroll(/oktaverify:\S+/.exec(mail.text)?.[0] ?? '')
    expect((await poll()).body.status).toBe('SUCCESS')
  })
})
