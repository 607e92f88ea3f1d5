import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../src/node/index.js'
import { ask } from './processes.js'

let server: RunningServer & { token: string }
const faults: string[] = []
beforeAll(async () => {
  const started = await startServer({
    port: 0,
    store: { kind: 'memory' },
    log: { line: (text) => void faults.push(text) },
  })
  server = { ...started, token: started.token ?? '' }
})
afterAll(() => server.close())

/** Bytes in, the whole answer out. */
function raw(...parts: (string | Uint8Array)[]): Promise<{ status: number; body: string; head: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString()
    })
    socket.on('error', (error) => (text === '' ? reject(error) : undefined))
    socket.on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n')
      resolve({ status: Number(head.split(' ')[1]), head, body })
    })
    for (const part of parts) socket.write(part)
  })
}

const head = (line: string, ...headers: string[]) =>
  [
    `${line} HTTP/1.1`,
    'Host: localhost',
    `Authorization: SSWS ${server.token}`,
    'Connection: close',
    ...headers,
    '',
    '',
  ].join('\r\n')
const post = (body: string | Uint8Array) => {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  return raw(head('POST /api/v1/users', 'Content-Type: application/json', `Content-Length: ${length}`), body)
}
const codeOf = ({ body }: { body: string }): string => JSON.parse(body).errorCode

describe('a body that no client library would send', () => {
  test.each<[string, string | Uint8Array]>([
    ['is cut off', '{"profile":{"login":"ada'],
    ['is no JSON', 'login=ada@example.com'],
    ['is of the wrong type', '[]'],
    ['has a member of the wrong type', '{"profile":"ada"}'],
    ['names a member twice', '{"profile":{"login":"a@example.com","login":"b@example.com"}}'],
    ['names a member twice by an escape', '{"profile":{"login":"a@example.com","\\u006cogin":"b@example.com"}}'],
    ['is nested deeper than a stack', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['is no UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['is ten megabytes', `{"profile":{"login":"${'a'.repeat(10_000_000)}"}}`],
    ['is empty', ''],
  ])('%s: E0000003', async (_, body) => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect(codeOf(answer)).toBe('E0000003')
  })

  test('in chunks without end is cut off at the same size', async () => {
    const chunk = `fa00\r\n${'a'.repeat(64_000)}\r\n`
    const answer = await raw(
      head('POST /api/v1/users', 'Content-Type: application/json', 'Transfer-Encoding: chunked'),
      chunk.repeat(30),
      '0\r\n\r\n',
    )
    expect(codeOf(answer)).toBe('E0000003')
    expect(answer.head.toLowerCase()).toContain('connection: close')
  })
})

describe('a head that cannot be read', () => {
  test.each([
    ['is no HTTP', 'HELLO\r\n\r\n'],
    ['is a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'.repeat(3)],
    ['has a header as long as a book', `GET / HTTP/1.1\r\nHost: localhost\r\nX-Book: ${'a'.repeat(40_000)}\r\n\r\n`],
    ['has a flood of headers', `GET / HTTP/1.1\r\nHost: localhost\r\n${'X-Flood: 1\r\n'.repeat(5000)}\r\n`],
    [
      'is for a host of which no link can be made',
      'GET /api/v1/users HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    ],
    ['says two lengths', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    [
      'says a length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
  ])('%s: a catalogued refusal', async (_, text) => {
    const answer = await raw(text)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toMatchObject({ errorCode: 'E0000243', errorCauses: [] })
  })
})

describe('a path that plays tricks', () => {
  test.each([
    '/api/v1/users/../../etc/passwd',
    '/api/v1/users/%2e%2e',
    '/api/v1/users/%00',
    '/api/v1/users/%ff',
    '/api/v1/users/%',
    '/%c0%ae%c0%ae/',
    '//evil.example/api/v1/users',
    'http://evil.example/api/v1/users',
    `/${'a/'.repeat(4000)}`,
    '*',
  ])('%s: not found', async (path) => {
    const answer = await raw(head(`GET ${path}`))
    expect(answer.status).toBe(404)
    expect(['E0000007', 'E0000008']).toContain(codeOf(answer))
  })

  test('an id that is SQL is an id', async () => {
    const answer = await raw(head(`GET /api/v1/users/${encodeURIComponent("x' or '1'='1")}`))
    expect(codeOf(answer)).toBe('E0000007')
  })
})

test.each(['BREW', 'TRACE', 'OPTIONS'])('%s is answered in the frame of every refusal', async (method) => {
  const answer = await raw(head(`${method} /api/v1/users`))
  expect(answer.status).toBeGreaterThanOrEqual(400)
  if (answer.body !== '') expect(codeOf(answer)).toMatch(/^E0000/)
})

test('HEAD is answered as GET, without a body', async () => {
  const [asked, answer] = [await raw(head('GET /api/v1/users/me')), await raw(head('HEAD /api/v1/users/me'))]
  expect(answer).toMatchObject({ status: 200, body: '' })
  expect(answer.head).toMatch(new RegExp(`content-length: ${Buffer.byteLength(asked.body)}`, 'i'))
})

test('a request after all that is served, and nothing was a fault of ours', async () => {
  expect((await ask(server, 'GET', '/api/v1/users/me')).status).toBe(200)
  expect(faults.filter((line) => line.includes('E0000009') || line.includes('    at '))).toEqual([])
})

test('what was asked in one breath is answered in order, whatever letters are in it', async () => {
  const ask = (name: string) =>
    [
      `GET /api/v1/users/${encodeURIComponent(name)} HTTP/1.1`,
      'Host: localhost',
      `Authorization: SSWS ${server.token}`,
      '',
      '',
    ].join('\r\n')
  const names = ['ada', 'adé', 'ада']
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk.toString()
  })
  socket.write(names.map(ask).join(''))
  await expect.poll(() => text.split('"errorCauses":[]}').length).toBe(names.length + 1)
  socket.destroy()
  expect([...text.matchAll(/Resource not found: (.+?) \(User\)/g)].map(([, name]) => name)).toEqual(names)
  for (const [, length, body] of text.matchAll(/content-length: (\d+)\r\n[^{]*(\{.*?\[\]\})/gi)) {
    expect(Buffer.byteLength(body ?? '')).toBe(Number(length))
  }
})
