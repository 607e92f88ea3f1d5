/**
 * The floor of a password sign-in: a bare `node:http` server whose whole work is to read a body, verify one Argon2id hash
 * with the costs that ours has, and answer as much as a sign-in is answered.
 */
import { createServer } from 'node:http'
import { hash, verify } from '@node-rs/argon2'

const password = 'Plywood-Stairs-47'
const encoded = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
const body = JSON.stringify({
  expiresAt: '2026-01-01T00:05:00.000Z',
  status: 'SUCCESS',
  sessionToken: '20111'.padEnd(55, 'x'),
  _embedded: {
    user: {
      id: '00u1a2b3c4d5e6f7g8h9',
      passwordChanged: '2026-01-01T00:00:00.000Z',
      profile: {
        login: 'ada@example.com',
        firstName: 'Ada',
        lastName: 'Example',
        locale: 'en_US',
        timeZone: 'America/Los_Angeles',
      },
    },
  },
  _links: { cancel: { href: 'http://127.0.0.1:4400/api/v1/authn/cancel', hints: { allow: ['POST'] } } },
})
const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }

const server = createServer((request, response) => {
  request.resume()
  request.once('end', async () => {
    await verify(encoded, password)
    response.writeHead(200, headers)
    response.end(body)
  })
})
server.keepAliveTimeout = 0
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the floor has no port')
  console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}`, pid: process.pid }))
})
