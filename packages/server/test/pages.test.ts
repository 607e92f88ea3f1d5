/** What a person sees in a browser, over a real socket: the error reference, and the traces of what was refused. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayAskAtThisMachine } from '../src/http/browser.js'
import { type RunningServer, startServer } from '../src/node/index.js'
import { operation } from '../src/operation/operation.js'
import { ask, person, temporaryFolder } from './processes.js'

const folder = temporaryFolder()
const site = join(folder.path, 'site')
const index = `<!DOCTYPE html><title>All errors</title>${'<p>E0000011 Invalid token provided'.repeat(500)}`
let server: RunningServer & { token: string }
const faults: string[] = []

beforeAll(async () => {
  mkdirSync(join(site, 'oauth'), { recursive: true })
  mkdirSync(join(site, 'assets'))
  writeFileSync(join(folder.path, 'secret.txt'), 'secret')
  writeFileSync(join(site, 'index.html'), index)
  writeFileSync(join(site, '404.html'), 'There is no such error')
  writeFileSync(join(site, 'E0000011.html'), '<h1>E0000011')
  writeFileSync(join(site, 'E0000011.md'), '# E0000011')
  writeFileSync(join(site, 'oauth', 'missing_state.html'), '<h1>missing_state')
  writeFileSync(join(site, 'oauth', 'index.html'), '<h1>OAuth')
  writeFileSync(join(site, 'catalogue.json'), '[]')
  writeFileSync(join(site, 'llms.txt'), 'errors')
  writeFileSync(join(site, 'icon.svg'), '<svg/>')
  writeFileSync(join(site, 'assets', 'style.1a2b3c.css'), 'body{}')
  writeFileSync(join(site, 'assets', 'list.1a2b3c.js'), 'void 0')
  writeFileSync(join(site, 'assets', 'photo.png'), Uint8Array.from([137, 80, 78, 71]))
  symlinkSync(join(folder.path, 'secret.txt'), join(site, 'linked.txt'))
  const started = await startServer({
    port: 0,
    store: { kind: 'memory' },
    pages: site,
    log: { line: (text) => void faults.push(text) },
    extras: [
      operation({
        id: 'playSomething',
        route: 'POST /stuntdouble/api/something',
        scope: 'okta.stuntdouble.manage',
        tokenless: mayAskAtThisMachine,
        errors: [],
        readsOnly: true,
        run: async ({ caller }) => ({ status: 200, body: { caller: caller.login } }),
      }),
    ],
  })
  server = { ...started, token: started.token ?? '' }
})
afterAll(async () => {
  await server.close()
  folder.remove()
  expect(faults.filter((line) => line.includes('    at '))).toEqual([])
})

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

/** One request with its path as it is written; `fetch` would tidy it up. */
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
  { url } = server as { url: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url)
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) }
    const asked = request({ host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
const get = (path: string, headers?: Record<string, string>) => send('GET', path, headers)
const codeOf = ({ body }: Answer): string => JSON.parse(body.toString()).errorCode

describe('the error reference', () => {
  test.each([
    ['/errors/', 'text/html; charset=utf-8', '<!DOCTYPE html>'],
    ['/errors/?q=token', 'text/html; charset=utf-8', '<!DOCTYPE html>'],
    ['/errors/E0000011', 'text/html; charset=utf-8', '<h1>E0000011'],
    ['/errors/E0000011?q=1', 'text/html; charset=utf-8', '<h1>E0000011'],
    ['/errors/%450000011', 'text/html; charset=utf-8', '<h1>E0000011'],
    ['/errors/E0000011.html', 'text/html; charset=utf-8', '<h1>E0000011'],
    ['/errors/E0000011.md', 'text/markdown; charset=utf-8', '# E0000011'],
    ['/errors/oauth/missing_state', 'text/html; charset=utf-8', '<h1>missing_state'],
    ['/errors/oauth/', 'text/html; charset=utf-8', '<h1>OAuth'],
    ['/errors/catalogue.json', 'application/json', '[]'],
    ['/errors/llms.txt', 'text/plain; charset=utf-8', 'errors'],
    ['/errors/icon.svg', 'image/svg+xml', '<svg/>'],
    ['/errors/assets/style.1a2b3c.css', 'text/css; charset=utf-8', 'body{}'],
    ['/errors/assets/list.1a2b3c.js', 'text/javascript; charset=utf-8', 'void 0'],
  ])('%s is %s', async (path, type, beginning) => {
    const { status, headers, body } = await get(path)
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type })
    expect(body.toString().startsWith(beginning)).toBe(true)
  })

  test.each([
    ['/', 302, '/errors/'],
    ['/errors', 301, '/errors/'],
    ['/errors?q=token', 301, '/errors/?q=token'],
    ['/errors/E0000011/', 301, '/errors/E0000011'],
    ['/errors/oauth/missing_state//?q=1', 301, '/errors/oauth/missing_state?q=1'],
  ])('%s leads on', async (path, status, location) => {
    expect(await get(path)).toMatchObject({ status, headers: { location } })
  })

  test.each([
    '/errors/E9999999',
    '/errors/e0000011.HTML',
    '/errors/../secret.txt',
    '/errors/..%2fsecret.txt',
    '/errors/%2e%2e/secret.txt',
    '/errors/%2e%2e%2fsecret.txt',
    '/errors/..%5csecret.txt',
    '/errors/oauth/../../secret.txt',
    '/errors/./E0000011',
    '/errors//etc/passwd',
    '/errors/%2fetc%2fpasswd',
    '/errors/E0000011%00.html',
    '/errors/%',
    '/errors/%c0%ae%c0%ae/secret.txt',
    '/errors/linked.txt',
    '/errors/assets',
    '/errors/assets/',
    '/errors/__proto__',
    `/errors/${'a/'.repeat(3000)}`,
    `/errors/${encodeURIComponent('<script>alert(1)</script>')}`,
  ])('%s is no page of it', async (path) => {
    const { status, headers, body } = await get(path)
    expect({ status, type: headers['content-type'], body: body.toString() }).toEqual({
      status: 404,
      type: 'text/html; charset=utf-8',
      body: 'There is no such error',
    })
  })

  test.each(['/errorsmith', '//errors/', 'http://evil.example/errors/', '/%65rrors/'])(
    '%s is not its path',
    async (path) => expect(codeOf(await get(path))).toBe('E0000008'),
  )

  test('is read alone', async () => {
    for (const path of ['/', '/errors', '/errors/E0000011']) {
      const refused = await send('POST', path, { 'content-type': 'application/json' }, '{}')
      expect(codeOf(refused)).toBe('E0000008')
    }
    const head = await send('HEAD', '/errors/')
    expect(head).toMatchObject({ status: 200, headers: { 'content-length': String(Buffer.byteLength(index)) } })
    expect(head.body).toHaveLength(0)
  })

  test('comes compressed to whoever reads that', async () => {
    const packed = await get('/errors/', { 'accept-encoding': 'gzip, deflate, br' })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
    expect(brotliDecompressSync(packed.body).toString()).toBe(index)
    expect(packed.body.length).toBeLessThan(index.length / 10)
    for (const header of ['gzip', 'br;q=0, gzip;q=0.5']) {
      const zipped = await get('/errors/', { 'accept-encoding': header })
      expect(zipped.headers['content-encoding']).toBe('gzip')
      expect(gunzipSync(zipped.body).toString()).toBe(index)
    }
    for (const header of ['identity', '', 'br;q=0.0, gzip; q=0']) {
      const plain = await get('/errors/', { 'accept-encoding': header })
      expect(plain.headers['content-encoding']).toBeUndefined()
    }
    const image = await get('/errors/assets/photo.png', { 'accept-encoding': 'br' })
    expect(image.headers['content-encoding']).toBeUndefined()
  })

  test('is not sent again while it is the same', async () => {
    const { headers } = await get('/errors/E0000011')
    const etag = String(headers.etag)
    expect(headers['cache-control']).toBe('no-cache')
    for (const header of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
      const same = await get('/errors/E0000011', { 'if-none-match': header, 'accept-encoding': 'br' })
      expect(same).toMatchObject({ status: 304, headers: { etag } })
      expect(same.headers['content-security-policy']).toBeDefined()
      expect(same.body).toHaveLength(0)
    }
    expect((await get('/errors/E0000011', { 'if-none-match': '"other"' })).status).toBe(200)
    expect((await get('/errors/none', { 'if-none-match': '*' })).status).toBe(404)
    expect((await get('/errors/assets/list.1a2b3c.js')).headers['cache-control']).toContain('immutable')
  })

  test('runs nothing but its own files, whatever is asked', async () => {
    for (const path of ['/errors/', '/errors/E0000011', '/errors/none', '/errors/catalogue.json', '/errors']) {
      const { headers } = await get(path)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
      })
      expect(headers['x-rate-limit-limit']).toBeUndefined()
    }
  })

  test('is not known where it was not built, and nothing leads to it', async () => {
    const bare = await startServer({ port: 0, store: { kind: 'memory' }, pages: join(folder.path, 'nowhere') })
    try {
      expect(bare.hasReference).toBe(false)
      for (const path of ['/', '/errors', '/errors/', '/errors/E0000011'])
        expect(codeOf(await send('GET', path, {}, '', bare))).toBe('E0000008')
      const traces = await send('GET', '/stuntdouble/errors', { authorization: `SSWS ${bare.token}` }, '', bare)
      expect(traces.status).toBe(200)
      expect(traces.body.toString()).not.toContain('href="/errors/')
    } finally {
      await bare.close()
    }
  })
})

const formType = { 'content-type': 'application/x-www-form-urlencoded' }
const signIn = (token: string, to = '', headers: Record<string, string> = {}) =>
  send('POST', '/stuntdouble/sign-in', { ...formType, ...headers }, new URLSearchParams({ token, to }).toString())
const cookieOf = ({ headers }: Answer): string => (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''

describe('the pages of traces', () => {
  test('show a form, and nothing of what was refused, to whoever did not say who they are', async () => {
    const { errorId } = (await ask(server, 'GET', '/api/v1/users/nobody-there')).body
    for (const [path, headers] of [
      ['/stuntdouble/errors', {}],
      [`/stuntdouble/errors/${errorId}`, {}],
      [`/stuntdouble/errors/${errorId}`, { cookie: `stuntdouble-${server.org.id}=${'0'.repeat(64)}` }],
      [`/stuntdouble/errors/${errorId}`, { authorization: 'SSWS wrong' }],
    ] as [string, Record<string, string>][]) {
      const { status, headers: answered, body } = await get(path, headers)
      expect(status).toBe(401)
      expect(body.toString()).toContain(`name="to" value="${path}"`)
      expect(body.toString()).not.toContain('nobody-there')
      expect(answered['set-cookie']).toBeUndefined()
    }
  })

  test('open to a token that is shown once, for a while, in a cookie that scripts and other sites cannot use', async () => {
    const { errorId } = (await ask(server, 'GET', '/api/v1/users/nobody-there')).body
    const answer = await signIn(server.token, `/stuntdouble/errors/${errorId}`)
    expect(answer).toMatchObject({ status: 303, headers: { location: `/stuntdouble/errors/${errorId}` } })
    const [pair, ...flags] = String(answer.headers['set-cookie']).split('; ')
    expect(pair).toMatch(new RegExp(`^stuntdouble-${server.org.id}=[0-9a-f]{64}$`))
    expect(flags).toEqual(['Path=/stuntdouble', 'Max-Age=28800', 'HttpOnly', 'SameSite=Strict'])
    expect(String(answer.headers['set-cookie'])).not.toContain(server.token)
    const cookie = cookieOf(answer)
    const page = (await get(`/stuntdouble/errors/${errorId}`, { cookie: `other=1; ${cookie}` })).body.toString()
    for (const part of [errorId, 'mustExist', 'areas/users/', 'GET /api/v1/users/nobody-there', '/errors/E0000007']) {
      expect(page).toContain(part)
    }
    expect(page).toContain('authorization: SSWS (removed)')
    expect(page).not.toContain(server.token)
    expect((await get('/stuntdouble/errors', { cookie })).body.toString()).toContain(`/stuntdouble/errors/${errorId}`)
    // The session opens pages, not the API.
    expect(codeOf(await get('/stuntdouble/api/errors', { cookie }))).toBe('E0000005')
  })

  test('close when the person signs out, and when the token dies', async () => {
    const cookie = cookieOf(await signIn(server.token))
    const out = await send('POST', '/stuntdouble/sign-out', { cookie })
    expect(out).toMatchObject({ status: 303, headers: { location: '/stuntdouble/errors' } })
    expect(String(out.headers['set-cookie'])).toContain('=; Path=/stuntdouble; Max-Age=0')
    expect((await get('/stuntdouble/errors', { cookie })).status).toBe(401)

    const login = server.admin.login
    const issued = await ask(server, 'POST', '/stuntdouble/api/tokens', { login, name: 'for a while' })
    const other = { url: server.url, token: issued.body.token as string }
    const held = cookieOf(await signIn(other.token))
    expect((await get('/stuntdouble/errors', { cookie: held })).status).toBe(200)
    expect((await ask(other, 'DELETE', '/api/v1/api-tokens/current')).status).toBe(204)
    expect((await get('/stuntdouble/errors', { cookie: held })).status).toBe(401)
  })

  test('refuse a wrong token, one of somebody who is no administrator, and what is no form', async () => {
    const { id } = (await ask(server, 'POST', '/api/v1/users?activate=true', person('ada@example.com'))).body
    const issued = await ask(server, 'POST', '/stuntdouble/api/tokens', { userId: id, name: 'ada' })
    for (const token of ['', 'wrong', issued.body.token as string, 'x'.repeat(100_000)]) {
      const refused = await signIn(token)
      expect(refused.status).toBe(401)
      expect(refused.headers['set-cookie']).toBeUndefined()
      expect(refused.body.toString()).toContain('role="alert"')
    }
    const body = JSON.stringify({ token: server.token })
    expect((await send('POST', '/stuntdouble/sign-in', { 'content-type': 'application/json' }, body)).status).toBe(401)
  })

  test.each(['https://evil.example/', '//evil.example', '/api/v1/users', '/stuntdouble/errors/../..', '/\r\nx: y'])(
    'lead nobody to %j after the form',
    async (to) => expect((await signIn(server.token, to)).headers.location).toBe('/stuntdouble/errors'),
  )

  test('take no form from another site', async () => {
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const refused = await signIn(server.token, '', headers as Record<string, string>)
      expect(refused.status).toBe(403)
      expect(refused.headers['set-cookie']).toBeUndefined()
    }
    const { host } = new URL(server.url)
    const own = { origin: server.url, host, 'sec-fetch-site': 'same-origin' }
    const cookie = cookieOf(await signIn(server.token, '', own))
    await send('POST', '/stuntdouble/sign-out', { cookie, origin: 'http://evil.example' })
    expect((await get('/stuntdouble/errors', { cookie })).status).toBe(200)
  })

  test('show whatever was sent as text, and run no script', async () => {
    const hostile = `"><script>alert('x')</script>&amp;`
    const refused = await send('GET', `/api/v1/users/${encodeURIComponent(hostile)}`, {
      authorization: `SSWS ${server.token}`,
      'user-agent': hostile,
    })
    const { errorId } = JSON.parse(refused.body.toString())
    const cookie = cookieOf(await signIn(server.token))
    for (const path of [
      `/stuntdouble/errors/${errorId}`,
      '/stuntdouble/errors',
      `/stuntdouble/errors/${encodeURIComponent(hostile)}`,
      '/stuntdouble/errors/%00',
      '/stuntdouble/errors/%',
    ]) {
      for (const headers of [{ cookie }, {}]) {
        const { headers: answered, body } = await get(path, headers as Record<string, string>)
        expect(body.toString()).not.toContain('<script')
        expect(answered['content-type']).toBe('text/html; charset=utf-8')
        expect(answered['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /)
        expect(answered['cache-control']).toBe('no-store')
      }
    }
    const shown = (await get(`/stuntdouble/errors/${errorId}`, { cookie })).body.toString()
    expect(shown).toContain('user-agent: &quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;')
    const unknown = await get(`/stuntdouble/errors/oae${'x'.repeat(22)}`, { cookie })
    expect(unknown.status).toBe(404)
    expect(unknown.body.toString()).toContain('No such error')
  })

  test('are where /stuntdouble leads', async () => {
    for (const path of ['/stuntdouble', '/stuntdouble/']) {
      const { status, headers } = await get(path)
      expect([status, headers.location]).toEqual([303, '/stuntdouble/errors'])
    }
  })

  test('leave every other path under /stuntdouble/ to the API', async () => {
    expect((await get('/stuntdouble/health')).status).toBe(200)
    for (const path of ['/stuntdouble/sign-in', '/stuntdouble/errors/a/b', '/stuntdouble/errorsmith'])
      expect(codeOf(await get(path))).toBe('E0000008')
    expect(codeOf(await send('DELETE', '/stuntdouble/errors'))).toBe('E0000008')
  })
})

describe('the outbox', () => {
  test('shows who was sent what, by kind, with links that can be followed and a mail that can do nothing', async () => {
    const hostile = `<img src=x onerror=alert(1)>"`
    const ada = { ...person('outbox@example.com').profile, firstName: hostile }
    await ask(server, 'POST', '/api/v1/users?activate=true', { profile: ada })
    const cookie = cookieOf(await signIn(server.token, '/stuntdouble/outbox'))
    const list = (await get('/stuntdouble/outbox', { cookie })).body.toString()
    expect(list).toContain('Mail to outbox@example.com')
    expect(list).toContain('href="/stuntdouble/outbox" aria-current="page">All')
    const texts = (await get('/stuntdouble/outbox?kind=sms', { cookie })).body.toString()
    expect(texts).toContain('Nothing was sent yet')
    expect((await get('/stuntdouble/outbox?kind=pigeon', { cookie })).body.toString()).toContain('outbox@example.com')

    const path = /href="(\/stuntdouble\/outbox\/[0-9a-f]{32})"/.exec(list)?.[1] ?? ''
    const { status, headers, body } = await get(path, { cookie })
    expect(status).toBe(200)
    const page = body.toString()
    expect(page).toMatch(/<a href="http:[^"<]+" rel="noreferrer">http:/)
    expect(page).toContain('<iframe sandbox title="The mail"')
    // Twice wrapped: the mail says it as text, and the page keeps the mail in an attribute.
    expect(page).toContain('&amp;lt;img src=x onerror=alert(1)&amp;gt;')
    expect(page).not.toMatch(/<img|<script/)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /)
  })

  test('is closed to whoever is no administrator, and to other orgs', async () => {
    for (const path of ['/stuntdouble/outbox', `/stuntdouble/outbox/${'0'.repeat(32)}`]) {
      const { status, body } = await get(path)
      expect(status).toBe(401)
      expect(body.toString()).not.toContain('outbox@example.com')
    }
    const authorization = `SSWS ${server.token}`
    for (const id of ['0'.repeat(32), '%00', encodeURIComponent('"><script>')]) {
      const { status, body } = await get(`/stuntdouble/outbox/${id}`, { authorization })
      expect(status).toBe(404)
      expect(body.toString()).not.toContain('<script')
    }
    expect(codeOf(await send('POST', '/stuntdouble/outbox'))).toBe('E0000008')
  })
})

describe('what goes without a token at this machine', () => {
  const typed = { 'content-type': 'application/json' }
  const play = (headers: Record<string, string>) => send('POST', '/stuntdouble/api/something', headers)
  const host = () => new URL(server.url).host

  test('is open to a page of this server, to a program, and to the token', async () => {
    for (const headers of [
      typed,
      { ...typed, origin: server.url, host: host(), 'sec-fetch-site': 'same-origin' },
      { ...typed, host: host().replace('127.0.0.1', 'localhost') },
    ])
      expect(JSON.parse((await play(headers)).body.toString())).toEqual({ caller: '' })
    const known = await play({ authorization: `SSWS ${server.token}`, 'x-forwarded-for': '192.0.2.1' })
    expect(JSON.parse(known.body.toString())).toEqual({ caller: server.admin.login })
  })

  test.each<[string, string, Record<string, string>]>([
    ['a page of another site', 'E0000006', { ...typed, origin: 'https://evil.example' }],
    ['a page of another port', 'E0000006', { ...typed, origin: 'http://127.0.0.1:3' }],
    ['a page in a sandbox', 'E0000006', { ...typed, origin: 'null' }],
    ['a page of another site that hides its origin', 'E0000006', { ...typed, 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of this site', 'E0000006', { ...typed, 'sec-fetch-site': 'same-site' }],
    ['a form', 'E0000021', { 'content-type': 'text/plain' }],
    ['who does not say what is sent', 'E0000018', {}],
    [
      'a name that was made to lead here',
      'E0000005',
      { ...typed, host: 'evil.example', origin: 'http://evil.example' },
    ],
    ['who was passed on by a proxy', 'E0000005', { ...typed, 'x-forwarded-for': '192.0.2.1' }],
    ['a wrong token', 'E0000011', { ...typed, authorization: 'SSWS wrong' }],
  ])('is closed to %s (%s)', async (_, code, headers) => {
    expect(codeOf(await play(headers))).toBe(code)
  })

  test('is closed to other machines', () => {
    const base = 'http://127.0.0.1:4400'
    for (const ip of ['192.0.2.1', '::ffff:192.0.2.1', '', '127.0.0.1.evil'])
      expect(mayAskAtThisMachine({ ip, headers: typed, base })).toBe(false)
    for (const ip of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(mayAskAtThisMachine({ ip, headers: typed, base })).toBe(true)
    expect(mayAskAtThisMachine({ ip: '127.0.0.1', headers: typed, base: 'https://login.example.com' })).toBe(false)
  })
})

test('a cookie goes over TLS alone where the server does, or where the world reaches it so', async () => {
  const outside = await startServer({ port: 0, store: { kind: 'memory' }, publicUrl: 'https://login.example.com' })
  try {
    const body = new URLSearchParams({ token: outside.token ?? '' }).toString()
    const headers = { ...formType, origin: 'https://login.example.com' }
    const answer = await send('POST', '/stuntdouble/sign-in', headers, body, outside)
    expect(String(answer.headers['set-cookie'])).toMatch(/; Secure$/)
  } finally {
    await outside.close()
  }
})
