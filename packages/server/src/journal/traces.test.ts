import { apiError } from '@stuntdouble/catalogue'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from '../node/sqlite.js'
import type { Store } from '../store/database.js'
import { migrate } from '../store/migrate.js'
import { createTraces, type Refused, type Traces } from './traces.js'

let store: Store
let traces: Traces
let scheduled: (() => void)[]

beforeEach(async () => {
  store = openSqlite({ file: ':memory:' })
  await migrate(store.db)
  scheduled = []
  traces = createTraces(
    store,
    (error) => ({ name: 'mustKnock', place: error.message }),
    (flush) => scheduled.push(flush),
  )
})
afterEach(() => store.close())

const at = Date.UTC(2026, 0, 15)
const day = 24 * 60 * 60 * 1000
const refused = (errorId: string, changes: Partial<Refused> = {}): Refused => ({
  errorId,
  orgId: '00o1',
  code: 'E0000016',
  status: 403,
  summary: 'no',
  causes: [],
  step: 'operation',
  operation: 'openDoor',
  error: apiError.E0000016(),
  request: { id: 'r1', method: 'POST', uri: '/doors', ip: '127.0.0.1', headers: {}, body: undefined },
  caller: undefined,
  events: [],
  at: new Date(at),
  ...changes,
})
const withRequest = (changes: Partial<Refused['request']>): Refused =>
  refused('oae1', { request: { ...refused('oae1').request, ...changes } })
const requestOf = async (changes: Partial<Refused['request']>) => {
  traces.leave(withRequest(changes))
  const found = await traces.find('00o1', 'oae1')
  await store.db.deleteFrom('error_traces').execute()
  return found?.request
}
const rows = () => store.db.selectFrom('error_traces').select(['error_id', 'at']).orderBy('error_id').execute()

describe('a trace', () => {
  test('is found as soon as it was left, in its own org alone', async () => {
    traces.leave(refused('oae1', { caller: { userId: '00u1', login: 'ada@example.com', tokenId: '00T1' } }))
    expect(await traces.find('00o1', 'oae1')).toMatchObject({
      errorId: 'oae1',
      errorCode: 'E0000016',
      status: 403,
      step: 'operation',
      operation: 'openDoor',
      at: '2026-01-15T00:00:00.000Z',
      rule: { name: 'mustKnock' },
      caller: { login: 'ada@example.com' },
    })
    expect(await traces.find('00o2', 'oae1')).toBeUndefined()
    expect(await traces.find('00o1', 'oae2')).toBeUndefined()
  })

  test('tells what was caught on the way, five links at most', async () => {
    const deep = ['a', 'b', 'c', 'd', 'e', 'f'].reduce<Error | undefined>(
      (cause, name) => new Error(name, { cause }),
      undefined,
    )
    traces.leave(refused('oae1', { error: deep }))
    traces.leave(refused('oae2', { error: 'not an error' }))
    expect((await traces.find('00o1', 'oae1'))?.causeChain.map(({ message }) => message)).toEqual([
      'f',
      'e',
      'd',
      'c',
      'b',
    ])
    expect(await traces.find('00o1', 'oae2')).toMatchObject({ causeChain: [], rule: null })
  })

  test('of a circle of causes ends', async () => {
    const circle = new Error('round')
    circle.cause = circle
    traces.leave(refused('oae1', { error: circle }))
    expect((await traces.find('00o1', 'oae1'))?.causeChain).toHaveLength(5)
  })

  test('are listed newest first, as many as asked', async () => {
    for (const [id, later] of [
      ['oae1', 0],
      ['oae3', 2],
      ['oae2', 1],
    ] as const) {
      traces.leave(refused(id, { at: new Date(at + later) }))
    }
    expect((await traces.newest('00o1', 2)).map(({ errorId }) => errorId)).toEqual(['oae3', 'oae2'])
    expect(await traces.newest('00o2', 2)).toEqual([])
  })
})

describe('what waits for its batch', () => {
  test('is written together, and asks for a batch once', async () => {
    traces.leave(refused('oae1'))
    traces.leave(refused('oae2'))
    expect(scheduled).toHaveLength(1)
    expect(await rows()).toEqual([])
    scheduled[0]?.()
    await traces.flush()
    expect(await rows()).toHaveLength(2)
    traces.leave(refused('oae3'))
    expect(scheduled).toHaveLength(2)
  })

  test('of a flood that lasts only samples stay, until a batch has room again', async () => {
    const keptOf = async (many: number): Promise<number> => {
      const before = (await rows()).length
      for (let each = 0; each < many; each++) traces.leave(refused(`oae${before}${each}`))
      scheduled.at(-1)?.()
      await traces.flush()
      return (await rows()).length - before
    }
    expect(await keptOf(300)).toBe(50)
    expect(await keptOf(300)).toBe(5)
    expect(await keptOf(3)).toBe(3)
    expect(await keptOf(300)).toBe(50)
  })

  test('is bounded: of a flood the first stay, and whoever makes stacks for it is told', async () => {
    const told: boolean[] = []
    const traces = createTraces(
      store,
      () => undefined,
      () => {},
      (isFlooded) => told.push(isFlooded),
    )
    const names = Array.from({ length: 300 }, (_, each) => `oae${1000 + each}`)
    for (const [each, name] of names.entries()) traces.leave(refused(name, { at: new Date(at + each) }))
    await traces.flush()
    const kept = (await rows()).map(({ error_id }) => error_id)
    expect(kept.length).toBeLessThan(150)
    expect(kept).toEqual(names.slice(0, kept.length))
    expect(told).toEqual([true, false])
    traces.leave(refused('oae2000'))
    await traces.flush()
    expect(await rows()).toHaveLength(kept.length + 1)
  })

  test('is lost with a database that fails, and nobody fails for it', async () => {
    const gone: Store = { ...store, transaction: async () => Promise.reject(new Error('gone')) }
    const unlucky = createTraces(
      gone,
      () => undefined,
      () => {},
    )
    unlucky.leave(refused('oae1'))
    await unlucky.flush()
    expect(await unlucky.find('00o1', 'oae1')).toBeUndefined()
  })

  test('is written once, however many flush at once', async () => {
    traces.leave(refused('oae1'))
    await Promise.all([traces.flush(), traces.flush(), traces.find('00o1', 'oae1')])
    expect(await rows()).toHaveLength(1)
  })
})

describe('what is kept', () => {
  /** A server that has just started looks at what an earlier one left. */
  const written = async (...some: Refused[]) => {
    const started = createTraces(
      store,
      () => undefined,
      () => {},
    )
    for (const each of some) started.leave(each)
    await started.flush()
    return (await rows()).map(({ error_id }) => error_id)
  }

  test('is seven days, by the clock of the org', async () => {
    await written(refused('oae1'), refused('oae2', { orgId: '00o2' }))
    expect(await written(refused('oae3', { at: new Date(at + 7 * day) }))).toEqual(['oae1', 'oae2', 'oae3'])
    expect(await written(refused('oae4', { at: new Date(at + 7 * day + 1) }))).toEqual(['oae2', 'oae3', 'oae4'])
  })

  test('is looked through now and then while a server runs', async () => {
    traces.leave(refused('oae1'))
    await traces.flush()
    for (let each = 0; each < 600; each++) {
      traces.leave(refused(`oae${1000 + each}`, { at: new Date(at + 8 * day) }))
      if (each % 50 === 49) await traces.flush()
    }
    const kept = (await rows()).map(({ error_id }) => error_id)
    expect(kept).toHaveLength(600)
    expect(kept).not.toContain('oae1')
  })

  test('is ten thousand, the newest', async () => {
    const many = Array.from({ length: 10_000 }, (_, each) => ({
      error_id: `oae${10_000 + each}`,
      org_id: '00o1',
      code: 'E0000016',
      at: new Date(at + each).toISOString(),
      trace: '{}',
    }))
    for (let from = 0; from < many.length; from += 1000) {
      await store.db
        .insertInto('error_traces')
        .values(many.slice(from, from + 1000))
        .execute()
    }
    traces.leave(refused('oae1', { at: new Date(at + 20_000) }))
    await traces.flush()
    const kept = await rows()
    expect(kept).toHaveLength(10_000)
    expect(kept.map(({ error_id }) => error_id)).not.toContain('oae10000')
    expect(kept[0]?.error_id).toBe('oae1')
  })
})

describe('a secret is removed', () => {
  test('from headers, where the scheme stays', async () => {
    const request = await requestOf({
      headers: {
        authorization: 'SSWS hunter2',
        'proxy-authorization': 'hunter2',
        cookie: 'sid=hunter2',
        dpop: 'hunter2',
        'x-okta-session': 'hunter2',
        'user-agent': 'curl',
        missing: undefined,
      },
    })
    expect(JSON.stringify(request)).not.toContain('hunter2')
    expect(request?.headers).toMatchObject({
      authorization: 'SSWS (removed)',
      cookie: '(removed)',
      'user-agent': 'curl',
    })
  })

  test.each([
    '/x?token=hunter2',
    '/x?a=1&client_secret=hunter2&b=2',
    '/x?PASSWORD=hunter2',
    '/x?passCode=hunter2#f',
    '/x?recoveryToken=hunter2',
    '/x?id_token_hint=hunter2',
    '/x?code=hunter2',
    '/x?fromURI=%2Flogin%2FsessionCookieRedirect%3Ftoken%3Dhunter2',
    '/x?fromURI=/login/sessionCookieRedirect%3FredirectUrl%3D%252Fx%26token%3Dhunter2&b=2',
    '/x?a=%2Fy%3Fb%3D%252Fz%253FstateToken%253Dhunter2',
  ])('from %s', async (uri) => {
    const said = (await requestOf({ uri }))?.uri
    expect(said).not.toContain('hunter2')
    expect(said).toMatch(/(?:=|3D)\(removed\)/)
  })

  test.each([
    '/signin/reset-password/T',
    '//signin//reset-password//T',
    '/api/v1/users/00u1/factors/ost1/qr//T?x=1',
    '/tokens//T//verify',
    '/x?fromURI=%2Fwelcome%2FT&b=2',
    '/x?fromURI=%2Fy%3Fz%3D%252Ftokens%252FT%252Fverify',
    'https://org.example/api/v1/sessions/T/lifecycle/refresh',
  ])('from the path %s', async (path) => {
    const uri = path.replace('T', 'hunter2hunter2hunter2')
    const said = await requestOf({ uri, headers: { referer: uri, 'x-original-uri': uri } })
    expect(JSON.stringify(said)).not.toContain('hunter2')
    expect(said?.uri).toContain('(removed)')
  })

  test('from a URI alone where it is one', async () => {
    const uri = '/api/v1/users?search=profile.login+eq+%22ada%22&limit=2'
    expect((await requestOf({ uri }))?.uri).toBe(uri)
  })

  test.each([
    { credentials: { password: { value: 'hunter2' } } },
    { credentials: { password: { hash: { algorithm: 'BCRYPT', workFactor: 10, salt: 'hunter2', value: 'hunter2' } } } },
    { credentials: { recovery_question: { question: 'Who?', answer: 'hunter2' } } },
    { oldPassword: 'hunter2', passCode: 'hunter2' },
    { client_secret: 'hunter2', stateToken: 'hunter2', privateKey: 'hunter2' },
    { token: ['hunter2'], secrets: [{ x: 'hunter2' }] },
    { publicId: 'ccccccijgibu', privateId: 'hunter2', aesKey: 'hunter2' },
    { provider: { configuration: { host: 'duo.example', integrationKey: 'hunter2', secretKey: 'hunter2' } } },
    { sig_response: 'hunter2' },
    { methods: [{ keys: { proofOfPossession: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'hunter2' } } }] },
    { method: 'push', challengeResponse: 'hunter2' },
    [{ password: 'hunter2' }],
  ])('from the body %j', async (body) => {
    const said = (await requestOf({ body: JSON.stringify(body) }))?.body
    expect(said).not.toContain('hunter2')
    expect(said).toContain('(removed)')
  })

  test('with all of a body that cannot be read, or that is too long to wait', async () => {
    expect((await requestOf({ body: '{"password":"hunter2"' }))?.body).toBe('(21 characters that are not JSON)')
    const long = JSON.stringify({ password: 'hunter2', name: 'x'.repeat(70_000) })
    expect((await requestOf({ body: long }))?.body).toBe(`"(${long.length} characters)"`)
    const nested = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
    expect((await requestOf({ body: nested }))?.body?.length).toBeLessThan(5000)
  })

  test('and the rest of the body stays, four thousand characters of it', async () => {
    expect((await requestOf({ body: '{"profile":{"login":"ada@example.com"}}' }))?.body).toBe(
      '{"profile":{"login":"ada@example.com"}}',
    )
    expect((await requestOf({ body: JSON.stringify({ name: 'x'.repeat(5000) }) }))?.body).toHaveLength(4001)
    expect((await requestOf({}))?.body).toBeNull()
  })
})
