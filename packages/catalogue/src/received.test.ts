import { describe, expect, test } from 'vitest'
import {
  apiEnvelope,
  apiError,
  oauthError,
  oauthRedirect,
  readError,
  readErrorResponse,
  wwwAuthenticate,
} from './index.js'

const errorId = 'oaeDYzVcxQsT-6rPY5_2EAiTQ'
const missing = apiError.E0000007({ resource: 'Resource not found: 00u1 (User)' })
const body = apiEnvelope(apiError.E0000032({ causes: ['The user is not locked out.'] }), errorId)
const apiReading = {
  family: 'api',
  code: 'E0000032',
  summary: 'Unlock is not allowed for this user.',
  errorId,
  causes: [{ errorSummary: 'The user is not locked out.' }],
  entry: { status: 403, area: 'user' },
}

describe('an API error is read from', () => {
  test.each<[string, unknown]>([
    ['its body', body],
    ['its body as text', JSON.stringify(body, null, 2)],
    ['a log line', `2026-01-01 ERROR [api] failed {"request":{"id":1}} body=${JSON.stringify(body)} after 12 ms`],
    ['a structured log line', JSON.stringify({ level: 'error', message: `got ${JSON.stringify(body)}` })],
    ['a body inside a string inside a log line', `response: "${JSON.stringify(body).replaceAll('"', '\\"')}"`],
    ['the error of a client library', Object.assign(new Error('x'), body, { status: 403 })],
    ['the error of an HTTP client', Object.assign(new Error('Request failed'), { response: { data: body } })],
    ['an array of bodies', [{}, body]],
  ])('%s', (_, input) => expect(readError(input)).toMatchObject(apiReading))

  test.each<[unknown]>([['7'], ['0007'], ['E0000007'], ['e0000007'], [' E0000007 '], [7]])(
    'the bare code %s',
    (input) => {
      expect(readError(input)).toMatchObject({ family: 'api', code: 'E0000007', summary: 'Not found: {resource}' })
    },
  )

  test('its sentence', () => {
    expect(readError(missing.summary)).toMatchObject({ code: 'E0000007', summary: missing.summary })
    expect(readError('Unlock is not allowed for this user')).toMatchObject({ code: 'E0000032' })
  })

  test('a code in a sentence, with the sentence of the code and the id, if they are there', () => {
    expect(readError(`Okta HTTP 404 ${missing.message}`)).toMatchObject({ code: 'E0000007', summary: missing.summary })
    expect(readError(`see E0000032, id ${errorId}`)).toMatchObject({
      code: 'E0000032',
      summary: 'Unlock is not allowed for this user.',
      errorId,
    })
  })

  test('the error itself', () => {
    expect(readError(missing)).toMatchObject({ family: 'api', code: 'E0000007', summary: missing.summary })
  })

  test('a body whose code is not known, without an entry', () => {
    expect(readError({ errorCode: 'E9999999', errorSummary: 'x' })).toEqual({
      family: 'api',
      code: 'E9999999',
      summary: 'x',
      causes: [],
    })
  })
})

describe('an OAuth error is read from', () => {
  const denied = oauthError.scope_denied({ scopes: "a, b, it's" })
  const reading = {
    family: 'oauth',
    error: 'access_denied',
    description: denied.summary,
    conditions: ['scope_denied'],
  }
  const target = { redirectUri: 'https://app.example/cb?x=1', state: 's' }
  const query = oauthRedirect(denied, { ...target, responseMode: 'query' })

  test.each<[string, unknown]>([
    ['its body', { error: 'access_denied', error_description: denied.summary }],
    ['its body as text', JSON.stringify({ error: 'access_denied', error_description: denied.summary })],
    ['a redirect', query],
    ['a redirect as URL', new URL(query)],
    ['a redirect with a fragment', oauthRedirect(denied, { ...target, responseMode: 'fragment' })],
    ['a redirect in form encoding', query.replaceAll('%20', '+')],
    ['a redirect somebody decoded', decodeURIComponent(query)],
    ['a redirect in an access log', `GET ${query} HTTP/1.1 200`],
    ['form parameters', query.slice(query.indexOf('state='))],
    ['a challenge', wwwAuthenticate(denied, { realm: 'x' })],
    ['a header on the command line', `< www-authenticate: ${wwwAuthenticate(denied)}`],
    ['the headers of a response', new Headers({ 'www-authenticate': wwwAuthenticate(denied) })],
    ['an error of a browser library', { errorCode: 'access_denied', errorSummary: denied.summary }],
    ['the error itself', denied],
  ])('%s', (_, input) => expect(readError(input)).toMatchObject(reading))

  test('a redirect, with its state', () => {
    expect(readError(query)).toMatchObject({ state: 's' })
  })

  test('its sentence, which two conditions can share', () => {
    expect(readError('No scopes were requested.')).toMatchObject({ family: 'oauth' })
    const shared = readError('User canceled the authentication.')
    expect(shared?.family === 'oauth' && shared.conditions.length).toBe(2)
  })

  test('its wire error alone: all conditions that share it', () => {
    const read = readError('login_required')
    expect(read?.family === 'oauth' && read.conditions).toHaveLength(4)
  })

  test('the name of a condition', () => {
    expect(readError('scope_denied')).toEqual({ family: 'oauth', error: 'access_denied', conditions: ['scope_denied'] })
  })

  test('a description nobody knows, without conditions', () => {
    expect(readError({ error: 'access_denied', error_description: 'because' })).toMatchObject({ conditions: [] })
  })
})

test('an errorId is read alone and inside a text', () => {
  expect(readError(errorId)).toEqual({ family: 'errorId', errorId })
  expect(readError(`please look at ${errorId}, thank you`)).toEqual({ family: 'errorId', errorId })
})

describe('a response', () => {
  test('is read by its body, which stays readable', async () => {
    const response = new Response(JSON.stringify(body), { status: 403 })
    expect(await readErrorResponse(response)).toMatchObject(apiReading)
    expect(await response.json()).toEqual(body)
  })

  test('without a body is read by its challenge or its redirect', async () => {
    const denied = oauthError.access_denied()
    const challenged = new Response(null, { status: 401, headers: { 'www-authenticate': wwwAuthenticate(denied) } })
    expect(await readErrorResponse(challenged)).toMatchObject({ error: 'access_denied', conditions: ['access_denied'] })
    const location = oauthRedirect(denied, { redirectUri: 'https://a.example/', responseMode: 'query' })
    const redirected = new Response(null, { status: 302, headers: { location } })
    expect(await readErrorResponse(redirected)).toMatchObject({ error: 'access_denied' })
  })

  test('whose body was used up is read by its headers', async () => {
    const response = new Response('x', { status: 401 })
    await response.text()
    expect(await readErrorResponse(response)).toBeUndefined()
  })
})

describe('what is no error', () => {
  test.each<[unknown]>([
    [undefined],
    [null],
    [''],
    ['hello'],
    ['404'],
    ['__proto__'],
    [{}],
    [[]],
    [true],
    [Symbol('x')],
    [{ error: {} }],
    ['{"error'],
    ['?error='],
  ])('%o is not read as one', (input) => expect(readError(input)).toBeUndefined())

  test('an object that throws when it is looked at is not read, and nothing is thrown', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no')
        },
        has: () => {
          throw new Error('no')
        },
      },
    )
    expect(readError(hostile)).toBeUndefined()
  })

  test('a value that contains itself is given up', () => {
    const circular: Record<string, unknown> = {}
    circular.error = circular
    expect(readError(circular)).toBeUndefined()
  })
})

test.each([
  ['{'.repeat(1_000_000)],
  ['{"error"'.repeat(125_000)],
  ['{"errorCode":{'.repeat(70_000)],
  ['?error='.repeat(140_000)],
  ['&error=a'.repeat(125_000)],
  ['error="'.repeat(140_000)],
  ['oae'.repeat(333_000)],
  ['E0'.repeat(500_000)],
  [' \t'.repeat(500_000)],
  ['\\"error\\"'.repeat(110_000)],
  [`x${' '.repeat(999_998)}x`],
])('a hostile megabyte of %.12s takes no noticeable time', (paste) => {
  const started = performance.now()
  readError(paste)
  expect(performance.now() - started).toBeLessThan(500)
})
