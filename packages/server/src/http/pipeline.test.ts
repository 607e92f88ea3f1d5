import { apiError, apiErrors } from '@stuntdouble/catalogue'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SessionFound, TokenFound } from '../access/caller.js'
import type { Org } from '../access/org.js'
import type { RoleType } from '../access/roles.js'
import type { Refused } from '../journal/traces.js'
import { JsonText, nothing, ok, page } from '../kernel/reply.js'
import { count, filled, list, object, optional, text } from '../kernel/schema.js'
import { machineDigest, machineRandom } from '../node/ports.js'
import { openSqlite } from '../node/sqlite.js'
import { idsByEnding } from '../operation/bare.js'
import { type Operation, operation } from '../operation/operation.js'
import { AddressSet } from '../policy/network.js'
import { type Store, StoreReadOnly, StoreUnavailable } from '../store/database.js'
import { migrate } from '../store/migrate.js'
import type { Answer, Call } from './call.js'
import { createPipeline, type House } from './pipeline.js'
import { bodyMax } from './rules.js'

const now = new Date('2026-01-15T12:00:30.500Z')
const org: Org = {
  id: '00o1',
  subdomain: 'example',
  name: 'Example',
  idEnding: '5d7',
  pipeline: 'v1',
  status: 'ACTIVE',
  created: now.toISOString(),
  clock: { offsetMs: 0, frozenAt: null },
  rateLimits: { enforced: true, limits: {} },
}

const token = (roles: readonly RoleType[]): TokenFound => ({
  tokenId: '00T1',
  userId: '00u1',
  login: 'ada@example.com',
  displayName: 'Ada Example',
  roles,
  expiresAtMs: Date.parse('2026-02-01T00:00:00.000Z'),
  ownerStatus: 'ACTIVE',
  lastUpdatedMs: now.getTime(),
})
const tokens: Readonly<Record<string, TokenFound>> = {
  [machineDigest.sha256('manager')]: token(['USER_ADMIN']),
  [machineDigest.sha256('nobody')]: token([]),
  [machineDigest.sha256('helper')]: token(['GROUP_MEMBERSHIP_ADMIN']),
}

const session = (more: Partial<SessionFound>): SessionFound => ({
  tokenId: '',
  sessionId: '102a',
  userId: '00u1',
  login: 'ada@example.com',
  displayName: 'Ada Example',
  roles: [],
  status: 'ACTIVE',
  expiresAtMs: now.getTime() + 1,
  ownerStatus: 'ACTIVE',
  isFit: true,
  isUseWorthNoting: true,
  ...more,
})
const sessions: Readonly<Record<string, SessionFound>> = {
  [machineDigest.sha256('admins')]: session({ roles: ['USER_ADMIN'], isUseWorthNoting: false }),
  [machineDigest.sha256('persons')]: session({}),
  [machineDigest.sha256('tired')]: session({ isFit: false, adminHasEnded: true }),
  [machineDigest.sha256('over')]: session({ roles: ['USER_ADMIN'], expiresAtMs: now.getTime() }),
  [machineDigest.sha256('waiting')]: session({ roles: ['USER_ADMIN'], status: 'MFA_REQUIRED' }),
  [machineDigest.sha256('suspended')]: session({ roles: ['USER_ADMIN'], ownerStatus: 'SUSPENDED' }),
}

const door = '/api/v1/doors/{doorId}'
const mustOpen = (state: string | undefined) => {
  if (state === 'locked') throw apiError.E0000016()
}
const plain = { errors: [], scope: 'okta.groups.read' } as const
const operations: readonly Operation[] = [
  operation({
    id: 'openDoor',
    route: `POST ${door}`,
    scope: 'okta.groups.manage',
    sufficient: 'okta.groups.members.manage',
    input: {
      query: object({ times: optional(count()) }),
      body: object({ name: filled(5), state: optional(text()) }),
    },
    errors: ['E0000001', 'E0000007', 'E0000016'],
    limitedByName: {
      bucket: { name: 'by name', limit: 2, windowSeconds: 1 },
      nameIn: ({ name }) => name,
      exceeded: (name) => ({ type: 'group.profile.update', debug: { name } }),
    },
    async target(_, { path }) {
      if (path.doorId === 'missing') throw apiError.E0000007({ resource: 'Resource not found: missing (Door)' })
      return path.doorId
    },
    async run(_, { target, body, query }) {
      mustOpen(body.state)
      return ok({ target, body, query })
    },
  }),
  operation({
    id: 'getDoor',
    route: `GET ${door}`,
    ...plain,
    run: async (ctx, { path }) => ok({ ...path, by: ctx.caller.login, self: ctx.url('/x') }),
  }),
  operation({ id: 'deleteDoor', route: `DELETE ${door}`, ...plain, run: async () => nothing() }),
  operation({
    id: 'paintDoor',
    route: `PUT ${door}`,
    ...plain,
    input: { body: object({ colour: optional(text()) }), bodyOptional: true },
    run: async (_, { body }) => ok({ body: body ?? null }),
  }),
  operation({
    id: 'listDoors',
    route: 'GET /api/v1/doors',
    ...plain,
    input: { query: object({ q: optional(text()) }) },
    run: async (_, { query }) => page('/api/v1/doors', query, 'c2', new JsonText('[]')),
  }),
  operation({
    id: 'lists',
    route: 'POST /api/v1/lists',
    ...plain,
    input: { body: list(text()) },
    run: async (_, { body }) => ok(body),
  }),
  operation({
    id: 'knock',
    route: `POST ${door}/knock`,
    scope: 'okta.groups.manage',
    own: 'doorId',
    errors: [],
    run: async (ctx, { path }) => ok({ ...path, by: ctx.caller.sessionId ?? ctx.caller.tokenId }),
  }),
  operation({
    id: 'greetByForm',
    route: 'POST /hello',
    errors: [],
    media: { reads: ['application/x-www-form-urlencoded'], answers: ['text/html'] },
    input: { body: object({ name: filled(5) }) },
    run: async (_, { body }) => ok(body, { 'content-type': 'application/json' }),
  }),
  operation({ id: 'greet', route: 'GET /hello', errors: [], run: async (ctx) => ok({ caller: ctx.caller.userId }) }),
  operation({ id: 'ours', route: 'GET /stuntdouble/hello', errors: [], run: async () => ok({}) }),
  operation({
    id: 'toCsv',
    route: 'POST /api/v1/csv',
    ...plain,
    media: { reads: ['text/csv'], answers: ['text/csv'] },
    notAcceptable: 'E0000122',
    input: { body: object({}) },
    run: async () => ok(''),
  }),
  operation({
    id: 'paints',
    route: 'GET /api/v1/picture',
    errors: [],
    media: { answers: ['image/png'] },
    run: async () => ok(new Uint8Array([137, 80, 78, 71]), { 'content-type': 'image/png' }),
  }),
  operation({
    id: 'breaks',
    route: 'GET /api/v1/breaks',
    ...plain,
    run: async () => Promise.reject(new TypeError('secret: hunter2')),
  }),
  operation({
    id: 'imitates',
    route: 'GET /api/v1/imitates',
    ...plain,
    run: async () => Promise.reject({ errorCode: 'E0000016', errorSummary: 'hunter2' }),
  }),
  operation({
    id: 'undeclared',
    route: 'GET /api/v1/undeclared',
    ...plain,
    run: async () => Promise.reject(apiError.E0000016()),
  }),
  operation({
    id: 'hushed',
    route: 'GET /api/v1/hushed',
    ...plain,
    errors: ['E0000004'],
    refusesAfterMs: 50,
    input: { query: object({ good: optional(text()) }) },
    run: async (_, { query }) => (query.good === undefined ? Promise.reject(apiError.E0000004()) : ok({})),
  }),
  operation({
    id: 'gone',
    route: 'GET /api/v1/gone',
    ...plain,
    run: async () => Promise.reject(new StoreUnavailable('no route to 10.0.0.1')),
  }),
  operation({
    id: 'standby',
    route: 'GET /api/v1/standby',
    ...plain,
    run: async () => Promise.reject(new StoreReadOnly('standby of 10.0.0.1')),
  }),
  operation({
    id: 'retries',
    route: 'GET /api/v1/retries',
    ...plain,
    errors: ['E0000047'],
    run: async () => Promise.reject(apiError.E0000047({ headers: { 'retry-after': '7' } })),
  }),
]

let store: Store
let unforeseen: unknown[] = []
let left: Refused[] = []
let used = 0
let usedByName = 0
let uses: string[] = []
let orgFor: House['orgFor'] = async () => org
let handle: (call: Call) => Promise<Answer>
let pauses: { ms: number; end(): void; cancelled: boolean }[] = []

beforeAll(async () => {
  store = openSqlite({ file: ':memory:' })
  await migrate(store.db)
  const ports = {
    clock: { now: () => now },
    pause(ms: number) {
      const pause = { ms, end: () => {}, cancelled: false }
      pauses.push(pause)
      const over = new Promise<void>((resolve) => {
        pause.end = resolve
      })
      return {
        over,
        cancel: () => {
          pause.cancelled = true
        },
      }
    },
    random: machineRandom,
    digest: machineDigest,
    hasher: { hash: async () => '', verify: async () => false },
    sealer: { seal: (text: string) => text, open: (sealed: string) => sealed },
    telephony: { send: async () => {} },
    factorProvider: { ask: async () => ({ result: 'REJECT' as const }) },
    mail: { send: async () => {} },
    log: { line: () => {} },
  }
  handle = createPipeline({
    ports,
    idsOf: idsByEnding(ports),
    runner: { store, subscribers: [], kick: () => {} },
    traces: {
      isFull: () => false,
      leave: (refused) => void left.push(refused),
    },
    operations,
    orgFor: (host) => orgFor(host),
    networkOf: async () => ({ proxies: new AddressSet([]), blocked: [] }),
    corsOriginsOf: async () => new Set(),
    findToken: async (_, orgId, hash) => (orgId === org.id ? tokens[hash] : undefined),
    tokenUsed: (_, tokenId) => void uses.push(tokenId),
    findSession: async (_, orgId, hash) => (orgId === org.id ? sessions[hash] : undefined),
    sessionUsed: (_, { sessionId }) => void uses.push(sessionId),
    rateCounter: { count: (_, _bucket, _start, _enforced, of) => (of ? ++usedByName : ++used) },
    publicUrl: undefined,
    mailBaseFor: (_, base) => base,
    unforeseen: (error) => void unforeseen.push(error),
  })
})
afterAll(() => store.close())
beforeEach(() => {
  unforeseen = []
  pauses = []
  left = []
  uses = []
  used = 0
  usedByName = 0
  orgFor = async () => org
})

type Asked = Partial<Omit<Call, 'body'>> & { body?: string | Uint8Array | 'too-large' | undefined }

async function ask({ body, headers, ...rest }: Asked) {
  const answer = await handle({
    method: 'GET',
    uri: '/hello',
    ip: '127.0.0.1',
    scheme: 'https',
    ...rest,
    headers: { host: 'org.example', authorization: 'SSWS manager', ...headers },
    body: typeof body === 'string' && body !== 'too-large' ? new TextEncoder().encode(body) : (body as Call['body']),
  })
  const sent: [string, string][] = []
  for (let at = 0; at < answer.headers.length; at += 2)
    sent.push([answer.headers[at] ?? '', answer.headers[at + 1] ?? ''])
  return {
    status: answer.status,
    sent,
    headers: Object.fromEntries(sent) as Record<string, string | undefined>,
    text: answer.body,
    body: answer.headers.includes('application/json') ? JSON.parse(answer.body as string) : undefined,
  }
}

const right: Asked = {
  method: 'POST',
  uri: '/api/v1/doors/front',
  headers: { 'content-type': 'application/json' },
  body: '{"name":"blue"}',
}
const withHeaders = (asked: Asked, headers: Record<string, string>): Asked => ({
  ...asked,
  headers: { ...asked.headers, ...headers },
})

describe('the order of checks', () => {
  /** One fault for each step, in the order in which they are heard. */
  const steps: readonly [string, string, (asked: Asked) => Asked][] = [
    ['path', 'E0000008', (asked) => ({ ...asked, uri: '/api/v1/windows/front' })],
    ['method', 'E0000022', (asked) => ({ ...asked, method: 'PATCH' })],
    ['accept', 'E0000019', (asked) => withHeaders(asked, { accept: 'text/html' })],
    ['content type', 'E0000021', (asked) => withHeaders(asked, { 'content-type': 'text/plain' })],
    ['caller', 'E0000011', (asked) => withHeaders(asked, { authorization: 'SSWS stolen' })],
    [
      'rate',
      'E0000047',
      (asked) => {
        used = 100_000
        return asked
      },
    ],
    ['body', 'E0000003', (asked) => ({ ...asked, body: '{"name":' })],
    ['permission', 'E0000006', (asked) => withHeaders(asked, { authorization: 'SSWS nobody' })],
    ['query', 'E0000037', (asked) => ({ ...asked, uri: `${asked.uri}?times=often` })],
    ['target', 'E0000007', (asked) => ({ ...asked, uri: (asked.uri ?? '').replace('front', 'missing') })],
    ['input', 'E0000001', (asked) => ({ ...asked, body: (asked.body as string).replace('blue', '') })],
    ['state', 'E0000016', (asked) => ({ ...asked, body: '{"name":"blue","state":"locked"}' })],
  ]

  test('a request that is right in everything is answered', async () => {
    expect(await ask(right)).toMatchObject({
      status: 200,
      body: { target: 'front', body: { name: 'blue' }, query: {} },
    })
  })

  test.each(steps)('a fault of %s alone is heard as %s', async (_, code, fault) => {
    expect((await ask(fault(right))).body.errorCode).toBe(code)
  })

  const pairs = steps.flatMap(([first, code, fault], at) =>
    steps.slice(at + 1).map(([second, , other]) => ({ first, second, code, asked: () => fault(other(right)) })),
  )
  test.each(pairs)('of $first and $second the $first is heard', async ({ code, asked }) => {
    expect((await ask(asked())).body.errorCode).toBe(code)
    expect(unforeseen).toEqual([])
  })

  const tooOften = (code: string, asked: Asked) => {
    usedByName = 2
    return ask(asked).then(({ body }) => expect(body.errorCode).toBe(code))
  }
  const behind = ['query', 'target', 'state']
  test.each(steps.filter(([step]) => behind.includes(step)))(
    'a name that is said too often is heard before a fault of %s',
    async (_, __, fault) => {
      await tooOften('E0000047', fault(right))
      expect(left[0]?.step).toBe('name')
    },
  )
  test.each(steps.filter(([step]) => !behind.includes(step)))(
    'a name that is said too often is not looked at where there is a fault of %s',
    async (_, code, fault) => tooOften(code, fault(right)),
  )

  test('a name that is said too often is told of in the headers, and in the log once', async () => {
    const limits = ({ headers }: Awaited<ReturnType<typeof ask>>) =>
      ['limit', 'remaining', 'reset'].map((name) => headers[`x-rate-limit-${name}`])
    const answers = []
    for (let times = 0; times < 4; times++) answers.push(limits(await ask(right)))
    const path = (left: string) => ['1200', left, '1768478460']
    const name = ['2', '0', '1768478431']
    expect(answers).toEqual([path('1199'), path('1198'), name, name])
    expect(left.flatMap(({ events }) => events.map(({ entry }) => entry))).toEqual([
      { type: 'group.profile.update', debug: { name: 'blue' } },
    ])
    orgFor = async () => ({ ...org, rateLimits: { enforced: false, limits: {} } })
    expect((await ask(right)).status).toBe(200)
    expect(usedByName).toBe(4)
  })

  test('a caller is not asked for on a path that is gone for good', async () => {
    const anonymous = { headers: { authorization: '' } }
    expect((await ask({ uri: '/api/v1/events', ...anonymous })).body.errorCode).toBe('E0000026')
    expect((await ask({ uri: '/api/v1/org/email/sender', method: 'PUT', ...anonymous })).body.errorCode).toBe(
      'E0000215',
    )
    expect((await ask({ uri: '/api/v1/events', method: 'POST' })).body.errorCode).toBe('E0000022')
  })

  test('a request that the rim could not read has no path yet', async () => {
    expect((await ask({ method: '', uri: '/nowhere' })).body.errorCode).toBe('E0000243')
  })

  test('each refusal tells how far it came', async () => {
    const heard = []
    for (const [, , fault] of steps) {
      left = []
      used = 0
      usedByName = 0
      await ask(fault(right))
      heard.push(left[0]?.step)
    }
    expect(heard).toEqual([
      'path',
      'method',
      'negotiation',
      'negotiation',
      'caller',
      'rate',
      'body',
      'permission',
      'operation',
      'operation',
      'operation',
      'operation',
    ])
  })
})

describe('a form', () => {
  const form = (body: string | Uint8Array, type = 'application/x-www-form-urlencoded') =>
    ask({ method: 'POST', headers: { 'content-type': type, accept: 'text/html' }, body })

  test('is read where a form is expected, and refused everywhere else', async () => {
    expect((await form('name=A%20da&more=1', 'application/x-www-form-urlencoded; charset=UTF-8')).body).toEqual({
      name: 'A da',
    })
    expect((await ask(withHeaders(right, { 'content-type': 'application/x-www-form-urlencoded' }))).status).toBe(400)
    expect((await form('{"name":"Ada"}', 'application/json')).body.errorCode).toBe('E0000021')
  })

  test('is a body like others: what it must hold it must hold, and no NUL', async () => {
    expect((await form('nome=Ada')).body.errorCode).toBe('E0000001')
    expect((await form('name=A%00')).body.errorCode).toBe('E0000003')
    expect((await form(Uint8Array.from([0xff, 0xfe]))).body.errorCode).toBe('E0000003')
  })
})

describe('who is signed in', () => {
  const by = (cookie: string, asked: Asked = { uri: '/api/v1/doors/front' }) =>
    ask(withHeaders(asked, { authorization: '', cookie }))
  const codeOf = async (answered: ReturnType<typeof by>) => (await answered).body.errorCode

  test('is known by the cookie, and does what their roles let them', async () => {
    expect((await by('sid=admins')).body.by).toBe('ada@example.com')
    expect((await by('a=1; sid="admins"; b=2')).status).toBe(200)
    expect(await codeOf(by('sid=persons'))).toBe('E0000006')
  })

  test('hears that there is no session where it is unknown, over, not complete, or of nobody', async () => {
    for (const name of ['unknown', 'over', 'waiting', 'suspended', '', 'admins drop', 'x'.repeat(200)]) {
      expect(await codeOf(by(`sid=${name}`)), name).toBe('E0000005')
    }
    expect(await codeOf(by('xsid=admins'))).toBe('E0000005')
  })

  test('hears that it has ended, who signed in too long ago for the work of an administrator', async () => {
    expect(await codeOf(by('sid=tired'))).toBe('E0000005')
  })

  test('does to themselves what needs a role with others', async () => {
    const knock = (name: string, cookie: string) =>
      by(cookie, { method: 'POST', uri: `/api/v1/doors/${name}/knock`, headers: {} })
    for (const name of ['me', '00u1']) expect((await knock(name, 'sid=persons')).body.by).toBe('102a')
    for (const name of ['00u2', 'ada@example.com', 'ME']) {
      expect(await codeOf(knock(name, 'sid=persons')), name).toBe('E0000006')
    }
    expect((await knock('me', 'sid=tired')).status).toBe(200)
    expect(await codeOf(knock('me', 'sid=waiting'))).toBe('E0000005')
  })

  test('is judged by the token that comes along, which does nothing for its owner that their roles do not', async () => {
    const both = (authorization: string) =>
      ask({ uri: '/api/v1/doors/front', headers: { authorization, cookie: 'sid=admins' } })
    expect((await both('SSWS wrong')).body.errorCode).toBe('E0000011')
    expect((await both('SSWS nobody')).body.errorCode).toBe('E0000006')
    const own = { method: 'POST', uri: '/api/v1/doors/me/knock', headers: { authorization: 'SSWS nobody' } }
    expect((await ask(own)).body.errorCode).toBe('E0000006')
  })

  test('is nobody to a page that the org does not trust', async () => {
    const knock = (origin: string) =>
      by('sid=persons', { method: 'POST', uri: '/api/v1/doors/me/knock', headers: { origin } })
    for (const origin of ['https://evil.example', 'null', 'https://org.example.evil.example']) {
      expect(await codeOf(knock(origin)), origin).toBe('E0000005')
    }
    expect((await knock('https://org.example')).status).toBe(200)
  })

  test('is noted as often as it matters', async () => {
    await by('sid=admins')
    await by('sid=persons', { method: 'POST', uri: '/api/v1/doors/me/knock', headers: {} })
    await by('sid=over')
    expect(uses).toEqual(['102a'])
  })
})

describe('who is calling', () => {
  test('is refused without a token, with another scheme, and with a wrong one', async () => {
    const codeWith = async (authorization: string) =>
      (await ask({ uri: '/api/v1/doors/front', headers: { authorization } })).body.errorCode
    expect(await codeWith('')).toBe('E0000005')
    expect(await codeWith('Bearer manager')).toBe('E0000005')
    expect(await codeWith('SSWS wrong')).toBe('E0000011')
    expect(await codeWith('SSWS ')).toBe('E0000011')
  })

  test('is not asked where anyone may come', async () => {
    expect((await ask({ headers: { authorization: 'SSWS wrong' } })).body).toEqual({ caller: '' })
  })

  test('is allowed what is sufficient for the operation, and no more', async () => {
    const helper = { headers: { authorization: 'SSWS helper', 'content-type': 'application/json' } }
    expect((await ask({ ...right, ...helper })).status).toBe(200)
    expect((await ask({ ...right, headers: { ...right.headers, authorization: 'SSWS nobody' } })).status).toBe(403)
  })

  test('is noted only for a token that lives', async () => {
    await ask({ uri: '/api/v1/doors/front', headers: { authorization: 'SSWS wrong' } })
    expect(uses).toEqual([])
    await ask({ uri: '/api/v1/doors/front' })
    expect(uses).toEqual(['00T1'])
  })
})

describe('a body', () => {
  const put = (body: Asked['body'], type = 'application/json') =>
    ask({ method: 'PUT', uri: '/api/v1/doors/front', headers: { 'content-type': type }, body })

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['a text', '"blue"'],
    ['broken', '{"name":"blue"'],
    ['ambiguous', '{"name":"blue","name":"red"}'],
    ['deep', `{"name":${'['.repeat(100)}${']'.repeat(100)}}`],
    ['of a member that is no text', '{"name":7}'],
    ['too large for the rim', 'too-large'],
    ['too large', `{"name":"${'x'.repeat(bodyMax)}"}`],
    ['no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
  ])('that is %s is unreadable', async (_, body) => {
    const answer = await ask({ ...right, body: body as string })
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'E0000003', errorCauses: [] } })
  })

  test('may be missing or null where it is optional, and must be right where it is there', async () => {
    expect((await put(undefined)).body).toEqual({ body: null })
    expect((await put('null')).body).toEqual({ body: null })
    expect((await put('{"colour":"red"}')).body).toEqual({ body: { colour: 'red' } })
    expect((await put('[]')).body.errorCode).toBe('E0000003')
    expect((await put('{', 'text/plain')).body.errorCode).toBe('E0000021')
  })

  test('says what it is, unless it is empty or nobody reads it', async () => {
    const silent = { headers: {}, method: 'POST', uri: '/api/v1/doors/front' }
    expect((await ask({ ...silent, body: '{"name":"blue"}' })).body.errorCode).toBe('E0000018')
    expect((await ask({ ...silent, body: '' })).body.errorCode).toBe('E0000003')
    expect((await ask({ method: 'DELETE', uri: '/api/v1/doors/front', body: 'anything' })).status).toBe(204)
  })

  test('is a list where a list is declared', async () => {
    const lists = { method: 'POST', uri: '/api/v1/lists', headers: { 'content-type': 'application/json' } }
    expect((await ask({ ...lists, body: '["a"]' })).body).toEqual(['a'])
    expect((await ask({ ...lists, body: '{"0":"a"}' })).body.errorCode).toBe('E0000003')
  })

  test('tells every rule it broke, under the name of the first', async () => {
    const { body } = await ask({ ...right, body: '{"name":"too long"}' })
    expect(body).toMatchObject({
      errorCode: 'E0000001',
      errorSummary: 'Api validation failed: name',
      errorCauses: [{ errorSummary: 'name: The field is too long' }],
    })
  })

  test("of another type is read where it is declared, and its refusal is the endpoint's", async () => {
    const csv = { method: 'POST', uri: '/api/v1/csv', body: 'a,b' }
    expect((await ask({ ...csv, headers: { accept: 'application/json' } })).body.errorCode).toBe('E0000122')
    expect((await ask({ ...csv, headers: { 'content-type': 'application/json' } })).body.errorCode).toBe('E0000021')
  })
})

test('a picture is sent as it is', async () => {
  expect((await ask({ uri: '/api/v1/picture' })).text).toEqual(new Uint8Array([137, 80, 78, 71]))
})

describe('a method', () => {
  test('that is not served says which are', async () => {
    expect((await ask({ method: 'PATCH', uri: '/api/v1/doors/front' })).headers.allow).toBe('POST, GET, DELETE, PUT')
  })

  test('HEAD asks what GET would answer', async () => {
    const [get, head] = [
      await ask({ uri: '/api/v1/doors/front' }),
      await ask({ uri: '/api/v1/doors/front', method: 'HEAD' }),
    ]
    expect([head.status, head.text]).toEqual([get.status, get.text])
    expect((await ask({ uri: '/api/v1/lists', method: 'HEAD' })).body.errorCode).toBe('E0000022')
    expect((await ask({ uri: '/api/v1/doors/front', method: 'HEAD', headers: { authorization: '' } })).status).toBe(403)
  })
})

describe('a query', () => {
  const codeOf = async (query: string) => (await ask({ ...right, uri: `/api/v1/doors/front?${query}` })).body.errorCode

  test('whose value cannot become its type is told by name and value', async () => {
    const { body } = await ask({ ...right, uri: '/api/v1/doors/front?times=often' })
    expect(body.errorCode).toBe('E0000037')
    expect(body.errorSummary).toContain('times: often')
  })

  test('holds no NUL, wherever it stands', async () => {
    expect(await codeOf('times=1&q=a%00')).toBe('E0000037')
    expect((await ask({ uri: '/api/v1/doors?q=%00' })).body.errorCode).toBe('E0000037')
    expect((await ask({ uri: '/api/v1/doors?q=%2500' })).status).toBe(200)
  })

  test('may say what nobody asked for, and break its encoding', async () => {
    expect(await codeOf('else=1&__proto__=2&%zz=%&=&&times=3')).toBeUndefined()
  })
})

describe('headers', () => {
  const everywhere = {
    date: 'Thu, 15 Jan 2026 12:00:30 GMT',
    'cache-control': 'no-cache, no-store',
    'x-content-type-options': 'nosniff',
    'x-okta-request-id': expect.stringMatching(/^[0-9a-f]{32}$/),
  }
  test.each([
    ['an answer', { uri: '/api/v1/doors/front' }],
    ['an answer without a body', { uri: '/api/v1/doors/front', method: 'DELETE' }],
    ['an unknown path', { uri: '/nowhere' }],
    ['a refusal', { uri: '/api/v1/doors/front', headers: { authorization: 'SSWS nobody' } }],
    ['a fault', { uri: '/api/v1/breaks' }],
    ['no HTTP at all', { method: '' }],
  ])('are on %s', async (_, asked: Asked) => {
    const { sent, headers, text } = await ask(asked)
    expect(headers).toMatchObject(everywhere)
    expect(headers['content-type']).toBe(text === undefined ? undefined : 'application/json')
    expect(new Set(sent.map(([name]) => name)).size).toBe(sent.length)
  })

  test('of the rate are sent as soon as the bucket is known to be drawn from, and never for what is our own', async () => {
    const limits = (answer: { headers: Record<string, string | undefined> }) =>
      ['limit', 'remaining', 'reset'].map((name) => answer.headers[`x-rate-limit-${name}`])
    const reset = String(Date.UTC(2026, 0, 15, 12, 1) / 1000)
    expect(limits(await ask({ uri: '/api/v1/doors/front' }))).toEqual(['1200', '1199', reset])
    expect(limits(await ask({ uri: '/api/v1/doors/front', headers: { authorization: 'SSWS nobody' } }))[1]).toBe('1198')
    used = 5000
    expect(limits(await ask({ uri: '/api/v1/doors/front' }))).toEqual(['1200', '0', reset])
    expect(limits(await ask({ uri: '/api/v1/doors/front', headers: { authorization: '' } }))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(limits(await ask({ uri: '/stuntdouble/hello' }))).toEqual([undefined, undefined, undefined])
  })

  test('link a page on the host that the request came to', async () => {
    const { sent } = await ask({ uri: '/api/v1/doors?q=a%20b&else=1', headers: { host: 'other.example:8443' } })
    expect(sent.filter(([name]) => name === 'link').map(([, value]) => value)).toEqual([
      '<https://other.example:8443/api/v1/doors?q=a+b>; rel="self"',
      '<https://other.example:8443/api/v1/doors?after=c2&q=a+b>; rel="next"',
    ])
  })

  test('that would not fit are refused', async () => {
    const { body } = await ask({ uri: `/api/v1/doors?q=${'x'.repeat(9000)}` })
    expect(body.errorCode).toBe('E0000256')
    expect(unforeseen).toEqual([])
  })

  test('of a refusal itself are sent with it', async () => {
    expect((await ask({ uri: '/api/v1/retries' })).headers['retry-after']).toBe('7')
  })
})

describe('what was not foreseen', () => {
  test('is E0000009, is reported, and leaks nothing', async () => {
    const { status, body, text } = await ask({ uri: '/api/v1/breaks' })
    expect(status).toBe(apiErrors.E0000009.status)
    expect(Object.keys(body)).toEqual(['errorCode', 'errorSummary', 'errorLink', 'errorId', 'errorCauses'])
    expect(body).toMatchObject({ errorCode: 'E0000009', errorSummary: apiErrors.E0000009.summary, errorCauses: [] })
    expect(text).not.toContain('hunter2')
    expect(unforeseen).toEqual([expect.any(TypeError)])
    expect(left).toMatchObject([{ errorId: body.errorId, code: 'E0000009', orgId: org.id, operation: 'breaks' }])
  })

  test('is what merely looks like a refusal', async () => {
    const { body, text } = await ask({ uri: '/api/v1/imitates' })
    expect(body.errorCode).toBe('E0000009')
    expect(text).not.toContain('hunter2')
    expect(unforeseen).toHaveLength(1)
  })

  test('is a code that its operation did not declare; the answer stays', async () => {
    expect((await ask({ uri: '/api/v1/undeclared' })).body.errorCode).toBe('E0000016')
    expect(unforeseen).toMatchObject([{ message: 'undeclared does not declare E0000016' }])
  })

  test('is not a database that fails, which has words of its own', async () => {
    const gone = await ask({ uri: '/api/v1/gone' })
    const standby = await ask({ uri: '/api/v1/standby' })
    expect([gone.body.errorCode, standby.body.errorCode]).toEqual(['E0000181', 'E0000010'])
    expect(`${gone.text}${standby.text}`).not.toContain('10.0.0.1')
    expect(unforeseen).toEqual([])
  })

  test('nor one that cannot tell which org is meant', async () => {
    orgFor = async () => Promise.reject(new StoreUnavailable('gone'))
    expect((await ask({})).body.errorCode).toBe('E0000181')
    expect(left).toMatchObject([{ orgId: '', step: 'org' }])
  })
})

test('the org is the one of the host, in lower case', async () => {
  let asked: string | undefined
  orgFor = async (host) => {
    asked = host
    return org
  }
  await ask({ headers: { host: 'ORG.Example:4400' } })
  expect(asked).toBe('org.example:4400')
})

test('an org whose clock is ahead answers by its own time', async () => {
  orgFor = async () => ({ ...org, clock: { offsetMs: 30 * 24 * 3600_000, frozenAt: null } })
  const { headers, body } = await ask({ uri: '/api/v1/doors/front' })
  expect(headers.date).toBe('Sat, 14 Feb 2026 12:00:30 GMT')
  expect(body.errorCode).toBe('E0000011')
})

test('a refusal that must not tell by its time what it is for waits, and nothing else does', async () => {
  expect((await ask({ uri: '/api/v1/hushed?good=1' })).status).toBe(200)
  expect(pauses.map(({ ms, cancelled }) => [ms, cancelled])).toEqual([[50, true]])
  let heard: number | undefined
  const asked = ask({ uri: '/api/v1/hushed' }).then(({ status }) => {
    heard = status
  })
  await expect.poll(() => left.length).toBe(1)
  await new Promise((resolve) => setImmediate(resolve))
  expect(heard).toBeUndefined()
  expect(pauses[1]?.cancelled).toBe(false)
  pauses[1]?.end()
  await asked
  expect(heard).toBe(401)
})
