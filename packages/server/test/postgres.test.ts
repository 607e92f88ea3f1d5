import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { users } from '../src/areas/users/store.js'
import { openPostgres } from '../src/node/postgres.js'
import { StoreReadOnly, StoreUnavailable } from '../src/store/database.js'
import { migrate } from '../src/store/migrate.js'
import { startTestHouse } from './house.js'
import { ask, bundleServer, person, type ServerBundle, type ServerProcess } from './processes.js'
import { type Postgres, startPostgres } from './real-postgres.js'
import { storeContract } from './store-contract.js'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres?.stop())

storeContract('PostgreSQL', async () => openPostgres({ url: await postgres.database('contract') }))

test('a server that cannot be reached is told apart from one that may only be read', async () => {
  const nowhere = openPostgres({ url: 'postgres://postgres:postgres@127.0.0.1:1/none' })
  await expect(nowhere.db.selectFrom('orgs').selectAll().execute()).rejects.toBeInstanceOf(StoreUnavailable)
  await nowhere.close()
  const url = await postgres.database('standby')
  const store = openPostgres({ url })
  await migrate(store.db)
  await store.close()
  const standby = openPostgres({ url: `${url}?options=-c%20default_transaction_read_only%3Don` })
  await expect(standby.transaction((db) => db.deleteFrom('users').execute())).rejects.toBeInstanceOf(StoreReadOnly)
  await standby.close()
})

test('who was changed since is found whichever way the index is read', async () => {
  const house = await startTestHouse({ store: openPostgres({ url: await postgres.database('search') }) })
  const day = 24 * 60 * 60 * 1000
  const ids: string[] = [house.adminId]
  for (const name of ['ada', 'bob', 'cy', 'dan', 'eve']) {
    house.advance(12 * day)
    const login = `${name}@example.com`
    const profile = { firstName: name, lastName: 'Example', email: login, login }
    ids.push((await house.call('POST', '/api/v1/users?activate=false', { profile })).body.id)
  }
  const since = new Date(house.now().getTime() - 30 * day).toISOString()
  const field = { kind: 'column', column: 'last_updated', indexed: true } as const
  for (const patience of [
    { probe: 0, walk: 0 },
    { probe: 0, walk: 100 },
    { probe: 100, walk: 0 },
  ]) {
    const rows = users(house.store.db, house.orgId, patience)
    const span = { field, from: { value: since, included: false } }
    expect(await rows.idsWithin(span, '', 10), JSON.stringify(patience)).toEqual(ids.slice(-3))
    expect(await rows.idsWithin(span, ids.at(-3) as string, 1)).toEqual(ids.slice(-2, -1))
  }
  await house.close()
})

describe('two servers on one database', () => {
  let bundle: ServerBundle
  let one: ServerProcess
  let two: ServerProcess
  beforeAll(async () => {
    bundle = await bundleServer()
    const url = await postgres.database('cluster')
    const options = { port: 0, store: { kind: 'postgres', url }, token: 'the-token-of-both-servers' } as const
    // Both at once, on an empty database: one makes the org, the other finds it.
    ;[one, two] = await Promise.all([bundle.start(options), bundle.start(options)])
  }, 60_000)
  afterAll(async () => {
    await Promise.all([one?.end('SIGTERM'), two?.end('SIGTERM')])
    bundle?.remove()
  })

  test('serve one org', async () => {
    const [here, there] = await Promise.all([one, two].map((server) => ask(server, 'GET', '/api/v1/users/me')))
    expect(here?.status).toBe(200)
    expect(there?.body.id).toBe(here?.body.id)
  })

  test('agree on who has a login', async () => {
    const answers = await Promise.all(
      [one, two, one, two].map((server) =>
        ask(server, 'POST', '/api/v1/users?activate=false', person('same@example.com')),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
  })

  test('forget a revoked token together', async () => {
    const made = (
      await ask(one, 'POST', '/stuntdouble/api/tokens', { login: 'admin@stuntdouble.example', name: 'brief' })
    ).body
    const brief = { url: two.url, token: made.token }
    expect((await ask(brief, 'GET', '/api/v1/users/me')).status).toBe(200)
    expect((await ask(one, 'DELETE', `/api/v1/api-tokens/${made.id}`)).status).toBe(204)
    expect((await ask(brief, 'GET', '/api/v1/users/me')).body.errorCode).toBe('E0000011')
  })

  test('let somebody in once who shows both the same state token', async () => {
    const password = 'Plywood-Stairs-47'
    const made = { ...person('twice@example.com'), credentials: { password: { value: password } } }
    const { id } = (await ask(one, 'POST', '/api/v1/users', made)).body
    const question = { question: 'disliked_food', answer: 'mayonnaise' }
    const factor = { factorType: 'question', provider: 'OKTA', profile: question }
    expect((await ask(two, 'POST', `/api/v1/users/${id}/factors`, factor)).status).toBe(200)
    // An expired password is changed by nobody who has a factor and has not proven it.
    expect((await ask(one, 'POST', `/api/v1/users/${id}/lifecycle/expire_password`)).status).toBe(200)
    const { body } = await ask(one, 'POST', '/api/v1/authn', { username: 'twice@example.com', password })
    expect(body.status).toBe('MFA_REQUIRED')
    const { stateToken } = body
    const answers = await Promise.all(
      [one, two, one, two].map((server) =>
        ask(server, 'POST', '/api/v1/authn/factors/question/verify', { stateToken, answer: question.answer }),
      ),
    )
    const heard = answers.map(({ body }) => body.status ?? body.errorCode).sort()
    expect(heard).toEqual(['E0000079', 'E0000079', 'E0000079', 'PASSWORD_EXPIRED'])
    const change = { stateToken, oldPassword: password, newPassword: 'Rubber-Bricks-48' }
    const changes = await Promise.all(
      [two, one, two, one].map((server) => ask(server, 'POST', '/api/v1/authn/credentials/change_password', change)),
    )
    expect(changes.map(({ body }) => body.status ?? body.errorCode).sort()).toEqual([
      'E0000011',
      'E0000011',
      'E0000011',
      'SUCCESS',
    ])
  }, 30_000)

  test('count requests together, so that a limit is a limit', async () => {
    const wanted = { enforced: true, limits: { '/api/v1/groups': 6 } }
    expect((await ask(two, 'PUT', '/stuntdouble/api/rate-limits', wanted)).status).toBe(200)
    const answers = []
    // A window may end in between; twice the limit and one more are too many for any two.
    for (let request = 0; request < 13; request++) {
      answers.push(await ask(request % 2 === 0 ? one : two, 'GET', '/api/v1/groups?limit=1'))
    }
    expect(answers.map(({ status }) => status)).toContain(429)
    expect((await ask(one, 'PUT', '/stuntdouble/api/rate-limits', { enforced: false, limits: {} })).status).toBe(200)
  })

  test('count together by how often a name is signed in, too', async () => {
    const limits = (wanted: object) => ask(two, 'PUT', '/stuntdouble/api/rate-limits', wanted)
    expect((await limits({ enforced: true, limits: { '/api/v1/authn:username': 1 } })).status).toBe(200)
    const signIn = { username: 'nobody@example.com', password: 'wrong' }
    const second = () => Math.floor(Date.now() / 1000)
    const before = second()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => ask(at % 2 === 0 ? one : two, 'POST', '/api/v1/authn', signIn)),
    )
    const windows = second() - before + 1
    const heard = answers.map(({ body }) => body.errorCode)
    expect(new Set(heard)).toEqual(new Set(['E0000004', 'E0000047']))
    expect(heard.filter((code) => code === 'E0000004').length).toBeLessThanOrEqual(windows)
    expect((await limits({ enforced: false, limits: {} })).status).toBe(200)
  })
})
