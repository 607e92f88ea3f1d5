import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { orgRows } from '../src/control/store.js'
import { nothing } from '../src/kernel/reply.js'
import { type RunningServer, startServer } from '../src/node/index.js'
import { operation } from '../src/operation/operation.js'
import { quickHasher } from './house.js'
import { ask, person } from './processes.js'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function relay(options: SMTPServerOptions): Promise<string> {
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], ...options })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  ends.push(() => new Promise((resolve) => server.close(() => resolve())))
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
}

const sendMail = operation({
  id: 'sendMail',
  route: 'POST /stuntdouble/test/mail',
  errors: [],
  async run(ctx) {
    ctx.deliver({
      kind: 'email',
      to: 'ada@example.com',
      subject: 'Hëllo',
      text: 'Willkommen',
      html: '<p>Willkommen</p>',
    })
    return nothing()
  },
})

async function serverWith(smtp: string): Promise<RunningServer & { token: string }> {
  const server = await startServer({ port: 0, store: { kind: 'memory' }, smtp: { url: smtp }, extras: [sendMail] })
  ends.unshift(() => server.close())
  return { ...server, token: server.token ?? '' }
}

const outbox = async (server: { url: string; token: string }) =>
  (await ask(server, 'GET', '/stuntdouble/api/outbox')).body[0]

test('a relay receives what a room sends', async () => {
  const received: { to: string[]; text: string }[] = []
  const server = await serverWith(
    await relay({
      onData(stream, session, done) {
        let text = ''
        stream.on('data', (chunk: Buffer) => {
          text += chunk.toString()
        })
        stream.on('end', () => {
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
          done()
        })
      },
    }),
  )
  await ask(server, 'POST', '/stuntdouble/test/mail')
  await expect.poll(async () => (await outbox(server)).status).toBe('sent')
  expect(received).toHaveLength(1)
  expect(received[0]?.to).toEqual(['ada@example.com'])
  expect(received[0]?.text).toMatch(/^From: noreply@stuntdouble\.example$/im)
  expect(received[0]?.text).toContain('Willkommen')
})

test('a relay that refuses is not asked again', async () => {
  let asked = 0
  const server = await serverWith(
    await relay({
      onRcptTo(_address, _session, done) {
        asked++
        done(Object.assign(new Error('No such person'), { responseCode: 550 }))
      },
    }),
  )
  await ask(server, 'POST', '/stuntdouble/test/mail')
  await expect.poll(async () => (await outbox(server)).status).toBe('failed')
  expect((await outbox(server)).problem).toContain('No such person')
  await ask(server, 'PUT', '/stuntdouble/api/clock', { advance: 'PT1H' })
  expect(asked).toBe(1)
})

test('a relay that is gone, or busy, is asked again', async () => {
  let busy = true
  const url = await relay({
    onRcptTo(_address, _session, done) {
      done(busy ? Object.assign(new Error('Later'), { responseCode: 451 }) : null)
    },
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => done())
    },
  })
  const server = await serverWith(url)
  await ask(server, 'POST', '/stuntdouble/test/mail')
  await expect.poll(async () => (await outbox(server)).problem).toContain('Later')
  expect((await outbox(server)).status).toBe('queued')
  busy = false
  await ask(server, 'PUT', '/stuntdouble/api/clock', { advance: 'PT1M' })
  expect((await outbox(server)).status).toBe('sent')
})

test('a relay that keeps silent holds up nobody: not who caused the mail, not who asks next, not the end', async () => {
  const server = await serverWith(await relay({ onConnect: () => {} }))
  const begun = performance.now()
  for (let count = 0; count < 3; count++) expect((await ask(server, 'POST', '/stuntdouble/test/mail')).status).toBe(204)
  expect((await outbox(server)).status).toBe('queued')
  expect((await ask(server, 'GET', '/api/v1/users')).status).toBe(200)
  await server.close()
  expect(performance.now() - begun).toBeLessThan(2_000)
})

describe('a link that is mailed leads', () => {
  const login = 'ada@example.com'
  const credentials = {
    password: { value: 'Old-pass1' },
    recovery_question: { question: 'Who?', answer: 'Charles' },
  }

  async function serverAt(publicUrl?: string) {
    const given = publicUrl === undefined ? {} : { publicUrl }
    const ports = { hasher: quickHasher }
    const started = await startServer({ port: 0, store: { kind: 'memory' }, ports, ...given })
    ends.push(() => started.close())
    const server = { ...started, token: started.token ?? '' }
    const made = await ask(server, 'POST', '/api/v1/users', {
      ...person(login),
      credentials,
    })
    expect(made.status).toBe(200)
    return server
  }

  /** Where the mail leads that comes of asking for it under a name of the server: `host` may be any. */
  async function leadsTo(server: RunningServer & { token: string }, host: string): Promise<string> {
    const { length } = await outboxOf(server)
    const headers = { host, accept: 'application/json', 'content-type': 'application/json' }
    const { port } = new URL(server.url)
    const status = await new Promise((resolve, reject) => {
      const asked = request({
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: '/api/v1/authn/recovery/password',
        headers,
      })
      asked.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject)
      asked.end(JSON.stringify({ username: login, factorType: 'EMAIL' }))
    })
    expect(status).toBe(200)
    await expect.poll(async () => (await outboxOf(server)).length).toBe(length + 1)
    const [mail] = await outboxOf(server)
    return /https?:\/\/\S+/.exec(mail.text)?.[0].replace(/\/signin\/reset-password\/.*/, '') ?? ''
  }

  const outboxOf = async (server: { url: string; token: string }) =>
    (await ask(server, 'GET', '/stuntdouble/api/outbox?limit=100')).body

  test('to the host that was asked, where it is ours', async () => {
    const server = await serverAt()
    for (const host of ['localhost:8080', 'org.localhost', '[::1]:4400']) {
      expect(await leadsTo(server, host)).toBe(`http://${host}`)
    }
  })

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'to the address that is listened on, where somebody says %s',
    async (host) => {
      const server = await serverAt()
      expect(await leadsTo(server, host)).toBe(server.url)
    },
  )

  test('to a host that was registered for the org', async () => {
    const server = await serverAt()
    const { store } = server.app.runner
    await store.transaction((db) => orgRows(db).lead('login.example.com', server.org.id))
    expect(await leadsTo(server, 'login.example.com')).toBe('http://login.example.com')
    expect(await leadsTo(server, 'evil.example')).toBe('http://login.example.com')
  })

  test('to the public address', async () => {
    const server = await serverAt('https://login.example.com')
    expect(await leadsTo(server, 'evil.example')).toBe('https://login.example.com')
  })
})
