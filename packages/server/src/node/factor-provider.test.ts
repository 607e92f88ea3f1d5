import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { FactorProviderFailed } from '../ports/index.js'
import { httpFactorProvider } from './factor-provider.js'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function provider(answers: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answers)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/judge`
}

const saying = (status: number, body: string) =>
  provider((request, response) => {
    request.resume()
    response.writeHead(status).end(body)
  })

const question = { orgId: '00o1', provider: 'RSA', credentialId: 'ada', passCode: '5275875498' } as const
const heardFrom = (url: string, patienceMs?: number) =>
  httpFactorProvider({ url }, patienceMs)
    .ask(question)
    .catch((error: unknown) => {
      expect(error).toBeInstanceOf(FactorProviderFailed)
      expect((error as FactorProviderFailed).message).not.toContain(question.passCode)
      return (error as FactorProviderFailed).problem
    })

test('a provider is told whose code it is, and who asks; the org is not its business', async () => {
  const heard: unknown[] = []
  const url = await provider(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    heard.push(request.headers.authorization, JSON.parse(body))
    response.end('{"result":"ACCEPT"}')
  })
  const answer = await httpFactorProvider({ url, token: 'secret' }).ask({ ...question, nextPassCode: '678195' })
  expect(answer).toEqual({ result: 'ACCEPT' })
  const { orgId: _, ...told } = question
  expect(heard).toEqual(['Bearer secret', { ...told, nextPassCode: '678195' }])
})

test.each<[number, string, unknown]>([
  [200, '{"result":"ACCEPT","more":1}', { result: 'ACCEPT' }],
  [200, '{"result":"REJECT"}', { result: 'REJECT' }],
  [200, '{"result":"CHALLENGE","prompt":"Enter your new PIN"}', { result: 'CHALLENGE', prompt: 'Enter your new PIN' }],
  [200, '{"result":"CHALLENGE"}', 'fault'],
  [200, '{"result":"accept"}', 'fault'],
  [200, '<h1>Welcome</h1>', 'fault'],
  [200, '', 'fault'],
  [204, '', 'fault'],
  [202, '{"result":"ACCEPT"}', 'fault'],
  [401, '{"result":"ACCEPT"}', 'fault'],
  [500, 'oops', 'fault'],
])('a provider that answers %i %s', async (status, body, heard) => {
  expect(await heardFrom(await saying(status, body))).toEqual(heard)
})

test('a provider that is not there, hangs up or keeps silent has not answered', async () => {
  expect(await heardFrom('http://127.0.0.1:1/')).toBe('silent')
  expect(await heardFrom(await provider((request) => request.socket.destroy()))).toBe('silent')
  expect(await heardFrom(await provider((request) => void request.resume()), 50)).toBe('silent')
})
