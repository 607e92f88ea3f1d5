import { readFileSync, statSync } from 'node:fs'
import { get } from 'node:https'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { CannotStart, type RunningServer, type ServeOptions, startServer } from '../src/node/index.js'
import { openSqlite } from '../src/node/sqlite.js'
import { ask, bundleServer, person, temporaryFolder } from './processes.js'

const folder = temporaryFolder()
afterAll(() => folder.remove())
let folders = 0
const fresh = () => join(folder.path, String(folders++))

const running: RunningServer[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
})
async function start(options: Partial<ServeOptions> = {}): Promise<RunningServer & { token: string }> {
  const server = await startServer({ port: 0, store: { kind: 'memory' }, ...options })
  running.push(server)
  return { ...server, token: server.token ?? '' }
}

describe('a first start', () => {
  test('makes an org, an administrator and a token, and tells them in a file for its owner alone', async () => {
    const directory = fresh()
    const server = await start({ store: { kind: 'sqlite', directory } })
    expect(server.firstStart).toBe(true)
    const file = join(directory, 'admin.json')
    expect(server.admin.file).toBe(file)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      url: server.url,
      org: 'stuntdouble',
      login: server.admin.login,
      password: server.admin.password,
      token: server.token,
    })
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await ask(server, 'GET', '/api/v1/users/me')).body.profile.login).toBe(server.admin.login)
  })

  test('is followed by starts that find the org, tell no secret, and take another token', async () => {
    const store = { kind: 'sqlite', directory: fresh() } as const
    const first = await start({ store })
    await first.close()
    const second = await start({ store })
    expect(second).toMatchObject({ firstStart: false, token: '', org: first.org })
    expect(second.admin.password).toBeNull()
    expect(JSON.parse(readFileSync(second.admin.file ?? '', 'utf8')).url).toBe(second.url)
    expect((await ask({ url: second.url, token: first.token }, 'GET', '/api/v1/users/me')).status).toBe(200)
    await second.close()
    const third = await start({ store, token: 'another-token-for-the-founder' })
    expect((await ask(third, 'GET', '/api/v1/users/me')).status).toBe(200)
    expect((await ask({ url: third.url, token: first.token }, 'GET', '/api/v1/users/me')).status).toBe(200)
  })

  test('is followed by starts that turn rate limits on or off, and else leave them as they are', async () => {
    const store = { kind: 'sqlite', directory: fresh() } as const
    const after = async (options: Partial<ServeOptions>) => {
      const server = await start({ store, token: 'a-token-of-twenty-characters', ...options })
      const limits = async () => (await ask(server, 'GET', '/stuntdouble/api/rate-limits')).body
      const found = await limits()
      if (options.lab) {
        await ask(server, 'POST', '/stuntdouble/api/reset')
        found.afterReset = (await limits()).enforced
      }
      await ask(server, 'PUT', '/stuntdouble/api/rate-limits', { limits: { '/api/v1/logs': 100 } })
      await server.close()
      return found
    }
    const limits = { '/api/v1/logs': 100 }
    expect(await after({})).toEqual({ enforced: false, limits: {} })
    expect(await after({ rateLimits: 'okta', lab: true })).toEqual({ enforced: true, limits, afterReset: true })
    expect(await after({})).toEqual({ enforced: true, limits })
    expect(await after({ rateLimits: 'off' })).toEqual({ enforced: false, limits })
  })

  test('in memory is quick because the password is hashed afterwards, and it is hashed', async () => {
    const server = await start({ adminPassword: 'correct horse battery staple' })
    const bare = await server.app.systemOf(server.org.id)
    const hashOf = async () =>
      (await server.app.runner.store.db.selectFrom('users').select('password_hash').executeTakeFirstOrThrow())
        .password_hash
    const placeholder = (await hashOf()) ?? ''
    expect(await bare.hasher.verify(placeholder, 'wrong')).toBe(false)
    expect(await bare.hasher.verify(placeholder, 'correct horse battery staple')).toBe(true)
    await expect.poll(hashOf, { timeout: 3000 }).toMatch(/^\$argon2id\$/)
    expect(await bare.hasher.verify((await hashOf()) ?? '', 'correct horse battery staple')).toBe(true)
  })
})

describe('a start that cannot be says why in a sentence', () => {
  const refused = async (options: Partial<ServeOptions>) => {
    const error = await start(options).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(CannotStart)
    return (error as Error).message
  }
  test('where the port is taken, and leaves nothing behind', async () => {
    const { url } = await start()
    const directory = fresh()
    const port = Number(new URL(url).port)
    expect(await refused({ port, store: { kind: 'sqlite', directory } })).toMatch(/^Port \d+ is taken: /)
    expect(() => statSync(directory)).toThrow()
  })
  test('where another server has the file', async () => {
    const store = { kind: 'sqlite', directory: fresh() } as const
    await start({ store })
    expect(await refused({ store })).toMatch(/in use by another server/)
  })
  test('where the database is of a newer version', async () => {
    const store = { kind: 'sqlite', directory: fresh() } as const
    await (await start({ store })).close()
    const opened = openSqlite({ file: join(store.directory, 'org.db') })
    await opened.db
      .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
      .insertInto('kysely_migration')
      .values({ name: '9999-future', timestamp: '2099-01-01T00:00:00.000Z' })
      .execute()
    await opened.close()
    expect(await refused({ store })).toMatch(/newer version/)
  })
  test('where the org is one of the other engine', async () => {
    const store = { kind: 'sqlite', directory: fresh() } as const
    await (await start({ store })).close()
    expect(await refused({ store, pipeline: 'idx' })).toMatch(/made with --pipeline v1/)
    await (await start({ store, pipeline: 'v1' })).close()
  })
  test('where others could reach it with a secret that is missing or short', async () => {
    expect(await refused({ host: '0.0.0.0' })).toMatch(/--token and --admin-password/)
    expect(await refused({ host: '0.0.0.0', token: 'short', adminPassword: 'short' })).toMatch(/20 characters/)
  })
  test('where the database cannot be reached, without telling its password', async () => {
    const sentence = await refused({ store: { kind: 'postgres', url: 'postgres://me:secret@127.0.0.1:1/none' } })
    expect(sentence).toMatch(/cannot be opened/)
    expect(sentence).not.toContain('secret')
  })
})

test('beyond loopback there are no lab powers, even in memory', async () => {
  const secret = 'a-secret-of-at-least-twenty'
  const server = await start({ host: '0.0.0.0', token: secret, adminPassword: secret })
  const url = server.url.replace('0.0.0.0', '127.0.0.1')
  expect((await ask({ url, token: secret }, 'POST', '/stuntdouble/api/reset')).body.errorCode).toBe('E0000008')
})

test('a further org has a port of its own, and has it again after a restart', async () => {
  const store = { kind: 'sqlite', directory: fresh() } as const
  const server = await start({ store, lab: true })
  const made = await ask(server, 'POST', '/api/v1/orgs', {
    subdomain: 'branch',
    name: 'Branch',
    editionName: 'SKU',
    edition: 'SKU',
    admin: {
      profile: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', login: 'ada@example.com' },
      credentials: { password: { value: 'Correct-horse-7-battery' } },
    },
  })
  expect(made.status).toBe(201)
  const orgs = (await ask(server, 'GET', '/stuntdouble/api/orgs')).body
  const host: string = orgs[1].hosts.find((known: string) => known.startsWith('127.0.0.1:'))
  const branch = { url: `http://${host}`, token: made.body.token as string }
  expect((await ask(branch, 'GET', '/api/v1/users/me')).body.profile.login).toBe('ada@example.com')
  expect((await ask(branch, 'GET', '/stuntdouble/api/orgs')).body).toHaveLength(1)
  await server.close()
  await start({ store, lab: true })
  expect((await ask(branch, 'GET', '/api/v1/users/me')).status).toBe(200)
})

test('with a local authority a client that trusts it is served, and one that does not is not', async () => {
  const store = { kind: 'sqlite', directory: fresh() } as const
  const server = await start({ store, tls: 'local-authority' })
  const ca = readFileSync(server.trust ?? '')
  const status = (trust: object) =>
    new Promise<number | string>((resolve) => {
      get(`${server.url.replace('127.0.0.1', 'localhost')}/stuntdouble/health`, { ...trust, family: 4 }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      }).on('error', ({ message }) => resolve(message))
    })
  expect(await status({ ca })).toBe(200)
  expect(await status({})).not.toBe(200)
  await server.close()
  const again = await start({ store, tls: 'local-authority' })
  expect(readFileSync(again.trust ?? '')).toEqual(ca)
})

test('closing takes less than two seconds, whatever clients hold open', async () => {
  const server = await start()
  await ask(server, 'GET', '/api/v1/users/me')
  const begun = performance.now()
  await server.close()
  expect(performance.now() - begun).toBeLessThan(2000)
})

test('what was answered survives a killed process', async () => {
  const bundle = await bundleServer()
  try {
    const store = { kind: 'sqlite', directory: fresh() } as const
    const options = { port: 0, store, token: 'the-token-of-this-test-alone' }
    const first = await bundle.start(options)
    const acknowledged: string[] = []
    const writing = Array.from({ length: 4 }, async (_, writer) => {
      for (let count = 0; ; count++) {
        const login = `user-${writer}-${count}@example.com`
        const { status } = await ask(first, 'POST', '/api/v1/users?activate=false', person(login))
        if (status === 200) acknowledged.push(login)
      }
    })
    const ended = Promise.allSettled(writing)
    await expect.poll(() => acknowledged.length, { timeout: 10_000, interval: 5 }).toBeGreaterThan(40)
    await first.end('SIGKILL')
    await ended
    const second = await bundle.start(options)
    for (const login of acknowledged) {
      expect((await ask(second, 'GET', `/api/v1/users/${login}`)).status, login).toBe(200)
    }
    await second.end('SIGTERM')
  } finally {
    bundle.remove()
  }
})
