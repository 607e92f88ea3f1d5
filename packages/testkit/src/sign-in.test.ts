/** Signing in with a phone that signs: set up on the way in, asked, answered, refused, left waiting. */
import type { Body } from '@stuntdouble/scenarios'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDevice } from './device.js'
import type { Lab } from './lab/lab.js'
import { openLab } from './node-lab.js'

let lab: Lab

async function send(path: string, body: unknown, token?: string, method = 'POST'): Promise<Body> {
  const answer = await lab.send({
    method,
    path,
    headers: {
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: `SSWS ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  return answer.text ? JSON.parse(answer.text) : undefined
}

const admin = (method: string, path: string, body?: unknown): Promise<Body> => send(path, body, lab.token, method)
const credentials = { username: 'ada@example.com', password: 'Plywood-Stairs-47' }
const signIn = (): Promise<Body> => send('/api/v1/authn', credentials)
const follow = (name: string, { stateToken, _links }: Body, query = ''): Promise<Body> => {
  const link = Array.isArray(_links[name]) ? _links[name][0] : _links[name]
  return send(new URL(link.href).pathname + query, { stateToken })
}
const verify = async (required: Body, query = ''): Promise<Body> => {
  const [factor] = required._embedded.factors
  return follow('verify', { stateToken: required.stateToken, _links: factor._links }, query)
}

beforeEach(async () => {
  lab = await openLab()
  await admin('POST', '/api/v1/users', {
    profile: { login: credentials.username, email: credentials.username, firstName: 'Ada', lastName: 'Byron' },
    credentials: { password: { value: credentials.password } },
  })
  const authenticators = await admin('GET', '/api/v1/authenticators')
  const okta = authenticators.find(({ key }: Body) => key === 'okta_verify')
  await admin('POST', `/api/v1/authenticators/${okta.id}/methods/push/lifecycle/activate`)
  const [enrollment] = await admin('GET', '/api/v1/policies?type=MFA_ENROLL')
  await admin('PUT', `/api/v1/policies/${enrollment.id}`, {
    ...enrollment,
    settings: { factors: { okta_push: { enroll: { self: 'REQUIRED' } } } },
  })
  const [everyone] = await admin('GET', '/api/v1/groups?q=Everyone')
  const policy = await admin('POST', '/api/v1/policies', {
    type: 'OKTA_SIGN_ON',
    name: 'With a factor',
    priority: 1,
    conditions: { people: { groups: { include: [everyone.id] } } },
  })
  await admin('POST', `/api/v1/policies/${policy.id}/rules`, {
    type: 'SIGN_ON',
    name: 'Always',
    actions: { signon: { access: 'ALLOW', requireFactor: true, factorPromptMode: 'ALWAYS' } },
  })
})

afterEach(async () => {
  await lab.close()
  expect(lab.unforeseen).toEqual([])
})

async function enrolled() {
  const offered = await signIn()
  const waiting = await send('/api/v1/authn/factors', {
    stateToken: offered.stateToken,
    factorType: 'push',
    provider: 'OKTA',
  })
  expect(waiting).toMatchObject({
    status: 'MFA_ENROLL_ACTIVATE',
    factorResult: 'WAITING',
    _links: { next: { name: 'poll' }, prev: {}, cancel: {} },
  })
  const { activation } = waiting._embedded.factor._embedded
  const mail = activation._links.send.find(({ name }: Body) => name === 'email')
  await send(new URL(mail.href).pathname, { stateToken: waiting.stateToken })
  expect(await follow('next', waiting)).toMatchObject({ status: 'MFA_ENROLL_ACTIVATE', factorResult: 'WAITING' })
  const [{ text }] = await admin('GET', '/stuntdouble/api/outbox?kind=email')
  const phone = createDevice(lab.send)
  await phone.enroll(/oktaverify:\S+/.exec(text)?.[0] ?? '')
  expect(await follow('next', waiting)).toMatchObject({ status: 'SUCCESS', sessionToken: expect.any(String) })
  return phone
}

test('a phone that is set up on the way in says yes the next time, and is asked at once from then on', async () => {
  const phone = await enrolled()
  const required = await signIn()
  const [{ id }] = required._embedded.factors
  expect(required._embedded.policy.factorsPolicyInfo).toEqual({ [id]: { autoPushEnabled: false } })
  const asked = await verify(required, '?autoPush=true')
  expect(asked).toMatchObject({
    status: 'MFA_CHALLENGE',
    factorResult: 'WAITING',
    _links: { next: { name: 'poll' }, resend: [{ name: 'push' }] },
  })
  expect(await follow('next', asked)).toMatchObject({ status: 'MFA_CHALLENGE', factorResult: 'WAITING' })
  await phone.approve()
  const { sessionToken } = await follow('next', asked)
  const session = await send('/api/v1/sessions', { sessionToken }, lab.token)
  expect(session.amr).toEqual(['pwd', 'swk', 'mfa'])
  expect((await signIn())._embedded.policy.factorsPolicyInfo).toEqual({ [id]: { autoPushEnabled: true } })
})

test('a phone may say no, or nothing, and be asked again', async () => {
  const phone = await enrolled()
  const asked = await verify(await signIn())
  await phone.deny()
  const refused = await follow('next', asked)
  expect(refused).toMatchObject({ status: 'MFA_CHALLENGE', factorResult: 'REJECTED' })
  const again = await follow('resend', refused)
  expect(again.factorResult).toBe('WAITING')
  await admin('PUT', '/stuntdouble/api/clock', { advance: 'PT4M' })
  expect((await follow('next', again)).factorResult).toBe('WAITING')
  await admin('PUT', '/stuntdouble/api/clock', { advance: 'PT2M' })
  const late = await follow('next', again)
  expect(late.factorResult).toBe('TIMEOUT')
  expect((await follow('next', late)).factorResult).toBe('WAITING')
  await phone.approve()
  expect(await follow('next', late)).toMatchObject({ status: 'SUCCESS' })
})

test('of two who sign in at once, a yes lets in the one that was asked', async () => {
  const phone = await enrolled()
  const [first, second] = [await verify(await signIn()), await verify(await signIn())]
  await phone.approve()
  const heard = [await follow('next', first), await follow('next', second)]
  expect(heard.filter(({ status }) => status === 'SUCCESS')).toHaveLength(1)
  expect(heard.filter(({ factorResult }) => factorResult === 'WAITING')).toHaveLength(1)
})
