/** What a person's own tests have in an org of their own. */
import { type ApiScenario, apiScenarios } from '@stuntdouble/scenarios'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { stageAt } from './org-at.js'
import { reproduce } from './reproduce.js'
import { startOrg } from './start-org.js'
import { useOrg } from './use-org.js'

const org = useOrg({ beforeAll, beforeEach, afterAll })

const ada = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' }
const addAda = () =>
  org().fetch('/api/v1/users?activate=true', { method: 'POST', body: JSON.stringify({ profile: ada }) })
const statusOfAda = async () => (await org().fetch('/api/v1/users/ada@example.com')).status

test('an org begins with its administrator alone', async () => {
  const users = await (await org().fetch('/api/v1/users')).json()
  expect(users.map((user: { profile: { login: string } }) => user.profile.login)).toEqual([org().admin.login])
})

test('a reset forgets what was made and keeps the token', async () => {
  await addAda()
  expect(await statusOfAda()).toBe(200)
  await org().reset()
  expect(await statusOfAda()).toBe(404)
})

test('a snapshot is what a restore returns to', async () => {
  await addAda()
  const withAda = await org().snapshot()
  await org().fetch('/api/v1/users/ada@example.com', { method: 'DELETE' })
  await org().fetch('/api/v1/users/ada@example.com', { method: 'DELETE' })
  expect(await statusOfAda()).toBe(404)
  await org().restore(withAda)
  expect(await statusOfAda()).toBe(200)
})

test('the clock goes where it is told, and what is dated follows it', async () => {
  const before = await org().clock.now()
  await org().clock.advance('P1D')
  const after = await org().clock.now()
  expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(24 * 60 * 60 * 1000)
  const { created } = await (await addAda()).json()
  expect(Date.parse(created)).toBeGreaterThanOrEqual(Math.floor(after.getTime() / 1000) * 1000)
})

test('mail to a new user can be read', async () => {
  await addAda()
  const [newest] = await org().outbox('email')
  expect(newest?.to).toBe('ada@example.com')
})

test('limits refuse where they were set, and nowhere before', async () => {
  expect((await org().fetch('/api/v1/groups')).status).toBe(200)
  await org().rateLimits({ '/api/v1/groups': 1 })
  const statuses = [(await org().fetch('/api/v1/groups')).status, (await org().fetch('/api/v1/groups')).status]
  expect(statuses).toContain(429)
})

test('two orgs in one process never meet', async () => {
  const other = await startOrg()
  await addAda()
  expect((await other.fetch('/api/v1/users/ada@example.com')).status).toBe(404)
  await other.close()
})

test('a scenario that needs a power the org lacks is not played, and says so', async () => {
  const stage = await stageAt(org())
  const { holds, why, transcript } = await reproduce(apiScenarios.E0000181, stage)
  expect({ holds, transcript }).toEqual({ holds: null, transcript: [] })
  expect(why).toContain('database')
})

test('a scenario takes away what it made, and puts back what it set', async () => {
  const usersBefore = await (await org().fetch('/api/v1/users')).json()
  const limitsBefore = await (await org().fetch('/stuntdouble/api/rate-limits')).json()
  for (const code of ['E0000001', 'E0000047', 'E0000078', 'E0000127'] as const) {
    const { holds, why } = await reproduce(apiScenarios[code], await stageAt(org()))
    expect({ holds, why }).toEqual({ holds: true, why: apiScenarios[code].why })
  }
  expect(await (await org().fetch('/api/v1/users')).json()).toEqual(usersBefore)
  expect(await (await org().fetch('/stuntdouble/api/rate-limits')).json()).toEqual(limitsBefore)
  expect(await (await org().fetch('/api/v1/meta/schemas/user/linkedObjects')).json()).toEqual([])
  const schema = await (await org().fetch('/api/v1/meta/schemas/user/default')).json()
  expect(schema.definitions.custom.properties).toEqual({})
})

test('an org that is played in from end to end is afterwards what it was', async () => {
  const state = async () =>
    Promise.all(
      [
        'users',
        'groups',
        'groups/rules',
        'policies?type=MFA_ENROLL',
        'meta/types/user',
        'meta/schemas/user/default',
        'meta/schemas/user/linkedObjects',
      ].map(async (list) => (await org().fetch(`/api/v1/${list}`)).json()),
    )
  const before = await state()
  const shared = Object.values<ApiScenario>(apiScenarios).filter(
    ({ needs, pipeline }) => pipeline !== 'idx' && needs.every((power) => power === 'token' || power === 'rateLimits'),
  )
  expect(shared.length).toBeGreaterThan(40)
  for (const scenario of shared) {
    const { holds, why } = await reproduce(scenario, await stageAt(org()))
    expect({ holds, why }).toEqual({ holds: true, why: scenario.why })
  }
  const after = await state()
  const lasting = (text: string) =>
    text.replaceAll(/"(lastUpdated|lastMembershipUpdated|lastLogin)":"[^"]*"/g, '"$1":""')
  expect(JSON.parse(lasting(JSON.stringify(after)))).toEqual(JSON.parse(lasting(JSON.stringify(before))))
}, 60_000)

test('what happens in Identity Engine alone is played in such an org, and leaves it as it was', async () => {
  const identityEngine = await startOrg({ pipeline: 'idx' })
  const policies = async () => (await identityEngine.fetch('/api/v1/policies?type=ACCESS_POLICY')).json()
  const before = await policies()
  expect(await reproduce(apiScenarios.E0000246, await stageAt(identityEngine))).toMatchObject({ holds: true })
  expect(await policies()).toEqual(before)
  const why = 'It needs an org of Classic Engine, and this one is of Identity Engine.'
  expect(await reproduce(apiScenarios.E0000002, await stageAt(identityEngine))).toMatchObject({ holds: null, why })
  await identityEngine.close()
  expect(await reproduce(apiScenarios.E0000246, await stageAt(org()))).toMatchObject({
    holds: null,
    why: 'It needs an org of Identity Engine, and this one is of Classic Engine.',
    transcript: [],
  })
})

test('nothing but calls of the API is sent to an org elsewhere, and what it made there is taken away', async () => {
  const sent: string[] = []
  const answering = async (url: URL | string, init?: RequestInit) => {
    const { pathname } = new URL(url)
    sent.push(`${init?.method} ${pathname}`)
    return new Response(JSON.stringify({ id: '00u1' }), { status: 200 })
  }
  vi.stubGlobal('fetch', answering)
  try {
    const elsewhere = { url: 'https://org.example', token: 'secret' }
    await reproduce(apiScenarios.E0000032, await stageAt(elsewhere))
    const { holds } = await reproduce(apiScenarios.E0000006, await stageAt(elsewhere))
    expect(holds).toBe(null)
  } finally {
    vi.unstubAllGlobals()
  }
  expect(sent).toEqual([
    'POST /api/v1/users',
    'POST /api/v1/users/00u1/lifecycle/unlock',
    'POST /api/v1/users/00u1/lifecycle/deactivate',
    'DELETE /api/v1/users/00u1',
  ])
})
