import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { type RunningServer, startServer } from '@stuntdouble/server/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './screen.js'

const token = '00commandLineTests000000000000000000000000'
let server: RunningServer

beforeAll(async () => {
  server = await startServer({
    port: 0,
    store: { kind: 'memory' },
    token,
    adminPassword: 'correct horse battery staple',
  })
})
afterAll(() => server.close())

const call = (method: string, path: string, body?: unknown) =>
  fetch(server.url + path, {
    method,
    headers: { authorization: `SSWS ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length))

describe('errors', () => {
  test('as JSON, every error is a row of the members that were promised, in their order', async () => {
    const { code, out, err } = await run(['errors', '--json'])
    const rows: Record<string, unknown>[] = JSON.parse(out)
    const members = {
      api: ['family', 'code', 'status', 'title', 'summary', 'basis', 'area'],
      oauth: ['family', 'condition', 'error', 'status', 'title', 'description', 'basis', 'group'],
    }
    for (const row of rows) expect(Object.keys(row)).toEqual(members[row.family as 'api' | 'oauth'])
    expect({ code, err, rows: rows.length }).toEqual({ code: 0, err: '', rows: 727 })
  })

  test('words, status and family each leave fewer', async () => {
    const { out } = await run(['errors', 'rate', 'limit', '--status', '429', '--family', 'api', '--json'])
    const rows: { code: string; status: number; family: string }[] = JSON.parse(out)
    expect(rows[0]).toMatchObject({ code: 'E0000047', status: 429, family: 'api' })
    expect(new Set(rows.map(({ status, family }) => `${status} ${family}`))).toEqual(new Set(['429 api']))
  })

  test('all of them fit into 80 columns', async () => {
    const { out } = await run(['errors'])
    expect(out).toContain('E0000016  403  Activate user failed exception')
    expect(widest(out)).toBeLessThanOrEqual(80)
  })

  test('nothing found is a failure that says what to try', async () => {
    const { code, out, err } = await run(['errors', 'zzzzzz'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('Try fewer')
    expect(await run(['errors', 'zzzzzz', '--json'])).toMatchObject({ code: 1, out: '[]\n' })
  })
})

describe('explain', () => {
  const body = JSON.stringify({
    errorCode: 'E0000016',
    errorSummary: 'Activation failed because the user is already active',
    errorLink: 'E0000016',
    errorId: 'oaeAAAAAAAAAAAAAAAAAAAAAA',
    errorCauses: [],
  })

  test.each([
    ['its number', ['16']],
    ['its code in lower case', ['e0000016']],
    ['its code', ['E0000016']],
    ['its body', [body]],
    ['its sentence in several words', 'Activation failed because the user is already active'.split(' ')],
    ['a line of a log', [`error: request failed: ${body}`]],
  ])('an error is known by %s', async (_, argv) => {
    const { code, out } = await run(['explain', ...argv, '--json'])
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 'E0000016', family: 'api', certain: true })
    expect(code).toBe(0)
  })

  test('the address a browser was sent to tells the condition', async () => {
    const address =
      'https://app.example/cb?error=access_denied&error_description=User%20canceled%20the%20social%20login%20request.'
    const { out } = await run(['explain', address, '--json'])
    expect(JSON.parse(out)).toMatchObject({ condition: 'user_canceled_request', alternatives: [] })
  })

  test('a wire error that many conditions share is told with the others it can be', async () => {
    const { out } = await run(['explain', '{"error":"invalid_grant"}'])
    expect(out).toContain('Or is it one of these?')
    expect(widest(out)).toBeLessThanOrEqual(80)
  })

  test('every explanation fits into 80 columns and says what to do', async () => {
    const { out: list } = await run(['errors', '--json'])
    const rows: { code?: string; condition?: string }[] = JSON.parse(list)
    for (const { code, condition } of rows.filter((_, at) => at % 5 === 0)) {
      const { out } = await run(['explain', (code ?? condition) as string])
      expect(widest(out), `${code ?? condition}`).toBeLessThanOrEqual(80)
      expect(out).toContain('What to do')
    }
  })

  test('what the page of an error says is said here as well', async () => {
    const { out } = await run(['explain', 'E0000014'])
    for (const title of ['What it means', 'When it happens', 'What to do', 'As a caller', 'As an administrator']) {
      expect(out).toMatch(new RegExp(`^${title}\\n  \\S`, 'm'))
    }
    expect(out).toContain('- POST /api/v1/users/{userId}/credentials/change_password')
    expect(out).toMatch(/^ {2}E0000080 Password/m)
    const json = JSON.parse((await run(['explain', 'E0000014', '--json'])).out)
    expect(json).toMatchObject({ kind: 'organic', related: expect.arrayContaining(['E0000080']) })
    expect(json.endpoints).toContain('POST /api/v1/authn/credentials/change_password')
  })

  test('what is piped in is read where nothing is typed', async () => {
    const { out } = await run(['explain', '--json'], { input: async () => `${body}\n` })
    expect(JSON.parse(out).code).toBe('E0000016')
  })

  test('an errorId leads to the rule that refused, on the server that answered with it', async () => {
    const refused = await call('GET', '/api/v1/users/nobody@example.com')
    const { errorId } = (await refused.json()) as { errorId: string }
    const { code, out } = await run(['explain', errorId, '--url', server.url, '--token', token])
    const long = await call('POST', '/api/v1/groups', { profile: { name: 'x'.repeat(300) } })
    const told = await run(['explain', await long.text(), '--url', server.url, '--token', token])
    expect(told.out).toContain('Why it was refused')
    expect(widest(told.out)).toBeLessThanOrEqual(80)
    expect(code).toBe(0)
    expect(out).toContain('E0000007  404')
    expect(out).toContain('GET /api/v1/users/nobody@example.com')
    expect(out).toContain('nobody@example.com (User)')
    expect(widest(out)).toBeLessThanOrEqual(80)
    const json = JSON.parse((await run(['explain', errorId, '--url', server.url, '--token', token, '--json'])).out)
    expect(json.trace).toMatchObject({ errorId, errorCode: 'E0000007', step: 'operation' })
  })

  test('an errorId without a server to ask is a failure that says what to add', async () => {
    const { code, err } = await run(['explain', 'oaeAAAAAAAAAAAAAAAAAAAAAA'])
    expect(code).toBe(1)
    expect(err).toContain('--url')
  })

  test('a server that does not remember, refuses the token or does not answer is told apart', async () => {
    const ask = async (url: string, secret: string) => {
      const { code, err } = await run(['explain', 'oaeAAAAAAAAAAAAAAAAAAAAAA', '--url', url, '--token', secret])
      return `${code} ${err}`
    }
    expect(await ask(server.url, token)).toContain(`1 stuntdouble: ${server.url} does not remember`)
    expect(await ask(server.url, 'wrong')).toContain('does not take this token')
    expect(await ask('http://127.0.0.1:1', token)).toContain('does not answer (')
  })

  test('a token is not sent to another server than the one it is for', async () => {
    const { code, err } = await run(['explain', 'oaeAAAAAAAAAAAAAAAAAAAAAA', '--url', 'https://elsewhere.example'])
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('--token') })
  })

  test.each(['null', 'true', 'false', '0', '-1', '1234', '{}', '[]', '[null]', '{"null":[true,0]}', '""', '"{}"'])(
    'of %s nothing is known: it is JSON without a word in it',
    async (text) => {
      for (const words of [[text], [text, '--json']]) {
        const { code, out, err } = await run(['explain', ...words])
        expect({ code, out }).toEqual({ code: 1, out: '' })
        expect(err).toContain(`Nothing is known of ‘${text}’.`)
      }
      expect((await run(['explain'], { input: async () => `${text}\n` })).err).toContain('Nothing is known of')
    },
  )

  test('of JSON with words in it, and of a status, the nearest is told', async () => {
    const codeOf = async (text: string) => JSON.parse((await run(['explain', text, '--json'])).out)
    expect(await codeOf('{"error":{"reason":"not well-formed body"}}')).toMatchObject({ certain: false })
    expect(await codeOf('"request body not well-formed"')).toMatchObject({ code: 'E0000003', certain: false })
    expect(await codeOf('429')).toMatchObject({ status: 429, certain: false })
  })

  test('what nobody knows is a failure, what is not asked is wrong usage', async () => {
    expect((await run(['explain', 'qqqqqq'])).code).toBe(1)
    expect((await run(['explain', 'E0009999'])).code).toBe(1)
    for (const nothing of [[], [''], [' '], ['', '']]) expect((await run(['explain', ...nothing])).code).toBe(2)
  })
})

describe('reproduce', () => {
  test('an error happens, and is shown with its calls in 80 columns', async () => {
    const { code, out } = await run(['reproduce', '16'])
    expect(code).toBe(0)
    expect(out).toContain('✓ E0000016  403')
    expect(out).toContain('POST /api/v1/users?activate=true')
    expect(widest(out)).toBeLessThanOrEqual(80)
  })

  test('what was sent again and again is told once, and counted', async () => {
    const { out } = await run(['reproduce', 'E0000069'])
    expect(out).toContain('… and 9 times more, with the same answer')
    expect(out.match(/marmalade/g)).toHaveLength(2)
    expect(out).toContain('Please try \n    again.')
    expect(widest(out)).toBeLessThanOrEqual(80)
  })

  test('all of them are one JSON object a line, and a false one is a failure', async () => {
    const { code, out } = await run(['reproduce', '--all', '--json'])
    const rows: Record<string, unknown>[] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    for (const row of rows) expect(Object.keys(row)).toEqual(['family', 'code', 'holds', 'status', 'why', 'ms'])
    expect(rows).toHaveLength(727)
    expect(rows.filter(({ holds }) => holds === true).length).toBeGreaterThan(30)
    expect(rows.find(({ code: name }) => name === 'access_denied')).toMatchObject({ family: 'oauth', holds: null })
    expect(code).toBe(rows.some(({ holds }) => holds === false) ? 1 : 0)
  })

  test('played against a running org it leaves nobody behind', async () => {
    const people = async () => ((await (await call('GET', '/api/v1/users')).json()) as unknown[]).length
    const before = await people()
    const { code, out } = await run(['reproduce', 'E0000016', '--against', server.url, '--token', token, '--json'])
    expect(JSON.parse(out)).toMatchObject({ code: 'E0000016', holds: true, status: 403 })
    expect({ code, people: await people() }).toEqual({ code: 0, people: before })
  })

  test('what happens in Identity Engine alone is played in a lab of it, and not in an org of Classic Engine', async () => {
    expect(JSON.parse((await run(['reproduce', '246', '--json'])).out)).toMatchObject({ holds: true, status: 403 })
    const { code, out } = await run(['reproduce', '246', '--against', server.url, '--token', token, '--json'])
    const why = 'It needs an org of Identity Engine, and this one is of Classic Engine.'
    expect(JSON.parse(out)).toMatchObject({ holds: null, why, transcript: [] })
    expect(code).toBe(1)
    const script = await run(['reproduce', '246', '--curl'])
    expect(script).toMatchObject({ code: 0, out: expect.stringContaining('# It needs an org of Identity Engine: ') })
  })

  test('an org that is not on this machine is asked about first', async () => {
    const argv = ['reproduce', 'E0000016', '--against', 'https://org.example', '--token', 'secret']
    const unasked = await run(argv)
    expect({ ...unasked }).toMatchObject({ code: 2, err: expect.stringContaining('--yes') })
    const declined = await run(argv, { canAsk: true, answer: false })
    expect(declined.questions).toHaveLength(1)
    expect(declined).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was sent') })
  })

  test.skipIf(spawnSync('sh', ['-c', 'command -v curl && command -v jq']).status !== 0)(
    'the printed script makes it happen, twice if need be',
    async () => {
      const { out } = await run(['reproduce', 'E0000016', '--curl'])
      const env = { PATH: process.env.PATH ?? '', URL: server.url, TOKEN: token }
      // The server answers in this very process, so the script is not waited for in a way that stops it.
      const { stdout: said } = await promisify(execFile)('sh', ['-c', out], { env })
      expect(said).toContain('"errorCode":"E0000016"')
      expect(said.trimEnd().split('\n').at(-1)).toBe('403')
    },
  )

  test('an error without a scenario cannot be reproduced, and one that does not exist is wrong usage', async () => {
    expect(await run(['reproduce', 'user_canceled_request', '--json'])).toMatchObject({ code: 1 })
    expect(await run(['reproduce', 'E0009999'])).toMatchObject({ code: 2 })
    expect(await run(['reproduce'])).toMatchObject({ code: 2, err: expect.stringContaining('--all') })
    expect(await run(['reproduce', '16', '--all'])).toMatchObject({ code: 2 })
  })
})

describe('wrong usage', () => {
  test.each([
    ['a misspelt command', ['sreve'], 'serve'],
    ['a misspelt flag', ['serve', '--prot', '80'], '--port'],
    ['a port that is none', ['serve', '--port', '99999'], '65535'],
    ['a family that is none', ['errors', '--family', 'saml'], 'oauth'],
    ['two places for one org', ['serve', '--memory', '--data', 'here'], 'Choose one'],
    ['a certificate without its key', ['serve', '--tls-cert', 'cert.pem'], '--tls-key'],
  ])('%s is answered with the right one', async (_, argv, hint) => {
    const { code, out, err } = await run(argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(hint)
  })

  test('a variable is judged as its flag is', async () => {
    const { code, err } = await run(['serve'], { env: { STUNTDOUBLE_PORT: 'eighty' } })
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('STUNTDOUBLE_PORT') })
    expect(await run(['serve'], { env: { STUNTDOUBLE_LAB: 'perhaps' } })).toMatchObject({ code: 2 })
  })

  test('help and no arguments at all list the commands', async () => {
    for (const argv of [[], ['--help']]) {
      const { code, out } = await run(argv)
      expect(code).toBe(0)
      for (const command of ['serve', 'errors', 'explain', 'reproduce']) expect(out).toContain(command)
      expect(widest(out)).toBeLessThanOrEqual(80)
    }
  })
})
