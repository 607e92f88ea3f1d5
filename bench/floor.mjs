/** The floor every figure is a ratio to: a bare `node:http` server whose whole work is one answer the size of a user. */
import { createServer } from 'node:http'

const links = ['suspend', 'schema', 'resetPassword', 'forgotPassword', 'expirePassword', 'self', 'type', 'deactivate']
const id = '00u1a2b3c4d5e6f7g8h9'
const body = JSON.stringify({
  id,
  status: 'ACTIVE',
  created: '2026-01-01T00:00:00.000Z',
  activated: '2026-01-01T00:00:00.000Z',
  statusChanged: '2026-01-01T00:00:00.000Z',
  lastLogin: null,
  lastUpdated: '2026-01-01T00:00:00.000Z',
  passwordChanged: '2026-01-01T00:00:00.000Z',
  type: { id: 'oty1a2b3c4d5e6f7g8h9' },
  profile: { firstName: 'Ada', lastName: 'Example', email: 'ada@example.com', login: 'ada@example.com' },
  credentials: { password: {}, provider: { type: 'OKTA', name: 'OKTA' } },
  _links: Object.fromEntries(
    links.map((name) => [name, { href: `http://127.0.0.1:4400/api/v1/users/${id}/lifecycle/${name}`, method: 'POST' }]),
  ),
})
const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }

const server = createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(body)
})
server.keepAliveTimeout = 0
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the floor has no port')
  console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}`, pid: process.pid }))
})
