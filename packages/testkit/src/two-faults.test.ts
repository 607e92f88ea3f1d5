/** A request that is wrong in two ways: which of them is heard is part of the contract. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Lab } from './lab/lab.js'
import { openLab } from './node-lab.js'

let lab: Lab
let ada: string
/** The token of a sign-in in which nobody has said yet who they are. */
let stateToken: string
beforeAll(async () => {
  lab = await openLab()
  const { admin } = lab.stage().world
  ada = (await admin.post('/api/v1/users?activate=false', { profile: profileOf('ada') })).id
  const headers = { accept: 'text/html' }
  const begun = await lab.send({ method: 'GET', path: '/login/step-up/redirect', headers, body: undefined })
  stateToken = new URL(begun.headers.location ?? '').searchParams.get('stateToken') ?? ''
  await admin.put('/stuntdouble/api/rate-limits', { enforced: true, limits: { '/api/v1/groups': 0 } })
})
afterAll(() => lab.close())

const profileOf = (name: string) => ({
  login: `${name}@example.com`,
  email: `${name}@example.com`,
  firstName: 'Ada',
  lastName: 'Byron',
})

type Fault = {
  method: string
  path: string
  /** The administrator's token when left out. */
  token?: string
  headers?: Record<string, string>
  body?: string
}
const json = { accept: 'application/json', 'content-type': 'application/json' }
/** As anybody signs in; `shown` of a token says otherwise. */
const authn = (path: string, body: object, shown = ''): Fault => ({
  method: 'POST',
  path: `/api/v1/authn${path}`,
  token: shown,
  headers: json,
  body: JSON.stringify(body),
})

const pairs: readonly [heard: string, over: string, request: (ada: string) => Fault][] = [
  ['E0000008 unknown path', 'E0000005 no caller', () => ({ method: 'GET', path: '/api/v1/nothing', token: '' })],
  ['E0000022 method', 'E0000005 no caller', () => ({ method: 'PUT', path: '/api/v1/users', token: '' })],
  [
    'E0000022 method',
    'E0000021 type of the body',
    () => ({ method: 'PUT', path: '/api/v1/users', headers: { 'content-type': 'text/xml' }, body: '<user/>' }),
  ],
  [
    'E0000019 type of the answer',
    'E0000021 type of the body',
    () => ({
      method: 'POST',
      path: '/api/v1/users',
      headers: { accept: 'text/xml', 'content-type': 'text/xml' },
      body: '<user/>',
    }),
  ],
  [
    'E0000021 type of the body',
    'E0000011 dead token',
    () => ({
      method: 'POST',
      path: '/api/v1/users',
      token: '00dead',
      headers: { 'content-type': 'text/xml' },
      body: '<user/>',
    }),
  ],
  ['E0000005 no caller', 'E0000047 rate', () => ({ method: 'GET', path: '/api/v1/groups', token: '' })],
  [
    'E0000011 dead token',
    'E0000003 unreadable body',
    () => ({ method: 'POST', path: '/api/v1/users', token: '00dead', headers: json, body: '{' }),
  ],
  [
    'E0000047 rate',
    'E0000003 unreadable body',
    () => ({ method: 'POST', path: '/api/v1/groups', headers: json, body: '{' }),
  ],
  ['E0000047 rate', 'E0000037 query', () => ({ method: 'GET', path: '/api/v1/groups?limit=ten' })],
  [
    'E0000003 unreadable body',
    'E0000007 missing target',
    () => ({ method: 'POST', path: '/api/v1/users/00unobody', headers: json, body: '{"profile":[' }),
  ],
  [
    'E0000007 missing target',
    'E0000001 broken rule',
    () => ({
      method: 'POST',
      path: '/api/v1/users/00unobody',
      headers: json,
      body: '{"profile":{"email":"no address"}}',
    }),
  ],
  [
    'E0000037 query',
    'E0000001 broken rule',
    () => ({ method: 'POST', path: '/api/v1/users?activate=maybe', headers: json, body: '{"profile":{}}' }),
  ],
  [
    'E0000003 absent body',
    'E0000035 state',
    (id) => ({ method: 'POST', path: `/api/v1/users/${id}/credentials/change_password` }),
  ],
  [
    'E0000007 missing target',
    'E0000001 nothing that a policy says',
    () => ({ method: 'PUT', path: '/api/v1/policies/00pnobody', headers: json, body: '{}' }),
  ],
  // Signing in: what is shown, the body, the state token, the state, and only then what the step itself asks.
  [
    'E0000021 type of the body',
    'E0000011 state token',
    () => ({ ...authn('/skip', { stateToken: '00dead' }), headers: { 'content-type': 'text/xml' } }),
  ],
  ['E0000011 dead token', 'E0000001 who and what', () => authn('', {}, '00dead')],
  [
    'E0000037 query',
    'E0000001 no state token',
    () => authn('/factors/question/verify?rememberDevice=maybe', { answer: 'x' }),
  ],
  [
    'E0000001 no old password',
    'E0000011 state token',
    () => authn('/credentials/change_password', { stateToken: '00dead' }),
  ],
  [
    'E0000011 state token',
    'E0000007 missing factor',
    () => authn('/factors/ufsnobody/verify', { stateToken: '00dead', answer: 'x' }),
  ],
  [
    'E0000011 state token',
    'E0000004 wrong password',
    () => authn('', { stateToken: '00dead', username: 'ada@example.com', password: 'wrong' }),
  ],
  // It is looked at before anything else is made of what stands beside it.
  ['E0000011 state token', 'E0000001 no password', () => authn('', { stateToken: '00dead', username: 'ada' })],
  ['E0000011 state token', 'E0000004 dead link', () => authn('', { stateToken: '00dead', token: 'dead' })],
  ['E0000001 no password', 'E0000004 nobody', () => authn('', { stateToken, username: 'nobody@example.com' })],
  ['E0000001 audience', 'E0000004 nobody', () => authn('', { username: 'nobody', password: 'x', audience: '0oa1' })],
  ['E0000079 state', 'E0000007 missing factor', () => authn('/factors/ufsnobody/verify', { stateToken, answer: 'x' })],
  [
    'E0000079 state',
    'E0000014 wrong password',
    () => authn('/credentials/change_password', { stateToken, oldPassword: 'x', newPassword: 'x' }),
  ],
  ['E0000079 state', 'E0000087 wrong answer', () => authn('/recovery/answer', { stateToken, answer: 'x' })],
  [
    'E0000003 no such way',
    'E0000095 nobody',
    () => authn('/recovery/password', { username: 'x', factorType: 'FAX' }, lab.token),
  ],
  ['E0000006 by nothing', 'E0000095 nobody', () => authn('/recovery/password', { username: 'x' })],
  [
    'E0000001 a place that is not trusted',
    'a session token that is none',
    () => ({ method: 'GET', path: '/login/sessionCookieRedirect?token=dead&redirectUrl=//evil.example', token: '' }),
  ],
]

test.each(pairs)('of two faults %s is heard, not %s', async (heard, _over, request) => {
  const { method, path, token = lab.token, headers = { accept: 'application/json' }, body } = request(ada)
  const own = token === '' ? {} : { authorization: `SSWS ${token}` }
  const { text } = await lab.send({ method, path, headers: { ...headers, ...own }, body })
  expect(JSON.parse(text ?? '').errorCode).toBe(heard.split(' ')[0])
})

test('a reader who asks for what is not there learns only that they may not', async () => {
  const { world } = lab.stage()
  const { id } = await world.admin.post('/api/v1/users?activate=true', {
    profile: profileOf('reader'),
    credentials: { password: { value: 'Plywood-Stairs-47' } },
  })
  await world.admin.post(`/api/v1/users/${id}/roles`, { type: 'READ_ONLY_ADMIN' })
  const reader = world.as(await world.token!(id))
  expect((await reader.post('/api/v1/users/00unobody/lifecycle/activate')).errorCode).toBe('E0000006')
  // Nor do they sign anybody in, or hear whether a state token is one.
  expect((await reader.post('/api/v1/authn/skip', { stateToken })).errorCode).toBe('E0000006')
  expect((await reader.post('/api/v1/authn/skip', {})).errorCode).toBe('E0000006')
})
