import { readFileSync } from 'node:fs'
import { type RunningServer, startServer } from '@stuntdouble/server/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applySeed } from '../src/seed/apply.js'
import { inProcess } from '../src/seed/in-process.js'
import { readSeed } from '../src/seed/read.js'

const token = '00seedTests00000000000000000000000000000000'
let server: RunningServer
let call: ReturnType<typeof inProcess>

beforeAll(async () => {
  server = await startServer({
    port: 0,
    store: { kind: 'memory' },
    token,
    adminPassword: 'correct horse battery staple',
  })
  call = inProcess(server, token)
})
afterAll(() => server.close())

const sow = (text: string) => applySeed(readSeed('seed.yaml', text), call)
const get = async (path: string) => (await call('GET', path)).body
const example = readFileSync(new URL('../../../examples/seed.yaml', import.meta.url), 'utf8')

test('the example seed makes all it lists, and nothing when it is applied again', async () => {
  const first = await sow(example)
  expect(first).toMatchObject({ made: 14, kept: 0, tokens: [{ name: 'nightly job', user: 'grace@example.com' }] })
  const ada = await get('/api/v1/users/ada@example.com')
  const grace = await get('/api/v1/users/grace@example.com')
  expect(ada).toMatchObject({ status: 'ACTIVE', profile: { badge: 'A-001', remote: true } })
  expect(await get('/api/v1/users/alan@example.com')).toMatchObject({
    status: 'STAGED',
    profile: { agency: 'Falls & Co' },
  })
  const groups: { id: string; profile: { name: string } }[] = await get(`/api/v1/users/${ada.id}/groups`)
  expect(groups.map(({ profile }) => profile.name)).toEqual(
    expect.arrayContaining(['Engineering', 'Support', 'Remote']),
  )
  const managers = await get(`/api/v1/users/${ada.id}/linkedObjects/manager`)
  expect(JSON.stringify(managers)).toContain(grace.id)
  expect(await get(`/api/v1/users/${grace.id}/roles`)).toMatchObject([{ type: 'GROUP_MEMBERSHIP_ADMIN' }])
  expect(await get('/api/v1/groups/rules')).toMatchObject([{ name: 'Remote people', status: 'ACTIVE' }])
  const [policy] = await get('/api/v1/policies?type=OKTA_SIGN_ON')
  const support = groups.find(({ profile }) => profile.name === 'Support')
  expect(policy).toMatchObject({
    name: 'Whoever helps',
    conditions: { people: { groups: { include: [support?.id] } } },
  })
  const zones: { id: string; name: string }[] = await get('/api/v1/zones')
  const workshop = zones.find(({ name }) => name === 'Workshop')
  expect(await get(`/api/v1/policies/${policy.id}/rules`)).toMatchObject([
    {
      name: 'Not from the workshop',
      conditions: { network: { connection: 'ZONE', include: [workshop?.id] } },
      actions: { signon: { access: 'DENY' } },
    },
    { name: 'Anywhere else', actions: { signon: { requireFactor: true } } },
  ])

  expect(await sow(example)).toEqual({ made: 0, kept: 14, tokens: [] })
})

test('an item whose name exists is left as it is', async () => {
  await sow('groups:\n  - profile: { name: Kept, description: before }')
  await sow('groups:\n  - profile: { name: Kept, description: after }')
  expect(await get('/api/v1/groups?q=Kept')).toMatchObject([{ profile: { description: 'before' } }])
})

test.each([
  ['that is no YAML', 'groups: [', /^seed\.yaml:\d+: This is not YAML/],
  ['with a list that is none', 'people: []', /^seed\.yaml:1: ‘people’ is none of the lists/],
  ['with a map for a list', 'groups:\n  name: x', /^seed\.yaml:1: groups is a list/],
  ['with an item that is no map', 'groups:\n  - Engineering', /^seed\.yaml:2: groups, item 1 is not a map/],
  [
    'with an item without its name',
    'groups:\n  - profile: {}',
    /^seed\.yaml:2: groups, item 1: It has no profile\.name/,
  ],
  [
    'with a name twice',
    'groups:\n  - profile: { name: Two }\n  - profile: { name: Two }',
    /^seed\.yaml:3: groups, item 2 \(Two\): This name is in the list twice/,
  ],
  [
    'with a group that is not there',
    'users:\n  - profile: { login: joan@example.com }\n    groups: [Nobody]',
    /^seed\.yaml:2: users, item 1 \(joan@example\.com\): There is no ‘Nobody’ among the groups/,
  ],
  [
    'that the API refuses',
    'users:\n  - profile: { login: joan@example.com, email: joan@example.com }',
    /^seed\.yaml:2: users, item 1 \(joan@example\.com\): E0000001 .*\n {2}- firstName: /,
  ],
])('a seed %s is refused with its place', async (_, text, message) => {
  await expect((async () => sow(text))()).rejects.toThrow(message)
})
