import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestAnswer, type TestHouse } from '../../../test/house.js'
import { day, hour, minute } from '../../kernel/time.js'
import { write } from '../../operation/runner.js'
import { userNamed } from '../users/index.js'
import { beginSession, issueSessionToken } from './lifecycle.js'
import type { SessionLimits, SessionStatus, SignIn } from './model.js'

let house: TestHouse
let ada: string
const password = 'Plywood-Stairs-47'
const origin = 'https://org.example'
const app = 'https://app.example'

beforeEach(async () => {
  house = await startTestHouse()
  const profile = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Example' }
  ada = (await house.call('POST', '/api/v1/users', { profile, credentials: { password: { value: password } } })).body.id
  await house.call('POST', '/api/v1/trustedOrigins', { name: 'App', origin: app, scopes: [{ type: 'REDIRECT' }] })
})
afterEach(() => house.close())

const usual: SessionLimits = { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 0 }
const signIn = (userId = ada, limits: Partial<SessionLimits> = {}): SignIn => ({
  userId,
  amr: ['pwd'],
  limits: { ...usual, ...limits },
})
const sessionToken = async (userId = ada, limits: Partial<SessionLimits> = {}): Promise<string> =>
  write(house.app.runner, await house.app.systemOf(house.orgId), [], async (ctx) =>
    issueSessionToken(ctx, signIn(userId, limits), await userNamed(ctx, userId)),
  )
const sessionOf = async (userId = ada, limits: Partial<SessionLimits> = {}, status: SessionStatus = 'ACTIVE') =>
  (
    await write(house.app.runner, await house.app.systemOf(house.orgId), [], (ctx) =>
      beginSession(ctx, { ...signIn(userId, limits), status }),
    )
  ).secret
/** Without a token; what the browser keeps is its session. */
const browse = (method: string, uri: string, sid = '', body?: unknown, headers: Record<string, string> = {}) =>
  house.call(method, uri, body, { authorization: '', ...(sid === '' ? {} : { cookie: `sid=${sid}` }), ...headers })
const codeOf = ({ body }: TestAnswer): string => body.errorCode
const lastEvents = async (): Promise<string[]> =>
  (await house.call('GET', '/api/v1/logs?sortOrder=DESCENDING&limit=20')).body.map(
    ({ eventType, outcome, actor }: Record<string, Record<string, string>>) =>
      `${eventType} ${outcome?.result} ${actor?.alternateId}`,
  )
const follow = (answer: TestAnswer) => ({
  to: answer.headers.location,
  sid: /^sid=([^;]*)/.exec(answer.headers['set-cookie'] ?? '')?.[1],
})

describe('a session token', () => {
  test('becomes a session, which is answered as recorded, and whose cookie nobody sets', async () => {
    const { status, body, headers } = await browse('POST', '/api/v1/sessions', '', {
      sessionToken: await sessionToken(),
    })
    expect(status).toBe(200)
    expect(headers['set-cookie']).toBeUndefined()
    expect(body).toEqual({
      id: expect.stringMatching(/^102[\w-]{22}$/),
      userId: ada,
      login: 'ada@example.com',
      createdAt: '2026-01-15T12:00:00.000Z',
      expiresAt: '2026-01-15T14:00:00.000Z',
      status: 'ACTIVE',
      lastPasswordVerification: '2026-01-15T12:00:00.000Z',
      lastFactorVerification: null,
      amr: ['pwd'],
      idp: { id: house.orgId, type: 'OKTA' },
      mfaActive: expect.any(Boolean),
      _links: {
        self: { href: `${origin}/api/v1/sessions/me`, hints: { allow: ['GET', 'DELETE'] } },
        refresh: { href: `${origin}/api/v1/sessions/me/lifecycle/refresh`, hints: { allow: ['POST'] } },
        user: { name: 'Ada Example', href: `${origin}/api/v1/users/me`, hints: { allow: ['GET'] } },
      },
    })
    expect((await browse('GET', '/api/v1/users/me', body.id)).body.id).toBe(ada)
  })

  test('works once, for five minutes, for somebody who may sign in', async () => {
    const exchange = async (token: unknown) => browse('POST', '/api/v1/sessions', '', { sessionToken: token })
    const token = await sessionToken()
    expect((await exchange(token)).status).toBe(200)
    expect(codeOf(await exchange(token))).toBe('E0000004')
    const late = await sessionToken()
    house.advance(5 * minute)
    expect(codeOf(await exchange(late))).toBe('E0000004')
    const suspended = await sessionToken()
    await house.call('POST', `/api/v1/users/${ada}/lifecycle/suspend`)
    expect(codeOf(await exchange(suspended))).toBe('E0000004')
    for (const made of ['', 'invalid_token', null]) expect(codeOf(await exchange(made)), `${made}`).toBe('E0000004')
    expect(codeOf(await browse('POST', '/api/v1/sessions', '', {}))).toBe('E0000004')
    expect(codeOf(await browse('POST', '/api/v1/sessions'))).toBe('E0000003')
    expect(codeOf(await browse('GET', '/api/v1/sessions/'))).toBe('E0000022')
  })

  test('gives two more on request: one to use, one in a link', async () => {
    const uri = '/api/v1/sessions?additionalFields=cookieToken,%20cookieTokenUrl,other'
    const { body } = await browse('POST', uri, '', { sessionToken: await sessionToken() })
    expect((await browse('POST', '/api/v1/sessions', '', { sessionToken: body.cookieToken })).status).toBe(200)
    const link = `${origin}/login/sessionCookieRedirect?token=20111`
    expect(body.cookieTokenUrl).toContain(link)
    const answer = await browse('GET', body.cookieTokenUrl.slice(origin.length), '', undefined, {
      accept: 'image/*,*/*',
    })
    expect((await browse('GET', '/api/v1/users/me', follow(answer).sid)).status).toBe(200)
  })
})

describe('a name and a password at once', () => {
  const at = (username: string, secret = password) =>
    browse('POST', '/api/v1/sessions', '', { username, password: secret })

  test('begin a session by the rules of the sign-on policy', async () => {
    const { body } = await at('ada@example.com')
    expect(body).toMatchObject({ userId: ada, status: 'ACTIVE', amr: ['pwd'] })
    expect((await browse('GET', '/api/v1/users/me', body.id)).body.lastLogin).toBe('2026-01-15T12:00:00.000Z')
    expect(await lastEvents()).toEqual(
      expect.arrayContaining([
        'user.session.start SUCCESS ada@example.com',
        'policy.evaluate_sign_on ALLOW ada@example.com',
      ]),
    )
  })

  test('are wrong as anywhere: the same for a stranger, counted, and locked out', async () => {
    expect((await at('nobody@example.com')).body.errorSummary).toBe('Authentication failed')
    for (let attempt = 0; attempt < 10; attempt++) expect(codeOf(await at('ada@example.com', 'wrong'))).toBe('E0000004')
    expect((await house.call('GET', `/api/v1/users/${ada}`)).body.status).toBe('LOCKED_OUT')
    expect(codeOf(await at('ada@example.com'))).toBe('E0000004')
    expect(codeOf(await browse('POST', '/api/v1/sessions', '', { username: 'ada@example.com' }))).toBe('E0000004')
  })

  test('lead nowhere while the password is to be changed first', async () => {
    await house.call('POST', `/api/v1/users/${ada}/lifecycle/expire_password`)
    expect(codeOf(await at('ada@example.com', 'wrong'))).toBe('E0000004')
    expect(await at('ada@example.com')).toMatchObject({ status: 401, body: { errorCode: 'E0000064', errorCauses: [] } })
    expect((await lastEvents())[0]).toBe('user.session.start FAILURE ada@example.com')
  })

  describe('where the org asks for more', () => {
    const rule = async (type: string, name: string, more: object, actions: object) => {
      const { body } = await house.call('POST', '/api/v1/policies', { type, name, description: name, ...more })
      const made = await house.call('POST', `/api/v1/policies/${body.id}/rules`, {
        type: type === 'OKTA_SIGN_ON' ? 'SIGN_ON' : type,
        name,
        conditions: { network: { connection: 'ANYWHERE' } },
        actions,
      })
      expect(made.status).toBe(200)
    }
    const signOn = (signon: object) => rule('OKTA_SIGN_ON', 'Strict', {}, { signon })

    test('a factor, the session waits for it', async () => {
      await signOn({ access: 'ALLOW', requireFactor: true, factorPromptMode: 'ALWAYS' })
      const { body } = await at('ada@example.com')
      expect(body.status).toBe('MFA_ENROLL')
      expect(codeOf(await browse('GET', '/api/v1/users/me', body.id))).toBe('E0000005')
      expect((await lastEvents())[0]).toBe('policy.evaluate_sign_on CHALLENGE ada@example.com')
      // Nobody is in: what later sign-ins are compared with must not know the address of whoever has the password alone.
      expect(await house.store.db.selectFrom('sign_ins').selectAll().execute()).toEqual([])
      const question = { question: 'disliked_food', answer: 'mayonnaise' }
      const factor = { factorType: 'question', provider: 'OKTA', profile: question }
      expect((await house.call('POST', `/api/v1/users/${ada}/factors`, factor)).status).toBe(200)
      expect((await at('ada@example.com')).body).toMatchObject({ status: 'MFA_REQUIRED', mfaActive: true })
    })

    test('a factor to be there, the session waits until it is', async () => {
      const settings = { factors: { okta_question: { enroll: { self: 'REQUIRED' }, consent: { type: 'NONE' } } } }
      await rule('MFA_ENROLL', 'Everybody', { settings }, { enroll: { self: 'LOGIN' } })
      expect((await at('ada@example.com')).body.status).toBe('MFA_ENROLL')
    })

    test('any factor of their choice to be there, the session waits until one is', async () => {
      const settings = { factors: { okta_question: { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } } } }
      await rule('MFA_ENROLL', 'Everybody', { settings }, { enroll: { self: 'LOGIN' } })
      const authn = await browse('POST', '/api/v1/authn', '', { username: 'ada@example.com', password })
      expect(authn.body.status).toBe('MFA_ENROLL')
      expect((await at('ada@example.com')).body.status).toBe('MFA_ENROLL')
      const question = { question: 'disliked_food', answer: 'mayonnaise' }
      const factor = { factorType: 'question', provider: 'OKTA', profile: question }
      expect((await house.call('POST', `/api/v1/users/${ada}/factors`, factor)).status).toBe(200)
      expect((await at('ada@example.com')).body.status).toBe('ACTIVE')
    })

    test('that they stay out, they hear what everybody hears', async () => {
      await signOn({ access: 'DENY' })
      expect((await at('ada@example.com')).body.errorSummary).toBe('Authentication failed')
      expect((await lastEvents()).slice(0, 2).sort()).toEqual([
        'policy.evaluate_sign_on DENY ada@example.com',
        'user.session.start FAILURE ada@example.com',
      ])
    })
  })

  test('are not asked for where a token is shown', async () => {
    const both = { username: 'ada@example.com', password, sessionToken: 'made up' }
    expect(codeOf(await browse('POST', '/api/v1/sessions', '', both))).toBe('E0000004')
  })
})

describe('a session by its id', () => {
  test('is shown, kept alive and ended by an administrator, by either of its names', async () => {
    const secret = await sessionOf()
    const shown = await house.call('GET', `/api/v1/sessions/${secret}`)
    const name = shown.body._links.self.href.split('/').pop()
    expect(shown.body).toMatchObject({
      id: secret,
      userId: ada,
      _links: { user: { href: `${origin}/api/v1/users/${ada}` } },
    })
    expect(name).not.toBe(secret)
    house.advance(hour)
    for (const [method, uri] of [
      ['POST', `/api/v1/sessions/${name}/lifecycle/refresh`],
      ['PUT', `/api/v1/sessions/${secret}`],
    ] as const) {
      expect((await house.call(method, uri)).body.expiresAt).toBe('2026-01-15T15:00:00.000Z')
    }
    const minimal = { prefer: 'return=minimal' }
    const quiet = await house.call('POST', `/api/v1/sessions/${secret}/lifecycle/refresh`, undefined, minimal)
    expect([quiet.status, quiet.headers['preference-applied']]).toEqual([204, 'return=minimal'])
    expect((await house.call('DELETE', `/api/v1/sessions/${secret}`)).status).toBe(204)
    const gone = await house.call('GET', `/api/v1/sessions/${secret}`)
    expect(gone.body.errorSummary).toBe(`Not found: Resource not found: ${secret} (AppSession)`)
    expect(codeOf(await house.call('DELETE', `/api/v1/sessions/${name}`))).toBe('E0000007')
  })

  test('by its name opens nothing: only what the cookie holds does', async () => {
    const secret = await sessionOf()
    const { body } = await house.call('GET', `/api/v1/sessions/${secret}`)
    expect(codeOf(await browse('GET', '/api/v1/users/me', body._links.self.href.split('/').pop()))).toBe('E0000005')
  })
})

describe('the session of a browser', () => {
  test('is shown to it, kept alive by it, and closed', async () => {
    const sid = await sessionOf()
    house.advance(hour)
    const shown = (await browse('GET', '/api/v1/sessions/me', sid)).body
    expect(shown).toMatchObject({ id: sid, login: 'ada@example.com', expiresAt: '2026-01-15T14:00:00.000Z' })
    const refreshed = (await browse('POST', '/api/v1/sessions/me/lifecycle/refresh', sid)).body
    expect(refreshed).toMatchObject({ id: sid, expiresAt: '2026-01-15T15:00:00.000Z' })
    const closed = await browse('DELETE', '/api/v1/sessions/me', sid)
    expect(closed.status).toBe(204)
    expect(closed.headers['set-cookie']).toBe('sid=; Path=/; HttpOnly; Secure; SameSite=None; Max-Age=0')
    const gone = await browse('GET', '/api/v1/sessions/me', sid)
    expect(gone.body.errorSummary).toBe('Not found: Resource not found: me (Session)')
    expect(codeOf(await browse('DELETE', '/api/v1/sessions/me', sid))).toBe('E0000007')
    expect(codeOf(await browse('POST', '/api/v1/sessions/me/lifecycle/refresh'))).toBe('E0000007')
    expect((await lastEvents())[0]).toBe('user.session.end SUCCESS ada@example.com')
  })

  test('is not that of whoever shows an API token', async () => {
    expect(codeOf(await house.call('GET', '/api/v1/sessions/me'))).toBe('E0000007')
  })

  test('ends when it is idle for too long, and with its lifetime however much it is used', async () => {
    const sid = await sessionOf(ada, { maxSessionIdleMinutes: 60, maxSessionLifetimeMinutes: 150 })
    const isOpen = async () => (await browse('GET', '/api/v1/users/me', sid)).status === 200
    const idle = await sessionOf(ada, { maxSessionIdleMinutes: 60 })
    for (let used = 0; used < 2; used++) {
      house.advance(59 * minute)
      expect(await isOpen()).toBe(true)
      await house.app.settled()
    }
    expect(codeOf(await browse('GET', '/api/v1/users/me', idle))).toBe('E0000005')
    house.advance(32 * minute)
    expect(await isOpen()).toBe(false)
    expect(codeOf(await browse('GET', '/api/v1/sessions/me', sid))).toBe('E0000007')
  })

  test('lasts no longer because a page asks whether it is there', async () => {
    const sid = await sessionOf(ada, { maxSessionIdleMinutes: 60 })
    house.advance(59 * minute)
    expect((await browse('GET', '/api/v1/sessions/me', sid)).status).toBe(200)
    house.advance(minute)
    expect(codeOf(await browse('GET', '/api/v1/sessions/me', sid))).toBe('E0000007')
  })

  test('opens nothing while a factor is to be proven, and says so', async () => {
    const sid = await sessionOf(ada, {}, 'MFA_REQUIRED')
    expect((await browse('GET', '/api/v1/sessions/me', sid)).body.status).toBe('MFA_REQUIRED')
    expect(codeOf(await browse('GET', '/api/v1/users/me', sid))).toBe('E0000005')
    expect(codeOf(await browse('POST', '/api/v1/users/me/lifecycle/delete_sessions', sid))).toBe('E0000005')
    expect(follow(await browse('GET', '/login/default', sid)).to).toBe(`${origin}/login/login.htm`)
  })

  test('counts for nothing on a request of a page that the org does not trust', async () => {
    const sid = await sessionOf()
    const evil = { origin: 'https://evil.example' }
    expect(codeOf(await browse('GET', '/api/v1/users/me', sid, undefined, evil))).toBe('E0000005')
    expect(codeOf(await browse('DELETE', '/api/v1/sessions/me', sid, undefined, evil))).toBe('E0000007')
    expect(codeOf(await browse('POST', '/api/v1/users/me/lifecycle/delete_sessions', sid, {}, evil))).toBe('E0000005')
    const form = { ...evil, 'content-type': 'text/plain' }
    expect(codeOf(await browse('POST', '/api/v1/users/me', sid, '{"profile":{"firstName":"Eve"}}', form))).toBe(
      'E0000021',
    )
    expect((await browse('GET', '/api/v1/users/me', sid)).body.profile.firstName).toBe('Ada')
  })
})

describe('whoever is signed in', () => {
  test('reads and changes what the schema gives them of themselves', async () => {
    const sid = await sessionOf()
    await house.call('POST', '/api/v1/meta/schemas/user/default', {
      definitions: {
        custom: {
          properties: {
            score: { title: 'Score', type: 'string', permissions: [{ principal: 'SELF', action: 'HIDE' }] },
          },
        },
      },
    })
    await house.call('POST', `/api/v1/users/${ada}`, { profile: { score: 'low' } })
    const changed = await browse('POST', '/api/v1/users/me', sid, { profile: { firstName: 'Augusta' } })
    expect(changed.body.profile).toMatchObject({ firstName: 'Augusta', lastName: 'Example' })
    expect(changed.body.profile.score).toBeUndefined()
    expect((await browse('GET', `/api/v1/users/${ada}`, sid)).body.profile.score).toBeUndefined()
    expect((await house.call('GET', `/api/v1/users/${ada}`)).body.profile.score).toBe('low')
    for (const body of [
      { profile: { login: 'eve@example.com' } },
      { profile: { email: 'eve@example.com' } },
      { profile: { secondEmail: 'eve@example.com' } },
      { profile: { score: 'high' } },
      { profile: { firstName: 'Eve' }, credentials: { password: { value: 'Balsa-Ladders-48' } } },
    ]) {
      expect(codeOf(await browse('POST', '/api/v1/users/me', sid, body)), JSON.stringify(body)).toBe('E0000006')
    }
    expect(codeOf(await browse('GET', `/api/v1/users/${house.adminId}`, sid))).toBe('E0000006')
    expect(codeOf(await browse('PUT', `/api/v1/users/${ada}`, sid, { profile: {} }))).toBe('E0000006')
    expect(codeOf(await browse('GET', '/api/v1/users', sid))).toBe('E0000006')
  })

  test('changes their own password, and is signed out everywhere else if they wish', async () => {
    const [sid, other] = [await sessionOf(), await sessionOf()]
    const body = { oldPassword: { value: password }, newPassword: { value: 'Balsa-Ladders-48' }, revokeSessions: true }
    expect((await browse('POST', '/api/v1/users/me/credentials/change_password', sid, body)).status).toBe(200)
    expect((await browse('GET', '/api/v1/users/me', sid)).status).toBe(200)
    expect(codeOf(await browse('GET', '/api/v1/users/me', other))).toBe('E0000005')
  })

  test('signs out elsewhere, or everywhere', async () => {
    const [sid, other] = [await sessionOf(), await sessionOf()]
    const end = (body?: unknown) => browse('POST', '/api/v1/users/me/lifecycle/delete_sessions', sid, body)
    expect(await end()).toMatchObject({ status: 200, body: {} })
    expect(codeOf(await browse('GET', '/api/v1/users/me', other))).toBe('E0000005')
    expect((await browse('GET', '/api/v1/users/me', sid)).status).toBe(200)
    expect((await end({ keepCurrent: false })).status).toBe(200)
    expect(codeOf(await browse('GET', '/api/v1/users/me', sid))).toBe('E0000005')
    expect((await lastEvents())[0]).toBe('user.session.clear SUCCESS ada@example.com')
  })

  test('is named by the log in what they do', async () => {
    const sid = await sessionOf(house.adminId)
    await browse('POST', '/api/v1/groups', sid, { profile: { name: 'Stunts' } })
    expect((await lastEvents())[0]).toBe('group.lifecycle.create SUCCESS admin@example.com')
  })
})

describe('an administrator who is signed in', () => {
  const settings = '/api/v1/first-party-app-settings/admin-console'
  const works = async (sid: string) => codeOf(await browse('GET', '/api/v1/users?limit=1', sid)) ?? 'works'

  test('does the work of their roles until they pause for a quarter of an hour', async () => {
    const sid = await sessionOf(house.adminId)
    for (let at = 0; at < 3; at++) {
      house.advance(14 * minute)
      expect(await works(sid)).toBe('works')
      await house.app.settled()
    }
    house.advance(15 * minute)
    expect(await works(sid)).toBe('E0000005')
    expect((await browse('GET', '/api/v1/users/me', sid)).status).toBe(200)
    await house.app.settled()
    expect(await works(sid)).toBe('E0000005')
    expect(await works(await sessionOf(house.adminId))).toBe('works')
  })

  test('signs in again after twelve hours', async () => {
    const sid = await sessionOf(house.adminId)
    for (let at = 0; at < 51; at++) {
      house.advance(14 * minute)
      expect(await works(sid)).toBe('works')
      await house.app.settled()
    }
    house.advance(6 * minute)
    expect(await works(sid)).toBe('E0000005')
  })

  test('signs in again as well who has one session follow another out of its tokens', async () => {
    const uri = '/api/v1/sessions?additionalFields=cookieToken'
    const follows = async (token: string) => (await browse('POST', uri, '', { sessionToken: token })).body
    let [admin, short] = [
      await follows(await sessionToken(house.adminId)),
      await follows(await sessionToken(ada, { maxSessionLifetimeMinutes: 60 })),
    ]
    const [oneHour, twelveHours] = [hour / (4 * minute), (12 * hour) / (4 * minute)]
    for (let at = 1; at < twelveHours; at++) {
      house.advance(4 * minute)
      admin = await follows(admin.cookieToken)
      expect(await works(admin.id)).toBe('works')
      if (at < oneHour) {
        short = await follows(short.cookieToken)
        expect((await browse('GET', '/api/v1/users/me', short.id)).status).toBe(200)
      } else if (at === oneHour) {
        expect(codeOf(await browse('GET', '/api/v1/users/me', short.id))).toBe('E0000005')
        expect((await follows(short.cookieToken)).errorCode).toBe('E0000004')
      }
    }
    house.advance(4 * minute)
    admin = await follows(admin.cookieToken)
    expect(await works(admin.id)).toBe('E0000005')
    expect((await browse('GET', '/api/v1/users/me', admin.id)).status).toBe(200)
  })

  test('may be given another time by the org', async () => {
    expect((await house.call('GET', settings)).body).toEqual({
      sessionIdleTimeoutMinutes: 15,
      sessionMaxLifetimeMinutes: 720,
    })
    const longer = { sessionIdleTimeoutMinutes: 60, sessionMaxLifetimeMinutes: 60 }
    expect((await house.call('PUT', settings, longer)).body).toEqual(longer)
    expect((await house.call('GET', settings)).body).toEqual(longer)
    const sid = await sessionOf(house.adminId)
    house.advance(59 * minute)
    expect(await works(sid)).toBe('works')
    house.advance(minute)
    expect(await works(sid)).toBe('E0000005')
    for (const [wrong, field] of [
      [{ sessionIdleTimeoutMinutes: 4 }, 'sessionIdleTimeoutMinutes'],
      [{ sessionMaxLifetimeMinutes: 10_081 }, 'sessionMaxLifetimeMinutes'],
      [{ sessionIdleTimeoutMinutes: 60, sessionMaxLifetimeMinutes: 59 }, 'sessionIdleTimeoutMinutes'],
    ] as const) {
      expect((await house.call('PUT', settings, wrong)).body.errorSummary).toBe(`Api validation failed: ${field}`)
    }
    expect(codeOf(await house.call('GET', '/api/v1/first-party-app-settings/dashboard'))).toBe('E0000007')
  })

  test('loses with a role what it let them do', async () => {
    const role = await house.call('POST', `/api/v1/users/${ada}/roles`, { type: 'READ_ONLY_ADMIN' })
    const sid = await sessionOf()
    expect(await works(sid)).toBe('works')
    await house.call('DELETE', `/api/v1/users/${ada}/roles/${role.body.id}`)
    expect(await works(sid)).toBe('E0000006')
  })
})

describe('sessions end', () => {
  const ends: readonly [string, () => Promise<unknown>][] = [
    ['when their owner is deactivated', () => house.call('POST', `/api/v1/users/${ada}/lifecycle/deactivate`)],
    ['when their owner is suspended', () => house.call('POST', `/api/v1/users/${ada}/lifecycle/suspend`)],
    ['when their owner is deleted', () => house.call('DELETE', `/api/v1/users/${ada}`)],
    ['when they are cleared', () => house.call('DELETE', `/api/v1/users/${ada}/sessions`)],
    [
      'when the password is expired with them',
      () => house.call('POST', `/api/v1/users/${ada}/lifecycle/expire_password_with_temp_password?revokeSessions=true`),
    ],
    [
      'when the password is reset with them',
      () => house.call('POST', `/api/v1/users/${ada}/lifecycle/reset_password?sendEmail=false&revokeSessions=true`),
    ],
  ]
  test.each(ends)('%s, and so do tokens that could still become one', async (_, end) => {
    const [sid, token] = [await sessionOf(), await sessionToken()]
    await end()
    expect(codeOf(await browse('GET', '/api/v1/users/me', sid))).toBe('E0000005')
    expect(codeOf(await browse('GET', '/api/v1/sessions/me', sid))).toBe('E0000007')
    expect(codeOf(await house.call('GET', `/api/v1/sessions/${sid}`))).toBe('E0000007')
    expect(codeOf(await browse('POST', '/api/v1/sessions', '', { sessionToken: token }))).toBe('E0000004')
    expect(await house.store.db.selectFrom('sessions').selectAll().execute()).toEqual([])
  })

  test('and nobody else’s with them', async () => {
    const mine = await sessionOf(house.adminId)
    await house.call('DELETE', `/api/v1/users/${ada}/sessions?oauthTokens=true&forgetDevices=true`)
    expect((await browse('GET', '/api/v1/users/me', mine)).status).toBe(200)
    expect((await lastEvents())[0]).toBe('user.session.clear SUCCESS admin@example.com')
    expect(codeOf(await house.call('DELETE', '/api/v1/users/nobody/sessions'))).toBe('E0000007')
  })

  test('at the word of a help desk too', async () => {
    const helper = { login: 'bob@example.com', email: 'bob@example.com', firstName: 'Bob', lastName: 'Example' }
    const credentials = { password: { value: password } }
    const bob = (await house.call('POST', '/api/v1/users', { profile: helper, credentials })).body.id
    const sid = await sessionOf(bob)
    const clear = () => browse('DELETE', `/api/v1/users/${ada}/sessions`, sid)
    expect(codeOf(await clear())).toBe('E0000006')
    await house.call('POST', `/api/v1/users/${bob}/roles`, { type: 'HELP_DESK_ADMIN' })
    expect((await clear()).status).toBe(204)
    expect(codeOf(await browse('DELETE', `/api/v1/users/${house.adminId}/sessions`, sid))).toBe('E0000006')
  })

  test('also the one with which an administrator clears their own', async () => {
    const sid = await sessionOf(house.adminId)
    expect((await browse('DELETE', `/api/v1/users/${house.adminId}/sessions`, sid)).status).toBe(204)
    expect(codeOf(await browse('GET', '/api/v1/users/me', sid))).toBe('E0000005')
  })
})

describe('coming back from signing in', () => {
  const back = async (query: Record<string, string>, sid = '') =>
    browse('GET', `/login/sessionCookieRedirect?${new URLSearchParams(query)}`, sid, undefined, { accept: 'text/html' })

  test('sets the cookie and goes on to a trusted place', async () => {
    const answer = await back({ token: await sessionToken(), redirectUrl: `${app}/home?a=b` })
    expect(answer.status).toBe(302)
    expect(answer.headers['set-cookie']).toMatch(/^sid=102[\w-]{22}; Path=\/; HttpOnly; Secure; SameSite=None$/)
    expect(follow(answer).to).toBe(`${app}/home?a=b`)
    expect((await browse('GET', '/api/v1/users/me', follow(answer).sid)).body.id).toBe(ada)
  })

  test('keeps the cookie as long as the policy says', async () => {
    const forever = await back({ token: await sessionToken(ada, { usePersistentCookie: true }) })
    expect(forever.headers['set-cookie']).toContain(`; Max-Age=${(400 * day) / 1000}`)
    const anHour = { usePersistentCookie: true, maxSessionLifetimeMinutes: 60 }
    expect((await back({ token: await sessionToken(ada, anHour) })).headers['set-cookie']).toContain('; Max-Age=3600')
    expect(follow(forever).to).toBe(`${origin}/app/UserHome`)
  })

  test('ends the session that the browser had: nobody can have planted the one it has now', async () => {
    const planted = await sessionOf(house.adminId)
    const answer = await back({ token: await sessionToken() }, planted)
    expect(follow(answer).sid).not.toBe(planted)
    expect(codeOf(await browse('GET', '/api/v1/users/me', planted))).toBe('E0000005')
    const again = await back({ token: await sessionToken() }, follow(answer).sid)
    expect(follow(again).sid).not.toBe(follow(answer).sid)
    expect(codeOf(await browse('GET', '/api/v1/users/me', follow(answer).sid))).toBe('E0000005')
  })

  test('with a token that is no good leads to the sign-in page, or on where somebody is signed in', async () => {
    const asked = { token: 'used', redirectUrl: '/app/settings' }
    const page = follow(await back(asked)).to
    expect(page).toBe(`${origin}/login/login.htm?fromURI=${encodeURIComponent(`${origin}/app/settings`)}`)
    const answer = await back(asked, await sessionOf())
    expect(follow(answer)).toEqual({ to: `${origin}/app/settings`, sid: undefined })
  })

  test('can be done by a form, on a page of another site as well', async () => {
    const form = new URLSearchParams({ token: await sessionToken(), redirectUrl: app }).toString()
    const answer = await browse('POST', '/login/sessionCookieRedirect', '', form, {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://login.example',
      accept: 'text/html',
    })
    expect(follow(answer)).toMatchObject({ to: `${app}/`, sid: expect.stringMatching(/^102/) })
    expect(codeOf(await browse('POST', '/login/sessionCookieRedirect', '', { token: 'x' }))).toBe('E0000021')
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'https://org.example@evil.example',
    'https://org.example.evil.example',
    'https://app.example.evil.example',
    'http://app.example',
    'https://app.example:8443',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\t/evil.example',
    ' //evil.example',
    '%2F%2Fevil.example',
    '',
  ])('does not lead to %j, and the token stays good', async (place) => {
    const token = await sessionToken()
    const answer = await back({ token, redirectUrl: place })
    expect(answer).toMatchObject({ status: 400, body: { errorSummary: 'Api validation failed: redirectUrl' } })
    expect(answer.headers['set-cookie']).toBeUndefined()
    const out = await browse('GET', `/login/signout?fromURI=${encodeURIComponent(place)}`)
    expect(follow(out).to).toBe(`${origin}/login/login.htm`)
    expect((await browse('POST', '/api/v1/sessions', '', { sessionToken: token })).status).toBe(200)
  })
})

test('signing out ends the session, takes the cookie away, and goes on to a trusted place or the sign-in page', async () => {
  const sid = await sessionOf()
  const out = await browse('GET', `/login/signout?fromURI=${encodeURIComponent(`${app}/bye`)}`, sid)
  expect(out.status).toBe(302)
  expect(follow(out)).toEqual({ to: `${app}/bye`, sid: '' })
  expect(codeOf(await browse('GET', '/api/v1/sessions/me', sid))).toBe('E0000007')
  expect((await lastEvents())[0]).toBe('user.session.end SUCCESS ada@example.com')
  expect(follow(await browse('GET', '/login/signout'))).toEqual({ to: `${origin}/login/login.htm`, sid: '' })
})

test('whoever comes to no page in particular lands at home, or is asked to sign in', async () => {
  const sid = await sessionOf()
  expect(follow(await browse('GET', '/login/default', sid)).to).toBe(`${origin}/app/UserHome`)
  expect(follow(await browse('GET', '/login/default')).to).toBe(`${origin}/login/login.htm`)
  expect(follow(await browse('GET', '/login/token/redirect?stateToken=00a', sid)).to).toBe(`${origin}/app/UserHome`)
  expect(follow(await browse('GET', '/login/token/redirect?stateToken=00a%26x')).to).toBe(
    `${origin}/login/login.htm?stateToken=00a%26x`,
  )
})
