/** A request that is wrong in two ways: which of them is heard is part of the contract. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Lab } from './lab/lab.js'
import { openLab } from './node-lab.js'

let lab: Lab
let ada: string
beforeAll(async () => {
  lab = await openLab()
  const { admin } = lab.stage().world
  ada = (await admin.post('/api/v1/users?activate=false', { profile: profileOf('ada') })).id
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
})
