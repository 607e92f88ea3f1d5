import { afterEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../test/house.js'
import { nothing } from '../kernel/reply.js'
import { operation } from '../operation/operation.js'
import { tableNames } from '../store/tables/index.js'

const houses: TestHouse[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})
async function start(options: Parameters<typeof startTestHouse>[0] = {}): Promise<TestHouse> {
  const house = await startTestHouse({ lab: true, ...options })
  houses.push(house)
  return house
}

const ada = { profile: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', login: 'ada@example.com' } }

/** Sends one mail, as a room does. */
const sendsMail = operation({
  id: 'sendMail',
  route: 'POST /stuntdouble/test/mail',
  errors: [],
  async run(ctx) {
    ctx.deliver({ kind: 'email', to: 'ada@example.com', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' })
    return nothing()
  },
})

test('lab powers have no routes where there is no lab', async () => {
  const house = await start({ lab: false })
  for (const [method, path] of [
    ['POST', 'reset'],
    ['POST', 'snapshots'],
    ['POST', 'snapshots/1/restore'],
    ['GET', 'clock'],
    ['PUT', 'clock'],
    ['GET', 'outbox'],
    ['GET', 'upstreams/mail'],
    ['PUT', 'upstreams/mail'],
  ] as const) {
    const { body } = await house.call(method, `/stuntdouble/api/${path}`)
    expect(body.errorCode, path).toBe('E0000008')
  }
})

test('health needs no token; everything else of ours needs one', async () => {
  const house = await start()
  expect((await house.call('GET', '/stuntdouble/health', undefined, { authorization: '' })).body).toEqual({
    status: 'ok',
  })
  expect((await house.call('POST', '/stuntdouble/api/reset', undefined, { authorization: 'SSWS no' })).status).toBe(401)
})

test('every table that knows an org is among those that a reset and a snapshot go through', async () => {
  const { store } = await start()
  const tables = await store.db.introspection.getTables()
  const ofOrgs = tables.filter(({ columns }) => columns.some(({ name }) => name === 'org_id')).map(({ name }) => name)
  expect([...ofOrgs, 'orgs'].sort()).toEqual([...tableNames].sort())
})

describe('a reset', () => {
  test('leaves an org as at its first start: same id, same token, nobody but the administrator', async () => {
    const house = await start()
    const before = await house.call('GET', '/api/v1/users')
    await house.call('POST', '/api/v1/users?activate=false', ada)
    await house.call('PUT', '/stuntdouble/api/clock', { advance: 'P1D' })
    const { status, body } = await house.call('POST', '/stuntdouble/api/reset')
    expect({ status, body }).toEqual({ status: 200, body: { token: house.token } })
    const after = await house.call('GET', '/api/v1/users')
    expect(after.body.map(({ profile }: { profile: unknown }) => profile)).toEqual(
      before.body.map(({ profile }: { profile: unknown }) => profile),
    )
    expect((await house.call('GET', '/stuntdouble/api/clock')).body.now).toBe(house.now().toISOString())
    expect((await house.call('GET', '/stuntdouble/api/orgs')).body[0].id).toBe(house.orgId)
  })

  test('asked with another administrator’s token makes that the administrator’s too', async () => {
    const house = await start()
    const second = (await house.call('POST', '/stuntdouble/api/tokens', { login: 'admin@example.com', name: 'second' }))
      .body
    const headers = { authorization: `SSWS ${second.token}` }
    expect((await house.call('POST', '/stuntdouble/api/reset', undefined, headers)).body).toEqual({
      token: second.token,
    })
    expect((await house.call('GET', '/api/v1/users/me', undefined, headers)).status).toBe(200)
    expect((await house.call('GET', '/api/v1/users/me')).status).toBe(200)
  })
})

describe('a snapshot', () => {
  test('brings back who was there and forgets who came later, twice', async () => {
    const house = await start()
    await house.call('POST', '/api/v1/users?activate=false', ada)
    const { id } = (await house.call('POST', '/stuntdouble/api/snapshots')).body
    for (const login of ['eve@example.com', 'bob@example.com']) {
      await house.call('POST', '/api/v1/users?activate=false', { profile: { ...ada.profile, login, email: login } })
      await house.call('DELETE', '/api/v1/users/ada@example.com')
      expect((await house.call('POST', `/stuntdouble/api/snapshots/${id}/restore`)).status).toBe(200)
      expect((await house.call('GET', `/api/v1/users/${login}`)).status).toBe(404)
      expect((await house.call('GET', '/api/v1/users/ada@example.com')).body.status).toBe('STAGED')
    }
  })

  test('that was never taken is not found', async () => {
    const house = await start()
    expect((await house.call('POST', '/stuntdouble/api/snapshots/none/restore')).body.errorCode).toBe('E0000007')
  })
})

describe('the clock', () => {
  test('moves forward, stands still when frozen, and goes on from where it stood', async () => {
    const house = await start()
    const clock = async (body: unknown) => (await house.call('PUT', '/stuntdouble/api/clock', body)).body
    expect(await clock({ advance: 'PT1H' })).toEqual({ now: '2026-01-15T13:00:00.000Z', frozen: false })
    expect(await clock({ now: '2026-02-01T00:00:00Z', frozen: true })).toEqual({
      now: '2026-02-01T00:00:00.000Z',
      frozen: true,
    })
    house.advance(60_000)
    const answer = await house.call('GET', '/stuntdouble/api/clock')
    expect(answer.body.now).toBe('2026-02-01T00:00:00.000Z')
    expect(answer.headers.date).toBe('Sun, 01 Feb 2026 00:00:00 GMT')
    await clock({ frozen: false })
    house.advance(1000)
    expect((await house.call('GET', '/stuntdouble/api/clock')).body.now).toBe('2026-02-01T00:00:01.000Z')
  })

  test.each([
    [{ now: '2025-01-01T00:00:00Z' }, 'E0000001'],
    [{ now: 'yesterday' }, 'E0000001'],
    [{ now: '2026-13-45T00:00:00Z' }, 'E0000001'],
    [{ advance: '1 hour' }, 'E0000001'],
    [{ advance: 'P' }, 'E0000001'],
    [{ advance: 'P999999999W' }, 'E0000001'],
    [{ advance: 'PT1H', now: '2027-01-01T00:00:00Z' }, 'E0000001'],
    [{}, 'E0000001'],
    [{ frozen: 'yes' }, 'E0000003'],
  ])('refuses %j', async (body, code) => {
    const house = await start()
    expect((await house.call('PUT', '/stuntdouble/api/clock', body)).body.errorCode).toBe(code)
  })
})

describe('mail', () => {
  const outbox = async (house: TestHouse) => (await house.call('GET', '/stuntdouble/api/outbox?kind=email')).body[0]

  test('that the relay takes is sent', async () => {
    const house = await start({ extras: [sendsMail] })
    await house.call('POST', '/stuntdouble/test/mail')
    expect(await outbox(house)).toMatchObject({ to: 'ada@example.com', status: 'sent', problem: null })
    expect(house.mail).toHaveLength(1)
  })

  test('that the relay refuses has failed at once, and the log says so', async () => {
    const house = await start({ extras: [sendsMail] })
    await house.call('PUT', '/stuntdouble/api/upstreams/mail', { behaves: 'refuses' })
    await house.call('POST', '/stuntdouble/test/mail')
    expect((await outbox(house)).status).toBe('failed')
    const events = await house.store.db.selectFrom('log_events').select('event_type').execute()
    expect(events.map(({ event_type }) => event_type)).toContain('system.email.send_failed')
  })

  test.each(['gone', 'garbage'])(
    'that meets a relay that is %s waits, and goes out when the relay is back',
    async (behaves) => {
      const house = await start({ extras: [sendsMail] })
      await house.call('PUT', '/stuntdouble/api/upstreams/mail', { behaves })
      await house.call('POST', '/stuntdouble/test/mail')
      expect((await outbox(house)).status).toBe('queued')
      await house.call('PUT', '/stuntdouble/api/upstreams/mail', { behaves: 'well' })
      await house.call('PUT', '/stuntdouble/api/clock', { advance: 'PT1M' })
      expect((await outbox(house)).status).toBe('sent')
    },
  )

  test('is given up after five attempts', async () => {
    const house = await start({ extras: [sendsMail] })
    await house.call('PUT', '/stuntdouble/api/upstreams/mail', { behaves: 'gone' })
    await house.call('POST', '/stuntdouble/test/mail')
    for (let attempt = 0; attempt < 4; attempt++)
      await house.call('PUT', '/stuntdouble/api/clock', { advance: 'PT10M' })
    expect((await outbox(house)).status).toBe('failed')
    const left = await house.store.db.selectFrom('jobs').select('kind').execute()
    expect(left).not.toContainEqual({ kind: 'message.deliver' })
  })

  test('has no upstream of another name', async () => {
    const house = await start()
    expect((await house.call('PUT', '/stuntdouble/api/upstreams/tea', { behaves: 'well' })).body.errorCode).toBe(
      'E0000007',
    )
    expect((await house.call('PUT', '/stuntdouble/api/upstreams/mail', { behaves: 'so' })).body.errorCode).toBe(
      'E0000003',
    )
  })
})

test('an errorId leads to the request that was refused', async () => {
  const house = await start()
  const { body } = await house.call('GET', '/api/v1/users/nobody')
  const trace = (await house.call('GET', `/stuntdouble/api/errors/${body.errorId}`)).body
  expect(trace).toMatchObject({ errorCode: 'E0000007', operation: 'getUser', request: { uri: '/api/v1/users/nobody' } })
  expect(JSON.stringify(trace)).not.toContain(house.token)
  expect((await house.call('GET', '/stuntdouble/api/errors')).body[0].errorId).toBe(body.errorId)
  expect((await house.call('GET', '/stuntdouble/api/errors/oae0')).status).toBe(404)
})

test('a token is made for any user, by id or login', async () => {
  const house = await start()
  for (const who of [{ userId: house.adminId }, { login: 'admin@example.com' }]) {
    const { status, body } = await house.call('POST', '/stuntdouble/api/tokens', { ...who, name: 'more' })
    expect(status).toBe(201)
    const headers = { authorization: `SSWS ${body.token}` }
    expect((await house.call('GET', '/api/v1/users/me', undefined, headers)).body.id).toBe(house.adminId)
  }
  expect((await house.call('POST', '/stuntdouble/api/tokens', { name: 'more' })).body.errorCode).toBe('E0000001')
})

describe('rate limits', () => {
  test('refuse once an org wants them to, and headers count either way', async () => {
    const house = await start()
    const wanted = { enforced: true, limits: { '/api/v1/users': 2 } }
    expect((await house.call('PUT', '/stuntdouble/api/rate-limits', wanted)).body).toEqual(wanted)
    const answers = []
    for (let request = 0; request < 3; request++) answers.push(await house.call('GET', '/api/v1/users?limit=1'))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(answers.map(({ headers }) => headers['x-rate-limit-remaining'])).toEqual(['1', '0', '0'])
    house.advance(60_000)
    expect((await house.call('GET', '/api/v1/users?limit=1')).status).toBe(200)
  })

  test('are known buckets and whole numbers', async () => {
    const house = await start()
    for (const limits of [{ '/nowhere': 1 }, { '/api/v1/users': -1 }, { '/api/v1/users': '2' }]) {
      expect((await house.call('PUT', '/stuntdouble/api/rate-limits', { limits })).body.errorCode).toBe('E0000001')
    }
  })
})

test('our own description names every path with its refusals', async () => {
  const house = await start()
  const { body } = await house.call('GET', '/stuntdouble/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  const getUser = body.paths['/api/v1/users/{id}'].get
  expect(getUser.parameters[0]).toMatchObject({ in: 'path', required: true })
  expect(getUser.responses['404'].content['application/json'].examples.E0000007.value.errorSummary).toBe(
    'Not found: {resource}',
  )
  const setClock = body.paths['/stuntdouble/api/clock'].put
  expect(setClock.requestBody.content['application/json'].schema.properties.advance).toEqual({ type: 'string' })
})
