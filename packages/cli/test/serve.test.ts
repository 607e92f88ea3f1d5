import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtCommand, copyOfBin, newFolder, type Running, start } from './built.js'

let command: { bin: string; remove(): void }
const folders: string[] = []
const running: Running[] = []

beforeAll(async () => {
  command = await builtCommand()
})
afterAll(async () => {
  for (const { process } of running) process.kill('SIGKILL')
  await Promise.all(running.map(({ ended }) => ended))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  command.remove()
})

function folder(): string {
  const made = newFolder()
  folders.push(made)
  return made
}

function serve(argv: readonly string[], options: { env?: Record<string, string>; folder?: string } = {}): Running {
  const server = start(command.bin, ['serve', ...argv], { folder: folder(), ...options })
  running.push(server)
  return server
}

type Ready = { url: string; token: string | null; org: string; pid: number }
const ready = async (server: Running): Promise<Ready> => JSON.parse(await server.line())

const status = async (url: string, token?: string | null) =>
  (await fetch(url, { headers: token ? { authorization: `SSWS ${token}` } : {} })).status

test('the ready line is all that standard output gets, and its token opens the org', async () => {
  const server = serve(['--memory', '--port', '0', '--json'])
  const line = await ready(server)
  expect(Object.keys(line)).toEqual(['url', 'token', 'org', 'pid'])
  expect(line.pid).toBe(server.process.pid)
  expect(await status(`${line.url}/stuntdouble/health`)).toBe(200)
  expect(await status(`${line.url}/api/v1/users`, line.token)).toBe(200)
  server.process.kill('SIGTERM')
  const { out } = await server.ended
  expect(out.trimEnd().split('\n')).toHaveLength(1)
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it well within two seconds, even with a connection open',
  async (signal) => {
    const server = serve(['--memory', '--port', '0', '--json'])
    const { url, token } = await ready(server)
    expect(await status(`${url}/api/v1/users`, token)).toBe(200)
    const asked = performance.now()
    server.process.kill(signal)
    expect(await server.ended).toMatchObject({ code: 0, signal: null })
    expect(performance.now() - asked).toBeLessThan(2_000)
  },
)

test('the first start shows the keys once and keeps them; the second knows its org and shows none', async () => {
  const home = folder()
  const first = serve(['--port', '0', '--json'], { folder: home })
  const { token } = await ready(first)
  const file = join(home, '.stuntdouble', 'admin.json')
  const admin = JSON.parse(readFileSync(file, 'utf8'))
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(admin).toMatchObject({ token, org: 'stuntdouble' })
  first.process.kill('SIGTERM')
  expect((await first.ended).err).toContain(admin.password)

  const second = serve(['--port', '0', '--json'], { folder: home })
  const again = await ready(second)
  expect(again).toMatchObject({ token: null, org: 'stuntdouble' })
  expect(await status(`${again.url}/api/v1/users`, token)).toBe(200)
  second.process.kill('SIGTERM')
  expect((await second.ended).err).not.toContain(admin.password)
})

test('a second server on the same data is refused in one sentence, and so is a taken port', async () => {
  const home = folder()
  const first = serve(['--port', '0', '--json'], { folder: home })
  const { url } = await ready(first)
  const same = await serve(['--port', '0'], { folder: home }).ended
  expect(same).toMatchObject({ code: 1, out: '' })
  expect(same.err).toMatch(/^stuntdouble: \.stuntdouble.org\.db is in use by another server: .*\n$/)
  const { port } = new URL(url)
  const taken = await serve(['--memory', '--port', port]).ended
  expect(taken).toMatchObject({ code: 1, out: '' })
  expect(taken.err).toMatch(new RegExp(`^stuntdouble: Port ${port} is taken: .*\\n$`))
})

test('a port that something else holds is said to be taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const { code, err } = await serve(['--memory', '--port', String(port)]).ended
  other.close()
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining(`Port ${port} is taken`) })
})

test('what is typed counts before the environment, and the environment before the usual', async () => {
  const env = {
    STUNTDOUBLE_PORT: '0',
    STUNTDOUBLE_DATA: 'from-the-environment',
    STUNTDOUBLE_TOKEN: '00fromTheEnvironment',
  }
  const server = serve(['--memory', '--json'], { env })
  expect((await ready(server)).token).toBe('00fromTheEnvironment')
  const typed = serve(['--memory', '--json', '--token', '00typed'], { env })
  expect((await ready(typed)).token).toBe('00typed')
})

test('beyond this machine nothing is served without secrets of one’s own', async () => {
  const { code, err } = await serve(['--memory', '--port', '0', '--host', '0.0.0.0']).ended
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('--admin-password') })
})

test('a seed is there when the server says it is ready, and a wrong one stops it with file, item and reason', async () => {
  const home = folder()
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'good.yaml'), 'groups:\n  - profile: { name: Stunts }\n')
  const server = serve(['--memory', '--port', '0', '--json', '--seed', 'good.yaml'], { folder: home })
  const { url, token } = await ready(server)
  const found = await fetch(`${url}/api/v1/groups?q=Stunts`, { headers: { authorization: `SSWS ${token}` } })
  expect(await found.json()).toMatchObject([{ profile: { name: 'Stunts' } }])

  writeFileSync(join(home, 'wrong.yaml'), 'users:\n  - profile: { login: ada@example.com }\n')
  const wrong = await serve(['--memory', '--port', '0', '--json', '--seed', 'wrong.yaml'], { folder: home }).ended
  expect(wrong).toMatchObject({ code: 1, out: '' })
  expect(wrong.err).toContain('wrong.yaml:2: users, item 1 (ada@example.com): E0000001')
  const absent = await serve(['--memory', '--seed', 'absent.yaml'], { folder: home }).ended
  expect(absent).toMatchObject({
    code: 1,
    err: 'stuntdouble: --seed absent.yaml cannot be read: there is no such file.\n',
  })
})

describe('the server plays an error', () => {
  const play = (url: string, code: string, headers: Record<string, string>) =>
    fetch(`${url}/stuntdouble/api/run/${code}`, { method: 'POST', headers })

  test('for whoever holds its token and for a page on its machine, and shows why it was refused', async () => {
    const { url, token } = await ready(serve(['--memory', '--port', '0', '--json']))
    for (const headers of [{ authorization: `SSWS ${token}` }, { 'content-type': 'application/json', origin: url }]) {
      const played = await (await play(url, 'E0000016', headers as Record<string, string>)).json()
      expect(played).toMatchObject({ code: 'E0000016', holds: true, status: 403, transcript: [{}, {}] })
      expect(played.trace).toMatchObject({ errorId: played.transcript[1].answer.body.errorId, rule: played.raisedAt })
    }
    // The org could not even be looked up, and the refusal has its trace all the same.
    const broken = await play(url, 'E0000181', { authorization: `SSWS ${token}` })
    expect(await broken.json()).toMatchObject({ holds: true, trace: { errorCode: 'E0000181' } })
    expect((await play(url, 'E0009999', { authorization: `SSWS ${token}` })).status).toBe(404)
    expect((await play(url, 'E0000016', { authorization: 'SSWS wrong' })).status).toBe(401)
    const elsewhere = { 'content-type': 'application/json', origin: 'https://evil.example' }
    expect((await play(url, 'E0000016', elsewhere)).status).toBe(403)
  })

  test('two at once, and no more', async () => {
    const { url, token } = await ready(serve(['--memory', '--port', '0', '--json']))
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => play(url, 'E0000016', { authorization: `SSWS ${token}` })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429])
    expect((await play(url, 'E0000016', { authorization: `SSWS ${token}` })).status).toBe(200)
  })
})

test('the error reference comes with the program, and its root leads there', async () => {
  const { url } = await ready(serve(['--memory', '--port', '0', '--json']))
  const answer = await fetch(url)
  expect(answer.url).toBe(`${url}/errors/`)
  expect(await answer.text()).toContain('<title>All errors</title>')
})

test('without its bundle the command says how to build it', async () => {
  const lonely = folder()
  const { code, err } = await start(copyOfBin(lonely), ['serve']).ended
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('npm run build') })
})
