import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { TelephonyFailed } from '../ports/index.js'
import { httpTelephony } from './telephony.js'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function gateway(answers: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answers)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`
}

const saying = (status: number, body = '', headers: Record<string, string> = {}) =>
  gateway((request, response) => {
    request.resume()
    response.writeHead(status, headers).end(body)
  })

const code = { orgId: '00o1', kind: 'sms', to: '+15550100001', text: 'The code is 123456', code: '123456' } as const
const problemOf = (url: string, patienceMs?: number) =>
  httpTelephony({ url }, patienceMs)
    .send(code)
    .then(
      () => 'taken',
      (error: unknown) => {
        expect(error).toBeInstanceOf(TelephonyFailed)
        expect((error as TelephonyFailed).message).not.toContain('123456')
        return (error as TelephonyFailed).problem
      },
    )

test('a gateway is told what to send, to whom, and who asks', async () => {
  const heard: { headers: IncomingMessage['headers']; url: string | undefined; body: string }[] = []
  const url = await gateway(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    heard.push({ headers: request.headers, url: request.url, body })
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"id":"1"}')
  })
  await httpTelephony({ url, token: 'secret' }).send(code)
  expect(heard).toHaveLength(1)
  expect(heard[0]).toMatchObject({
    url: '/messages',
    headers: { authorization: 'Bearer secret', 'content-type': 'application/json' },
  })
  const { orgId: _, ...told } = code
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual(told)
  expect(heard[0]?.headers).not.toHaveProperty('cookie')
})

test.each<[number, string, string]>([
  [200, '{}', 'taken'],
  [204, '', 'taken'],
  [200, '<h1>Welcome</h1>', 'unreachable'],
  [200, '[]', 'unreachable'],
  [404, '{}', 'unreachable'],
  [400, 'what?', 'unreachable'],
  [400, '{"error":"opted-out"}', 'opted-out'],
  [422, '{"error":"invalid-number"}', 'invalid-number'],
  [401, '{}', 'provider'],
  [402, '', 'provider'],
  [403, '{"error":"suspended"}', 'provider'],
  [429, '', 'provider'],
  [500, 'oops', 'provider'],
  [503, '{}', 'provider'],
])('a gateway that answers %i %s: %s', async (status, body, problem) => {
  expect(await problemOf(await saying(status, body))).toBe(problem)
})

test('a gateway that sends elsewhere is not followed', async () => {
  let followed = false
  const elsewhere = await gateway((_, response) => {
    followed = true
    response.end('{}')
  })
  for (const status of [301, 307, 308]) {
    expect(await problemOf(await saying(status, '', { location: elsewhere }))).toBe('unreachable')
  }
  expect(followed).toBe(false)
})

test('a gateway that is not there, hangs up, talks without end or keeps silent cannot be asked', async () => {
  expect(await problemOf('http://127.0.0.1:1/')).toBe('unreachable')
  expect(await problemOf('http://nobody.invalid/')).toBe('unreachable')
  expect(await problemOf(await gateway((request) => request.socket.destroy()))).toBe('unreachable')
  const endless = await gateway((request, response) => {
    request.resume()
    response.writeHead(200)
    response.on('error', () => {})
    const more = () => {
      if (response.destroyed) return
      response.write('x'.repeat(10_000))
      setImmediate(more)
    }
    more()
  })
  expect(await problemOf(endless)).toBe('unreachable')
  const silent = await gateway((request) => void request.resume())
  expect(await problemOf(silent, 50)).toBe('unreachable')
  const halfway = await gateway((_, response) => {
    response.writeHead(200)
    response.write('{')
  })
  expect(await problemOf(halfway, 50)).toBe('unreachable')
})
