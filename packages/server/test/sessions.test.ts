/** People who are signed in, over a real socket: cookies, redirects, other sites' pages, and two who are quick. */
import { type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, type ServeOptions, startServer } from '../src/node/index.js'
import { bundleServer, type ServerBundle, temporaryFolder } from './processes.js'
import { type Postgres, startPostgres } from './real-postgres.js'

const password = 'Plywood-Stairs-47'
const app = 'https://app.example'

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there.
type Heard = { status: number; headers: IncomingHttpHeaders; body: any }

/** As a browser would send it: without a token. Fetch would follow redirects and not let `Origin` be set. */
function ask(
  url: string,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Heard> {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  const of = text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  return new Promise((resolve, reject) => {
    const said = request(new URL(path, url), { method, agent: false, headers: { ...of, ...headers } })
    said.on('error', reject)
    said.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const read = Buffer.concat(chunks).toString()
        const isJson = answer.headers['content-type']?.startsWith('application/json') && read !== ''
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: isJson ? JSON.parse(read) : read })
      })
    })
    said.end(text)
  })
}

const byToken = (token: string) => ({ authorization: `SSWS ${token}` })

/** Somebody who can sign in, by that name and the password of all. */
async function person(url: string, token: string, name: string): Promise<string> {
  const login = `${name}@example.com`
  const profile = { firstName: 'Ada', lastName: 'Example', email: login, login }
  const credentials = { password: { value: password } }
  const made = await ask(url, 'POST', '/api/v1/users', { headers: byToken(token), body: { profile, credentials } })
  expect(made.status).toBe(200)
  return login
}

async function sessionToken(url: string, username: string): Promise<string> {
  const { body } = await ask(url, 'POST', '/api/v1/authn', { body: { username, password } })
  expect(body.status).toBe('SUCCESS')
  return body.sessionToken
}

const sidOf = ({ headers }: Heard): string => /^sid=([^;]+);/.exec(headers['set-cookie']?.[0] ?? '')?.[1] ?? ''

describe('a browser', () => {
  let server: RunningServer & { token: string }
  let login: string
  beforeAll(async () => {
    const started = await startServer({ port: 0, store: { kind: 'memory' }, log: { line: () => {} } })
    server = { ...started, token: started.token ?? '' }
    login = await person(server.url, server.token, 'ada')
    const trusted = { name: 'App', origin: app, scopes: [{ type: 'REDIRECT' }, { type: 'CORS' }] }
    await ask(server.url, 'POST', '/api/v1/trustedOrigins', { headers: byToken(server.token), body: trusted })
  })
  afterAll(() => server.close())

  const signedIn = async (more = ''): Promise<Heard> => {
    const query = new URLSearchParams({ token: await sessionToken(server.url, login), redirectUrl: `${app}/in` })
    return ask(server.url, 'GET', `/login/sessionCookieRedirect?${query}${more}`)
  }

  test('signs in, is sent on, is known by its cookie, and signs out', async () => {
    const answer = await signedIn()
    expect([answer.status, answer.headers.location, answer.body]).toEqual([302, `${app}/in`, ''])
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^sid=102[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
    const cookie = `sid=${sidOf(answer)}`
    const me = await ask(server.url, 'GET', '/api/v1/users/me', { headers: { cookie } })
    expect(me.body.profile.login).toBe(login)
    const out = await ask(server.url, 'GET', '/login/signout', { headers: { cookie } })
    expect([out.status, out.headers.location]).toEqual([302, `${server.url}/login/login.htm`])
    const after = await ask(server.url, 'GET', '/api/v1/users/me', { headers: { cookie } })
    expect(after.body.errorCode).toBe('E0000005')
  })

  test('lets a trusted page ask for the session and end it, and no other page', async () => {
    const cookie = `sid=${sidOf(await signedIn())}`
    const from = (origin: string, method: string, path: string, more = {}) =>
      ask(server.url, method, path, { headers: { cookie, origin, ...more } })
    const evil = await from('https://evil.example', 'GET', '/api/v1/sessions/me')
    expect([evil.status, evil.headers['access-control-allow-origin']]).toEqual([404, undefined])
    expect((await from('null', 'POST', '/api/v1/sessions/me/lifecycle/refresh')).status).toBe(404)
    const mine = await from(app, 'GET', '/api/v1/sessions/me')
    expect(mine.body.login).toBe(login)
    expect(mine.headers).toMatchObject({
      'access-control-allow-origin': app,
      'access-control-allow-credentials': 'true',
    })
    expect((await from(app, 'DELETE', '/api/v1/sessions/me')).status).toBe(204)
    expect((await from(app, 'GET', '/api/v1/sessions/me')).status).toBe(404)
  })

  test('does nothing for a form on another site', async () => {
    const cookie = `sid=${sidOf(await signedIn())}`
    const forms = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']
    for (const type of forms) {
      const headers = { cookie, origin: 'https://evil.example', 'content-type': type }
      const body = '{"profile":{"firstName":"Eve"},"x":"="}'
      expect((await ask(server.url, 'POST', '/api/v1/users/me', { headers, body })).body.errorCode).toBe('E0000021')
      const end = { headers: { cookie, origin: 'https://evil.example' } }
      const path = '/api/v1/users/me/lifecycle/delete_sessions'
      expect((await ask(server.url, 'POST', path, end)).body.errorCode).toBe('E0000005')
    }
    expect((await ask(server.url, 'GET', '/api/v1/users/me', { headers: { cookie } })).status).toBe(200)
  })

  test('has a new session with every sign-in, whatever cookie it came with', async () => {
    const planted = sidOf(await signedIn())
    const query = new URLSearchParams({ token: await sessionToken(server.url, login) })
    const path = `/login/sessionCookieRedirect?${query}`
    const made = sidOf(await ask(server.url, 'GET', path, { headers: { cookie: `sid=${planted}` } }))
    const chosen = `102${'x'.repeat(22)}`
    const again = new URLSearchParams({ token: await sessionToken(server.url, login) })
    const headers = { cookie: `sid=${chosen}` }
    const other = sidOf(await ask(server.url, 'GET', `/login/sessionCookieRedirect?${again}`, { headers }))
    expect(new Set([planted, made, chosen, other, '']).size).toBe(5)
    for (const sid of [planted, chosen]) {
      const me = await ask(server.url, 'GET', '/api/v1/users/me', { headers: { cookie: `sid=${sid}` } })
      expect(me.body.errorCode).toBe('E0000005')
    }
  })

  test('is led nowhere by a header that is split, or a host that is made up', async () => {
    const token = await sessionToken(server.url, login)
    for (const place of [
      '/x%0d%0aset-cookie:%20a=b',
      '/%0d%0a',
      '//evil.example',
      '/%09/evil.example',
      '/%5cevil.example',
    ]) {
      const answer = await ask(server.url, 'GET', `/login/sessionCookieRedirect?token=${token}&redirectUrl=${place}`)
      expect(answer.body.errorCode, place).toBe('E0000001')
      expect(answer.headers['set-cookie'], place).toBeUndefined()
      const out = await ask(server.url, 'GET', `/login/signout?fromURI=${place}`)
      expect(out.headers.location, place).toBe(`${server.url}/login/login.htm`)
    }
  })
})

/** As many at once as there are servers, thrice over: one gets the session. */
async function raceFor(servers: readonly { url: string; token: string }[], name: string): Promise<void> {
  const [first] = servers
  if (first === undefined) throw new Error('There is no server.')
  const login = await person(first.url, first.token, name)
  for (let round = 0; round < 5; round++) {
    const token = await sessionToken(first.url, login)
    const racers = [...servers, ...servers, ...servers]
    const answers = await Promise.all(
      racers.map(async ({ url }, at) =>
        at % 2 === 0
          ? (await ask(url, 'POST', '/api/v1/sessions', { body: { sessionToken: token } })).status === 200
          : sidOf(await ask(url, 'GET', `/login/sessionCookieRedirect?token=${token}`)) !== '',
      ),
    )
    expect(answers.filter((won) => won)).toHaveLength(1)
  }
}

describe('a session token works once, however many try at the same time', () => {
  let bundle: ServerBundle
  let postgres: Postgres
  beforeAll(async () => {
    ;[bundle, postgres] = await Promise.all([bundleServer(), startPostgres()])
  }, 60_000)
  afterAll(async () => {
    bundle?.remove()
    await postgres?.stop()
  })

  test('on SQLite', async () => {
    const folder = temporaryFolder()
    const server = await bundle.start({ port: 0, store: { kind: 'sqlite', directory: folder.path } })
    await raceFor([server, server], 'ada')
    await server.end('SIGTERM')
    folder.remove()
  }, 30_000)

  test('on two servers with one PostgreSQL, which know each other’s sessions', async () => {
    const url = await postgres.database('sessions')
    const options: ServeOptions = { port: 0, store: { kind: 'postgres', url }, token: 'the-token-of-both-servers' }
    const one = await bundle.start(options)
    const two = await bundle.start(options)
    await raceFor([one, two], 'ada')
    const begun = await ask(one.url, 'POST', '/api/v1/sessions', {
      body: { sessionToken: await sessionToken(two.url, 'ada@example.com') },
    })
    const headers = { cookie: `sid=${begun.body.id}` }
    expect((await ask(two.url, 'GET', '/api/v1/users/me', { headers })).status).toBe(200)
    expect((await ask(two.url, 'DELETE', '/api/v1/sessions/me', { headers })).status).toBe(204)
    expect((await ask(one.url, 'GET', '/api/v1/users/me', { headers })).body.errorCode).toBe('E0000005')
    await Promise.all([one.end('SIGTERM'), two.end('SIGTERM')])
  }, 60_000)
})
