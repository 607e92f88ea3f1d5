/** Texts and calls of a served org, and the gateway that carries them out. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../src/node/index.js'
import { ask } from './processes.js'
import { sendCode } from './send-code.js'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

type Heard = { authorization: string | undefined; body: Record<string, unknown> }

/** A gateway that answers with what `answers` holds next, and with 200 once it is empty. */
async function gateway(answers: [number, string][]): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    heard.push({ authorization: request.headers.authorization, body: JSON.parse(body) })
    const [status, said] = answers.shift() ?? [200, '{}']
    response.writeHead(status, { 'content-type': 'application/json' }).end(said)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard }
}

async function serve(url?: string): Promise<RunningServer & { token: string }> {
  const telephony = url === undefined ? {} : { telephony: { url, token: 'gateway token' } }
  const server = await startServer({ port: 0, store: { kind: 'memory' }, extras: [sendCode], ...telephony })
  ends.unshift(() => server.close())
  return { ...server, token: server.token ?? '' }
}

const text = (server: RunningServer & { token: string }, to: string) =>
  ask(server, 'POST', '/stuntdouble/test/code', { kind: 'sms', to, userId: '00uNobody' })

test('a gateway carries out what the org sends, and what it says is what the caller hears', async () => {
  const { url, heard } = await gateway([
    [202, '{"id":"1"}'],
    [400, '{"error":"opted-out"}'],
    [400, '{"error":"invalid-number"}'],
    [503, 'down'],
    [200, '<h1>Welcome</h1>'],
  ])
  const server = await serve(url)
  const codes: unknown[] = []
  for (let count = 1; count <= 6; count++) codes.push((await text(server, `+1555010000${count}`)).body?.errorCode)
  expect(codes).toEqual([undefined, 'E0000140', 'E0000098', 'E0000139', 'E0000138', undefined])
  expect(heard).toHaveLength(6)
  expect(heard[0]).toMatchObject({
    authorization: 'Bearer gateway token',
    body: { kind: 'sms', to: '+15550100001', code: '123456' },
  })
  const outbox = (await ask(server, 'GET', '/stuntdouble/api/outbox?kind=sms')).body
  expect(outbox.map(({ status }: { status: string }) => status)).toEqual([
    'sent',
    'failed',
    'failed',
    'failed',
    'failed',
    'sent',
  ])
})

test('a lab turns the gateway that it was given, too', async () => {
  const { url, heard } = await gateway([])
  const server = await serve(url)
  await ask(server, 'PUT', '/stuntdouble/api/upstreams/sms', { behaves: 'gone' })
  expect((await text(server, '+15550100001')).body.errorCode).toBe('E0000138')
  expect(heard).toHaveLength(0)
})

test('without a gateway the outbox is where texts arrive', async () => {
  const server = await serve()
  expect((await text(server, '+15550100001')).status).toBe(204)
  const [sent] = (await ask(server, 'GET', '/stuntdouble/api/outbox')).body
  expect(sent).toMatchObject({ kind: 'sms', to: '+15550100001', status: 'sent' })
})
