import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../test/house.js'
import { nothing } from '../kernel/reply.js'
import { operation } from '../operation/operation.js'
import { originMayUseSession, originOf } from './cors.js'

const app = 'https://app.example'
let house: TestHouse
/** The cookies that reached an operation. */
let cookies: (string | undefined)[]
beforeEach(async () => {
  cookies = []
  const showCookies = operation({
    id: 'showCookies',
    route: 'GET /api/v1/sessions/me/cookies',
    errors: [],
    async run(ctx) {
      cookies.push(ctx.request.headers.cookie)
      return nothing()
    },
  })
  house = await startTestHouse({ extras: [showCookies] })
  await house.call('POST', '/api/v1/trustedOrigins', { name: 'App', origin: `${app}/`, scopes: [{ type: 'CORS' }] })
  await house.call('POST', '/api/v1/trustedOrigins', {
    name: 'Back',
    origin: 'https://back.example',
    scopes: [{ type: 'REDIRECT' }],
  })
})
afterEach(() => house.close())

const from = (origin: string, uri = '/api/v1/users') => house.call('GET', uri, undefined, { origin })
const preflight = (origin: string, uri = '/api/v1/users', more: Record<string, string> = {}) =>
  house.call('OPTIONS', uri, undefined, {
    origin,
    authorization: '',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type, x-okta-user-agent-extended',
    ...more,
  })

describe('a page of a trusted site', () => {
  test('may read what it is answered, refusals too', async () => {
    const { headers } = await from(app)
    expect(headers).toMatchObject({
      'access-control-allow-origin': app,
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
    })
    const refused = await from(app, '/api/v1/users/nobody')
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([404, app])
  })

  test('may ask beforehand', async () => {
    const { status, headers, body } = await preflight(app)
    expect([status, body]).toEqual([200, undefined])
    expect(headers).toMatchObject({
      'access-control-allow-origin': app,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'content-type, x-okta-user-agent-extended,Content-Type',
      'access-control-max-age': '3600',
    })
    const other = await preflight(app, '/api/v1/users', { 'access-control-request-method': 'PUT' })
    expect(other.headers['access-control-allow-methods']?.split(', ').sort()).toEqual(['GET', 'OPTIONS', 'POST'])
    expect((await preflight(app, '/api/v1/nowhere')).body.errorCode).toBe('E0000008')
  })

  test.each(['/api/v1/groups', '/api/v1/zones', '/api/v1/users/x/roles', '/stuntdouble/health'])(
    'has no part in %s, which is not made for pages',
    async (uri) => {
      expect((await from(app, uri)).headers).not.toHaveProperty('access-control-allow-origin')
      expect((await preflight(app, uri)).headers).not.toHaveProperty('access-control-allow-origin')
    },
  )

  test('is a stranger once the org trusts it no more', async () => {
    const [{ id }] = (await house.call('GET', '/api/v1/trustedOrigins?q=App')).body
    await house.call('POST', `/api/v1/trustedOrigins/${id}/lifecycle/deactivate`)
    expect((await from(app)).headers).not.toHaveProperty('access-control-allow-origin')
  })
})

describe('a page of any other site', () => {
  test.each([
    'https://evil.example',
    'http://app.example',
    'https://app.example:8443',
    'https://app.example.evil.example',
    'https://back.example',
    'null',
    '*',
    'not an origin',
  ])('as %s, may read nothing', async (origin) => {
    const answers = [await from(origin), await preflight(origin)]
    for (const { headers } of answers) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
  })
})

test('OPTIONS that no browser sent is a method like others', async () => {
  expect((await house.call('OPTIONS', '/api/v1/users')).body.errorCode).toBe('E0000022')
})

test('the cookies of a page count where it is trusted, or the org’s own', async () => {
  const ask = (headers: Record<string, string>) =>
    house.call('GET', '/api/v1/sessions/me/cookies', undefined, { cookie: 'sid=102x', ...headers })
  await ask({})
  await ask({ origin: 'https://org.example' })
  await ask({ origin: app })
  await ask({ origin: 'https://evil.example' })
  await ask({ origin: 'null' })
  await ask({ origin: 'https://back.example' })
  expect(cookies).toEqual(['sid=102x', 'sid=102x', 'sid=102x', undefined, undefined, undefined])
})

describe('the rule in itself', () => {
  const trusted = new Set([app])
  test('lets cookies count of no page, of trusted pages and of the org’s own behind its public address', () => {
    const may = (headers: Record<string, string>, path = '/api/v1/users/me') =>
      originMayUseSession(headers, 'https://id.example.com', path, trusted)
    expect(may({ host: '10.0.0.1:4400' })).toBe(true)
    expect(may({ host: '10.0.0.1:4400', origin: 'https://id.example.com' })).toBe(true)
    expect(may({ host: '10.0.0.1:4400', origin: app })).toBe(true)
    expect(may({ host: '10.0.0.1:4400', origin: 'https://id.example.com.evil.example' })).toBe(false)
    for (const path of ['/api/v1/zones/nzo1/lifecycle/deactivate', '/api/v1/users/me/factors/ufs1/verify']) {
      expect(may({ host: '10.0.0.1:4400', origin: app }, path)).toBe(false)
      expect(may({ host: '10.0.0.1:4400', origin: 'https://id.example.com' }, path)).toBe(true)
    }
    expect(may({ host: '10.0.0.1:4400', origin: app }, '/login/sessionCookieRedirect')).toBe(true)
  })

  test.each<[string, boolean]>([
    ['/api/v1/authn', true],
    ['/api/v1/authn/factors/x/verify', true],
    ['/api/v1/authnx', false],
    ['/api/v1/sessions/me', true],
    ['/api/v1/sessions/102x', false],
    ['/api/v1/users/x/factors', false],
    ['/api/v1/users/x/factors/questions', true],
    ['/oauth2/default/v1/keys', true],
    ['/.well-known/okta-organization', true],
    ['/api/v1/apps', false],
  ])('%s is made for pages: %s', (path, expected) => {
    expect(originOf({ origin: app }, 'https://org.example', path, trusted).named !== undefined).toBe(expected)
  })
})
