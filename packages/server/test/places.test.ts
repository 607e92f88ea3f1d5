/** Where requests come from, over a real socket: other sites' pages, proxies, addresses that are kept out. */
import { type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../src/node/index.js'

const app = 'https://app.example'
let server: RunningServer & { token: string }
beforeAll(async () => {
  const started = await startServer({ port: 0, store: { kind: 'memory' }, log: { line: () => {} } })
  server = { ...started, token: started.token ?? '' }
})
afterAll(() => server.close())

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there.
type Heard = { status: number; headers: IncomingHttpHeaders; body: any }

/** Fetch would not let `Origin` be set. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body?: unknown): Promise<Heard> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const said = request(new URL(path, server.url), {
      method,
      headers: {
        authorization: `SSWS ${server.token}`,
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        ...headers,
      },
    })
    said.on('error', reject)
    said.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const read = Buffer.concat(chunks).toString()
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: read === '' ? undefined : JSON.parse(read),
        })
      })
    })
    said.end(text)
  })
}

test('a page of a site that the org trusts asks beforehand, asks, and reads the answer; another may not', async () => {
  await ask('POST', '/api/v1/trustedOrigins', {}, { name: 'App', origin: app, scopes: [{ type: 'CORS' }] })
  const wish = {
    origin: app,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,x-okta-user-agent-extended',
  }
  const before = await ask('OPTIONS', '/api/v1/users', wish)
  expect(before.status).toBe(200)
  expect(before.headers).toMatchObject({
    'access-control-allow-origin': app,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': 'content-type,x-okta-user-agent-extended,Content-Type',
    'content-length': '0',
  })
  const made = await ask('POST', '/api/v1/users', { origin: app }, { profile: {} })
  expect([made.status, made.headers['access-control-allow-origin']]).toEqual([400, app])
  for (const [method, headers] of [
    ['OPTIONS', { ...wish, origin: 'https://evil.example' }],
    ['GET', { origin: 'https://evil.example' }],
  ] as const) {
    const other = await ask(method, '/api/v1/users', headers)
    expect(Object.keys(other.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  }
})

test('a proxy is believed once it is trusted, and whoever stands behind it can be kept out', async () => {
  const from = (ip: string) => ask('GET', '/api/v1/users?limit=1', { 'x-forwarded-for': ip })
  const lastIp = async () => {
    await ask(
      'POST',
      '/api/v1/groups',
      { 'x-forwarded-for': '198.51.100.7' },
      { profile: { name: `g${Math.random()}` } },
    )
    const log = await ask(
      'GET',
      '/api/v1/logs?sortOrder=DESCENDING&filter=eventType+eq+"group.lifecycle.create"&limit=1',
    )
    return log.body[0].client.ipAddress
  }
  expect(await lastIp()).toBe('127.0.0.1')
  const zones = (await ask('GET', '/api/v1/zones')).body as { id: string; name: string }[]
  const legacy = zones.find(({ name }) => name === 'LegacyIpZone')
  const proxies = [{ type: 'CIDR', value: '127.0.0.0/8' }]
  await ask('PUT', `/api/v1/zones/${legacy?.id}`, {}, { type: 'IP', name: 'LegacyIpZone', gateways: null, proxies })
  expect(await lastIp()).toBe('198.51.100.7')
  const gateways = [{ type: 'CIDR', value: '203.0.113.0/24' }]
  await ask('POST', '/api/v1/zones', {}, { type: 'IP', name: 'Bad', usage: 'BLOCKLIST', gateways })
  expect([(await from('198.51.100.7')).status, (await from('203.0.113.7')).status]).toEqual([200, 403])
})
