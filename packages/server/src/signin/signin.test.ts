import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestAnswer, type TestHouse } from '../../test/house.js'
import { day, minute, second } from '../kernel/time.js'
import { write } from '../operation/runner.js'
import { signinRoom } from './index.js'
import { lifecycle, mustLead, type Verb } from './lifecycle.js'
import { type State, states } from './model.js'
import { recoveryRoom, signInByLink } from './recovery/index.js'
import { end, load } from './transactions.js'

let house: TestHouse

const password = 'Old-pass1'
const fresh = 'New-pass2'

let made = 0
type Somebody = { id: string; login: string }

/** Somebody with a password, and no more. */
async function person(more: Record<string, unknown> = {}): Promise<Somebody> {
  const login = `ada${made++}@example.com`
  const profile = { login, email: login, firstName: 'Ada', lastName: 'Lovelace' }
  const credentials = { password: { value: password }, ...more }
  const { status, body } = await house.call('POST', '/api/v1/users', { profile, credentials })
  expect(status).toBe(200)
  return { id: body.id, login }
}

/** As a browser asks: without any token of the org's. */
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> =>
  house.call('POST', `/api/v1/authn${path}`, body, { authorization: '', ...headers })

const signIn = (login: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  post('', { username: login, password, ...more }, headers)

/** Follows a link of an answer. */
const follow = (name: string, { body }: TestAnswer, more: Record<string, unknown> = {}) =>
  post(hrefOf(body._links[name]).replace('https://org.example/api/v1/authn', ''), {
    stateToken: body.stateToken,
    ...more,
  })
const hrefOf = (link: { href: string } | { href: string }[]) =>
  Array.isArray(link) ? (link[0]?.href ?? '') : link.href

const said = ({ status, body }: TestAnswer) =>
  `${status} ${body.errorCode ?? body.status ?? ''}${body.factorResult ? ` ${body.factorResult}` : ''}`
const causes = ({ body }: TestAnswer) =>
  body.errorCauses.map(({ errorSummary }: { errorSummary: string }) => errorSummary)

const admin = async (method: string, path: string, body?: unknown) => {
  const answer = await house.call(method, path, body)
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  return answer.body
}

let everyone = ''
async function policy(type: string, settings?: unknown): Promise<string> {
  everyone ||= (await admin('GET', '/api/v1/groups?q=Everyone'))[0].id
  const conditions = { people: { groups: { include: [everyone] } } }
  const name = `${type} ${made++}`
  const body = {
    type,
    name,
    status: 'ACTIVE',
    priority: 1,
    conditions,
    ...(settings === undefined ? {} : { settings }),
  }
  return (await admin('POST', '/api/v1/policies', body)).id
}

/** Makes the first rule of the sign-on policy; answers with the names of both. */
async function signOn(signon: Record<string, unknown>, network: Record<string, unknown> = { connection: 'ANYWHERE' }) {
  const policyId = await policy('OKTA_SIGN_ON')
  const { id, name } = await admin('POST', `/api/v1/policies/${policyId}/rules`, {
    type: 'SIGN_ON',
    name: `Rule of ${policyId}`,
    conditions: { network, authContext: { authType: 'ANY' } },
    actions: { signon: { access: 'ALLOW', ...signon } },
  })
  return { id, name, policyId }
}

async function enrolling(factors: Record<string, string>, self = 'CHALLENGE'): Promise<void> {
  const settings = Object.fromEntries(Object.entries(factors).map(([key, how]) => [key, { enroll: { self: how } }]))
  const policyId = await policy('MFA_ENROLL', { factors: settings })
  await admin('POST', `/api/v1/policies/${policyId}/rules`, {
    type: 'MFA_ENROLL',
    name: `Rule of ${policyId}`,
    conditions: { network: { connection: 'ANYWHERE' } },
    actions: { enroll: { self } },
  })
}

async function passwords(settings: unknown, actions: Record<string, string> = {}): Promise<void> {
  const policyId = await policy('PASSWORD', settings)
  const access = { passwordChange: 'ALLOW', selfServicePasswordReset: 'ALLOW', selfServiceUnlock: 'DENY', ...actions }
  await admin('POST', `/api/v1/policies/${policyId}/rules`, {
    type: 'PASSWORD',
    name: `Rule of ${policyId}`,
    conditions: { network: { connection: 'ANYWHERE' } },
    actions: Object.fromEntries(Object.entries(access).map(([name, value]) => [name, { access: value }])),
  })
}

const withFactor = { requireFactor: true, factorPromptMode: 'ALWAYS' }
const asked = { factorType: 'question', provider: 'OKTA', profile: { question: 'disliked_food', answer: 'mayonnaise' } }
const emailed = { factorType: 'email', provider: 'OKTA' }

const enrollQuestion = ({ id }: Somebody) => admin('POST', `/api/v1/users/${id}/factors`, asked)
const enrollEmail = ({ id, login }: Somebody) =>
  admin('POST', `/api/v1/users/${id}/factors?activate=true`, { ...emailed, profile: { email: login } })

const codeIn = (text: string) => /\b\d{6}\b/.exec(text)?.[0] ?? ''

const eventsOf = async (type: string) =>
  (await house.store.db.selectFrom('log_events').select(['event_type', 'event']).orderBy('position').execute())
    .filter(({ event_type }) => event_type === type)
    .map(({ event }) => JSON.parse(event))

test('whatever a step of a sign-in may refuse with is declared once', () => {
  const doubled = [...signinRoom({ signInByLink }).operations, ...recoveryRoom().operations]
    .map(({ id, errors }) => [id, ...errors.filter((code, at) => errors.indexOf(code) !== at)])
    .filter(([, ...codes]) => codes.length > 0)
  expect(doubled).toEqual([])
})

describe('the table of states and verbs', () => {
  beforeAll(async () => {
    house = await startTestHouse()
    everyone = ''
    await signOn(withFactor)
    await passwords({
      password: { age: { maxAgeDays: 30, expireWarnDays: 30, minAgeMinutes: 0, historyCount: 4 } },
      recovery: { factors: { okta_sms: { status: 'ACTIVE' }, okta_email: { status: 'ACTIVE' } } },
    })
    const verify = (await admin('GET', '/api/v1/authenticators')).find(
      ({ key }: { key: string }) => key === 'okta_verify',
    )
    await admin('POST', `/api/v1/authenticators/${verify.id}/methods/push/lifecycle/activate`)
    await enrolling({ okta_question: 'OPTIONAL', okta_email: 'OPTIONAL', okta_sms: 'OPTIONAL', okta_push: 'OPTIONAL' })
  })
  afterAll(() => house.close())

  const question = { recovery_question: { question: 'Which colour?', answer: 'blue' } }

  async function inRecovery(path: string, ask: unknown) {
    const { login } = await person(question)
    return house.call('POST', `/api/v1/authn/recovery/${path}`, { username: login, ...(ask as object) })
  }

  const recovery = async () => {
    const { body } = await inRecovery('password', {})
    return post('/recovery/token', { recoveryToken: body.recoveryToken })
  }

  const enroll = async (what: Record<string, unknown>, options = {}) =>
    follow('enroll', enrollable(await signIn((await person()).login, { options })), what)
  /** The link is at each factor that is offered, and the same everywhere. */
  const enrollable = (answer: TestAnswer): TestAnswer => ({
    ...answer,
    body: { ...answer.body, _links: answer.body._embedded.factors[0]._links },
  })

  const mfaRequired = async (enrollFactor = enrollQuestion) => {
    const ada = await person()
    await enrollFactor(ada)
    return signIn(ada.login)
  }

  const stepUp = async (): Promise<TestAnswer> => {
    const { headers } = await house.call('GET', '/login/step-up/redirect', undefined, { authorization: '' })
    return post('', { stateToken: new URL(headers.location ?? '').searchParams.get('stateToken') })
  }

  const reach: Record<Exclude<State, 'LOCKED_OUT'>, () => Promise<TestAnswer>> = {
    UNAUTHENTICATED: stepUp,
    PASSWORD_WARN: async () => signIn((await person()).login, { options: { warnBeforePasswordExpired: true } }),
    async PASSWORD_EXPIRED() {
      const { id, login } = await person()
      await admin('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
      return signIn(login)
    },
    RECOVERY: recovery,
    async RECOVERY_CHALLENGE() {
      const ada = await person(question)
      const phone = { phoneNumber: `+1415555${String(2000 + made++)}` }
      await admin('POST', `/api/v1/users/${ada.id}/factors?activate=true`, {
        factorType: 'sms',
        provider: 'OKTA',
        profile: phone,
      })
      return post('/recovery/password', { username: ada.login, factorType: 'SMS' })
    },
    PASSWORD_RESET: async () => follow('next', await recovery(), { answer: 'blue' }),
    MFA_ENROLL: async () => signIn((await person()).login),
    MFA_ENROLL_ACTIVATE: () => enroll(emailed),
    MFA_REQUIRED: () => mfaRequired(),
    async MFA_CHALLENGE() {
      const required = await mfaRequired(enrollEmail)
      const [{ id }] = required.body._embedded.factors
      return post(`/factors/${id}/verify`, { stateToken: required.body.stateToken })
    },
    async SUCCESS() {
      const ada = await person()
      await enrollQuestion(ada)
      const required = await follow('next', await stepUp(), { username: ada.login, password })
      return post('/factors/question/verify', { stateToken: required.body.stateToken, answer: 'mayonnaise' })
    },
  }

  /** Where a state must be reached by another way for a verb to lead on. */
  const reachFor: Partial<Record<Verb, () => Promise<TestAnswer>>> = {
    pollActivation: () => enroll({ factorType: 'push', provider: 'OKTA' }),
    sendActivationLink: () => enroll({ factorType: 'push', provider: 'OKTA' }),
  }

  const factorIn = ({ body }: TestAnswer): string =>
    body._embedded?.factor?.id ?? body._embedded?.factors?.[0]?.id ?? 'emf00000000000000000'

  type Play = { path(answer: TestAnswer): string; body?(answer: TestAnswer): Record<string, unknown> }
  const plays: Record<Exclude<Verb, 'goOn'>, Play> = {
    look: { path: () => '' },
    authenticate: { path: () => '', body: () => ({ username: `ada${made - 1}@example.com`, password }) },
    changePassword: {
      path: () => '/credentials/change_password',
      body: () => ({ oldPassword: password, newPassword: fresh }),
    },
    resetPassword: { path: () => '/credentials/reset_password', body: () => ({ newPassword: fresh }) },
    enroll: { path: () => '/factors', body: () => asked },
    activate: {
      path: (answer) => `/factors/${factorIn(answer)}/lifecycle/activate`,
      body: () => ({ passCode: codeIn(house.mail.at(-1)?.text ?? '') }),
    },
    pollActivation: { path: (answer) => `/factors/${factorIn(answer)}/lifecycle/activate/poll` },
    sendActivationLink: { path: (answer) => `/factors/${factorIn(answer)}/lifecycle/activate/email` },
    resendActivation: { path: (answer) => `/factors/${factorIn(answer)}/lifecycle/resend` },
    verify: {
      path: (answer) => `/factors/${factorIn(answer)}/verify`,
      body: ({ body }) =>
        body.status === 'MFA_CHALLENGE'
          ? { passCode: codeIn(house.mail.at(-1)?.text ?? '') }
          : { answer: 'mayonnaise' },
    },
    resendChallenge: { path: (answer) => `/factors/${factorIn(answer)}/verify/resend` },
    answerRecovery: { path: () => '/recovery/answer', body: () => ({ answer: 'blue' }) },
    verifyRecovery: {
      path: () => '/recovery/factors/SMS/verify',
      body: () => ({ passCode: codeIn(house.phone.at(-1)?.text ?? '') }),
    },
    resendRecovery: { path: () => '/recovery/factors/SMS/resend' },
    previous: { path: () => '/previous' },
    skip: { path: () => '/skip' },
    cancel: { path: () => '/cancel' },
  }

  const held = states.filter((state): state is Exclude<State, 'LOCKED_OUT'> => state !== 'LOCKED_OUT')
  const verbs = Object.keys(plays) as Exclude<Verb, 'goOn'>[]

  test.each(held)('%s is reached by calls alone', async (state) => {
    expect((await reach[state]()).body).toMatchObject({ status: state })
  })

  describe.each(verbs)('%s', (verb) => {
    test.each(held)('in %s goes as the table says', async (state) => {
      const cell = lifecycle[verb][state]
      const before = await ((typeof cell !== 'string' && reachFor[verb]) || reach[state])()
      house.advance(31 * second)
      const { path, body } = plays[verb]
      const { stateToken } = before.body
      const answer = await post(path(before), { stateToken, ...body?.(before) })
      if (typeof cell === 'string') {
        expect(said(answer)).toBe(`403 ${cell}`)
        expect(causes(answer)).toEqual(['This operation is not allowed in the current authentication state.'])
        expect((await post('', { stateToken })).body).toMatchObject({ status: state })
        return
      }
      // What may not be left out is not offered as a link.
      if (verb === 'skip' && state === 'MFA_ENROLL') return expect(said(answer)).toBe('403 E0000079')
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      const { stateToken: goesOn } = answer.body
      expect(cell).toContain(goesOn === undefined ? 'ENDED' : answer.body.status)
      if (goesOn !== stateToken) expect(said(await post('', { stateToken }))).toBe('401 E0000011')
      if (goesOn !== undefined) {
        expect(said(await post('', { stateToken: goesOn }))).toBe(`200 ${answer.body.status}${result(answer)}`)
      }
    })
  })

  const result = ({ body }: TestAnswer) => (body.factorResult ? ` ${body.factorResult}` : '')

  test('a further factor may be left out once there is one', async () => {
    const more = await enroll(asked, { multiOptionalFactorEnroll: true })
    expect(more.body).toMatchObject({ status: 'MFA_ENROLL', _links: { skip: { name: 'skip' } } })
    expect(said(await follow('skip', more))).toBe('200 SUCCESS')
  })

  test('going on to the page that was wanted comes last, and is done once', async () => {
    const at = (uri: string) =>
      house.call('GET', uri.replace('https://org.example', ''), undefined, { authorization: '' })
    const done = await reach.SUCCESS()
    expect(done.body).toMatchObject({ type: 'SESSION_STEP_UP', _links: { next: { name: 'original' } } })
    expect(done.body.sessionToken).toBeUndefined()
    const there = await at(hrefOf(done.body._links.next))
    expect(there).toMatchObject({ status: 302, headers: { location: 'https://org.example/app/UserHome' } })
    const cookie = there.headers['set-cookie'] ?? ''
    expect(cookie).toMatch(/^sid=/)
    const mine = await house.call('GET', '/api/v1/sessions/me', undefined, { authorization: '', cookie })
    expect(mine.body).toMatchObject({ status: 'ACTIVE', amr: ['pwd', 'kba', 'mfa'] })
    // Whoever comes with the same address again is nobody, and may sign in.
    const again = await at(hrefOf(done.body._links.next))
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(again.headers.location).toMatch(/^https:\/\/org\.example\/login\/login\.htm\?stateToken=00/)
  })

  test('no session begins for whom all sessions were ended meanwhile', async () => {
    const done = await reach.SUCCESS()
    await admin('DELETE', `/api/v1/users/${done.body._embedded.user.id}/sessions`)
    const uri = hrefOf(done.body._links.next).replace('https://org.example', '')
    const { headers } = await house.call('GET', uri, undefined, { authorization: '' })
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers.location).toMatch(/login\.htm\?stateToken=00/)
  })
})

describe('who signs in', () => {
  beforeEach(async () => {
    house = await startTestHouse()
    everyone = ''
  })
  afterEach(() => house.close())

  test('with a right password is in, and answered as recorded', async () => {
    const { id, login } = await person()
    const { status, body } = await signIn(login)
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(['expiresAt', 'status', 'sessionToken', '_embedded', '_links'])
    expect(body).toEqual({
      expiresAt: '2026-01-15T12:05:00.000Z',
      status: 'SUCCESS',
      sessionToken: expect.stringMatching(/^20111[\w-]{50}$/),
      _embedded: {
        user: {
          id,
          passwordChanged: '2026-01-15T12:00:00.000Z',
          profile: {
            login,
            firstName: 'Ada',
            lastName: 'Lovelace',
            locale: 'en_US',
            timeZone: 'America/Los_Angeles',
          },
        },
      },
      _links: { cancel: { href: 'https://org.example/api/v1/authn/cancel', hints: { allow: ['POST'] } } },
    })
    expect((await admin('GET', `/api/v1/users/${id}`)).lastLogin).toBe('2026-01-15T12:00:00.000Z')
    expect((await eventsOf('user.session.start')).at(-1)).toMatchObject({ actor: { alternateId: login } })
    expect((await eventsOf('policy.evaluate_sign_on')).at(-1)).toMatchObject({ outcome: { result: 'ALLOW' } })
  })

  test('gets back the relay state, with every answer', async () => {
    const ada = await person()
    const relayState = '/myapp/deep/link'
    expect((await signIn(ada.login, { relayState })).body).toMatchObject({ status: 'SUCCESS', relayState })
    await enrollQuestion(ada)
    await signOn(withFactor)
    const required = await signIn(ada.login, { relayState })
    expect(required.body.relayState).toBe(relayState)
    expect((await follow('cancel', required)).body).toEqual({ relayState })
  })

  test('by the first part of a login that is nobody else’s', async () => {
    const { login } = await person()
    expect(said(await signIn(login.split('@')[0] ?? ''))).toBe('200 SUCCESS')
  })

  test.each([{}, { username: 'ada' }, { password }, { username: '', password }, { username: null, password: null }])(
    'says who they are and proves it: %j is too little',
    async (body) => {
      const answer = await post('', body)
      expect(said(answer)).toBe('400 E0000001')
      expect(answer.body.errorSummary).toBe('Api validation failed: authRequest')
      expect(causes(answer)).toEqual(["The 'username' and 'password' attributes are required in this context."])
    },
  )

  test('to an app that the org does not have is told so, whoever they are', async () => {
    const answer = await post('', { username: 'nobody', password, audience: '0oa6gva7owNAhDam50h7' })
    expect(said(answer)).toBe('400 E0000001')
    expect(causes(answer)).toEqual(["Invalid or unknown audience '0oa6gva7owNAhDam50h7'."])
  })

  test('wrongly hears the same, be there anybody of that name or not, and of whatever status', async () => {
    const open = await person()
    const gone = await person()
    await admin('POST', `/api/v1/users/${gone.id}/lifecycle/suspend`)
    const answers = [
      await signIn(open.login, { password: 'Wrong-pass1' }),
      await signIn('nobody@example.com'),
      await signIn(gone.login),
      await signIn(gone.login, { password: 'Wrong-pass1' }),
      await post('', { token: 'no-such-link' }),
    ]
    for (const { status, headers, body } of answers) {
      expect({ status, ...body, errorId: '' }).toEqual({ ...answers[0]?.body, status: 401, errorId: '' })
      expect(Object.keys(headers)).toEqual(Object.keys(answers[0]?.headers ?? {}))
    }
    expect(said(answers[0] as TestAnswer)).toBe('401 E0000004')
    expect(await house.store.db.selectFrom('authn_transactions').selectAll().execute()).toEqual([])
  })

  test('too often wrongly is locked out, and hears so only where the policy says that', async () => {
    const lockout = { maxAttempts: 2, autoUnlockMinutes: 0 }
    await passwords({ password: { lockout: { ...lockout, showLockoutFailures: true } } })
    const { login } = await person()
    for (const _ of [1, 2]) expect(said(await signIn(login, { password: 'Wrong-pass1' }))).toBe('401 E0000004')
    const answer = await signIn(login, { relayState: 'there' })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      status: 'LOCKED_OUT',
      relayState: 'there',
      _embedded: {},
      _links: {
        next: {
          name: 'unlock',
          href: 'https://org.example/api/v1/authn/recovery/unlock',
          hints: { allow: ['POST'] },
        },
      },
    })
    await passwords({ password: { lockout: { ...lockout, showLockoutFailures: false } } })
    expect(said(await signIn(login))).toBe('401 E0000004')
  })

  test('cannot guess more often by guessing many times at the same moment', async () => {
    const { id, login } = await person()
    const guesses = Array.from({ length: 30 }, (_, at) =>
      signIn(login, at === 29 ? {} : { password: `Wrong-pass${at}` }),
    )
    expect(new Set((await Promise.all(guesses)).map(said))).toEqual(new Set(['401 E0000004']))
    expect((await admin('GET', `/api/v1/users/${id}`)).status).toBe('LOCKED_OUT')
    const counted = (await eventsOf('user.session.start')).filter(
      ({ outcome }) => outcome.reason === 'INVALID_CREDENTIALS',
    )
    expect(counted).toHaveLength(10)
  })

  test('with a password that will expire is warned where they want to be, and may go on', async () => {
    await passwords({ password: { age: { maxAgeDays: 20, expireWarnDays: 10, minAgeMinutes: 0, historyCount: 0 } } })
    const { login } = await person()
    const warn = { options: { warnBeforePasswordExpired: true } }
    house.advance(9 * day)
    expect(said(await signIn(login, warn))).toBe('200 SUCCESS')
    house.advance(7 * day + 1)
    expect(said(await signIn(login))).toBe('200 SUCCESS')
    const warned = await signIn(login, warn)
    expect(warned.body).toMatchObject({
      status: 'PASSWORD_WARN',
      _embedded: { policy: { expiration: { passwordExpireDays: 3 }, complexity: { minLength: 8, minSymbol: 0 } } },
      _links: { next: { name: 'changePassword' }, skip: { name: 'skip' } },
    })
    expect(said(await follow('skip', warned))).toBe('200 SUCCESS')
    const changed = await follow('next', await signIn(login, warn), { oldPassword: password, newPassword: fresh })
    expect(said(changed)).toBe('200 SUCCESS')
    expect(said(await signIn(login, { ...warn, password: fresh }))).toBe('200 SUCCESS')
  })

  test('is not warned of a password that ends today, where the policy warns of none', async () => {
    await passwords({ password: { age: { maxAgeDays: 20, expireWarnDays: 0, minAgeMinutes: 0, historyCount: 0 } } })
    const { login } = await person()
    house.advance(20 * day - minute)
    expect(said(await signIn(login, { options: { warnBeforePasswordExpired: true } }))).toBe('200 SUCCESS')
  })

  test('with a password that has expired changes it first, by the old one and the rules', async () => {
    const { id, login } = await person()
    await admin('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
    const expired = await signIn(login)
    expect(expired.body).toMatchObject({ status: 'PASSWORD_EXPIRED', _links: { next: { name: 'changePassword' } } })
    const change = (oldPassword: string, newPassword: string) => follow('next', expired, { oldPassword, newPassword })
    const wrong = await change('Wrong-pass1', fresh)
    expect(said(wrong)).toBe('403 E0000014')
    expect(causes(wrong)).toEqual(['oldPassword: The credentials provided were incorrect.'])
    const weak = await change(password, 'weak')
    expect(said(weak)).toBe('403 E0000014')
    expect(causes(weak)[0]).toMatch(/^Password requirements were not met\./)
    expect(said(await change(password, fresh))).toBe('200 SUCCESS')
    expect(said(await change(fresh, 'Other-pass3'))).toBe('401 E0000011')
    expect(said(await signIn(login))).toBe('401 E0000004')
    expect(said(await signIn(login, { password: fresh }))).toBe('200 SUCCESS')
  })

  test('and changes the password ends other sessions if they want, and not the one that they begin', async () => {
    const { id, login } = await person()
    const earlier = (await signIn(login)).body.sessionToken
    await admin('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
    const body = { oldPassword: password, newPassword: fresh, revokeSessions: true }
    const { sessionToken } = (await follow('next', await signIn(login), body)).body
    const begin = (token: string) => house.call('POST', '/api/v1/sessions', { sessionToken: token })
    expect(said(await begin(earlier))).toBe('401 E0000004')
    expect((await begin(sessionToken)).body).toMatchObject({ status: 'ACTIVE', userId: id })
  })
})

describe('a name, where limits are on,', () => {
  beforeEach(async () => {
    house = await startTestHouse({ rateLimits: true })
    everyone = ''
  })
  afterEach(() => house.close())

  const all = async (names: readonly string[]) => {
    const answers = []
    for (const name of names) answers.push(await signIn(name))
    return answers
  }
  const limitOf = ({ headers }: TestAnswer) => [
    headers['x-rate-limit-limit'],
    headers['x-rate-limit-remaining'],
    headers['x-rate-limit-reset'],
  ]

  test('may be signed in by four times a second, whoever asks and however it is written', async () => {
    const { login } = await person()
    const bob = await person()
    expect((await all([login, login.toUpperCase(), ` ${login}`, login])).map(said)).toEqual(
      Array(4).fill('200 SUCCESS'),
    )
    const refused = await signIn(login)
    expect(said(refused)).toBe('429 E0000047')
    expect(limitOf(refused)).toEqual(['4', '0', String(house.now().getTime() / 1000 + 1)])
    // An application that the org trusts, and the older way in, draw from the same.
    expect(said(await house.call('POST', '/api/v1/authn', { username: login, password }))).toBe('429 E0000047')
    const older = { username: login, password }
    expect(said(await house.call('POST', '/api/v1/sessions', older, { authorization: '' }))).toBe('429 E0000047')
    expect(said(await signIn(bob.login))).toBe('200 SUCCESS')
    house.advance(second)
    const later = await signIn(login)
    expect(said(later)).toBe('200 SUCCESS')
    expect(limitOf(later)[0]).toBe('500')
  })

  test('hears the same and no more, be there anybody of that name or not', async () => {
    const { login } = await person()
    const heard = async (name: string) => {
      const answers = []
      for (let tries = 0; tries < 6; tries++) {
        const answer = await post('', { username: name, password: 'wrong' })
        answers.push([said(answer), answer.headers['x-rate-limit-limit'], causes(answer)])
      }
      return answers
    }
    const ofSomebody = await heard(login)
    expect(ofSomebody.map(([what]) => what)).toEqual([
      ...Array(4).fill('401 E0000004'),
      ...Array(2).fill('429 E0000047'),
    ])
    expect(await heard('nobody@example.com')).toEqual(ofSomebody)
    // What was not looked at counts toward no lockout.
    expect(
      await house.store.db.selectFrom('users').select('failed_attempts').where('login_key', '=', login).execute(),
    ).toEqual([{ failed_attempts: 4 }])
  })

  test('that has none left is told by the log once a second, as nobody’s', async () => {
    const { login } = await person()
    const limited = async () =>
      (await eventsOf('user.session.start')).filter(({ outcome }) => outcome?.reason === 'user_rate_limited')
    await all(Array(7).fill(login))
    expect(await limited()).toMatchObject([
      { actor: { id: 'unknown', alternateId: login }, outcome: { result: 'FAILURE', reason: 'user_rate_limited' } },
    ])
    house.advance(second)
    await all(Array(6).fill(login))
    expect(await limited()).toHaveLength(2)
  })

  test('is not drawn upon by steps of a sign-in, nor by a body that cannot be used', async () => {
    const ada = await person()
    await enrollQuestion(ada)
    await signOn(withFactor)
    const { stateToken } = (await signIn(ada.login)).body
    for (let tries = 0; tries < 6; tries++) {
      expect(said(await post('', { stateToken }))).toBe('200 MFA_REQUIRED')
      expect(said(await post('', { username: { name: ada.login }, password }))).toMatch(/^400 /)
    }
    expect(said(await post('/factors/question/verify', { stateToken, answer: 'mayonnaise' }))).toBe('200 SUCCESS')
    expect((await all(Array(4).fill(ada.login))).map(said)).toEqual([
      ...Array(3).fill('200 MFA_REQUIRED'),
      '429 E0000047',
    ])
  })

  test('has as many as the org says, and as many as it likes where limits are off', async () => {
    const { login } = await person()
    const limits = (enforced: boolean, ofAName: number) =>
      house.store.db
        .updateTable('orgs')
        .set({ rate_limits: JSON.stringify({ enforced, limits: { '/api/v1/authn:username': ofAName } }) })
        .execute()
    await limits(true, 1)
    expect((await all([login, login])).map(said)).toEqual(['200 SUCCESS', '429 E0000047'])
    await limits(false, 1)
    expect((await all(Array(6).fill(login))).map(said)).toEqual(Array(6).fill('200 SUCCESS'))
  })
})

describe('a policy', () => {
  beforeEach(async () => {
    house = await startTestHouse()
    everyone = ''
  })
  afterEach(() => house.close())

  test('that denies a sign-in is heard as a wrong password, and named in the log and in the trace', async () => {
    const { login } = await person()
    const rule = await signOn({ access: 'DENY' })
    const denied = await signIn(login)
    const wrong = await signIn(login, { password: 'Wrong-pass1' })
    expect({ ...denied.body, errorId: '' }).toEqual({ ...wrong.body, errorId: '' })
    const [event] = await eventsOf('policy.evaluate_sign_on')
    expect(event).toMatchObject({
      actor: { alternateId: login },
      outcome: { result: 'DENY' },
      target: [
        { type: 'PolicyEntity', id: rule.policyId },
        { type: 'PolicyRule', id: rule.id, displayName: rule.name },
      ],
    })
    const trace = await admin('GET', `/stuntdouble/api/errors/${denied.body.errorId}`)
    expect(trace.rule ?? null).toBeNull()
    expect(trace.causeChain[1].message).toContain(`rule “${rule.name}”`)
    expect(trace.logEvents.map(({ eventType }: { eventType: string }) => eventType)).toEqual([
      'policy.evaluate_sign_on',
    ])
  })

  test('that denies whoever has come further is told openly (E0000085), and nothing has changed', async () => {
    const { id, login } = await person()
    await admin('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
    const expired = await signIn(login)
    await signOn({ access: 'DENY' })
    const change = await follow('next', expired, { oldPassword: password, newPassword: fresh })
    expect(said(change)).toBe('403 E0000085')
    expect(causes(change)).toEqual([])
    expect((await eventsOf('policy.evaluate_sign_on')).at(-1)).toMatchObject({ outcome: { result: 'DENY' } })
    expect(said(await post('', { stateToken: expired.body.stateToken }))).toBe('200 PASSWORD_EXPIRED')
  })

  test('may depend on where somebody comes from, which a trusted proxy says', async () => {
    const zone = await admin('POST', '/api/v1/zones', {
      type: 'IP',
      name: 'Branch',
      status: 'ACTIVE',
      gateways: [{ type: 'CIDR', value: '203.0.113.0/24' }],
      proxies: [{ type: 'CIDR', value: '127.0.0.1/32' }],
    })
    await signOn({ access: 'DENY' }, { connection: 'ZONE', include: [zone.id] })
    const { login } = await person()
    expect(said(await signIn(login))).toBe('200 SUCCESS')
    expect(said(await signIn(login, {}, { 'x-forwarded-for': '203.0.113.9' }))).toBe('401 E0000004')
    expect(said(await signIn(login, {}, { 'x-forwarded-for': '198.51.100.9' }))).toBe('200 SUCCESS')
    expect((await eventsOf('policy.evaluate_sign_on')).map(({ ip }) => ip)).toEqual([
      '127.0.0.1',
      '203.0.113.9',
      '198.51.100.9',
    ])
  })

  test('that wants a factor of whoever has none and may have none keeps them out', async () => {
    const { login } = await person()
    await signOn(withFactor)
    await enrolling({ okta_question: 'OPTIONAL' }, 'NEVER')
    expect(said(await signIn(login))).toBe('401 E0000004')
    expect(await eventsOf('user.session.start')).toEqual([])
  })

  test('has people enroll what is required, and with the first sign-in something where they have nothing', async () => {
    const ada = await person()
    await enrolling({ okta_question: 'REQUIRED', okta_email: 'REQUIRED', okta_sms: 'OPTIONAL' }, 'LOGIN')
    const first = await signIn(ada.login)
    const offers = first.body._embedded.factors.map((each: Record<string, string>) => [
      each.factorType,
      each.enrollment,
      each.status,
    ])
    expect(offers).toEqual([
      ['question', 'REQUIRED', 'NOT_SETUP'],
      ['sms', 'OPTIONAL', 'NOT_SETUP'],
      ['email', 'REQUIRED', 'NOT_SETUP'],
    ])
    expect(first.body._links.skip).toBeUndefined()
    const { stateToken } = first.body
    const second = await post('/factors', { stateToken, ...asked })
    expect(second.body).toMatchObject({ status: 'MFA_ENROLL', _embedded: { factors: [{ status: 'ACTIVE' }, {}, {}] } })
    const pending = await post('/factors', { stateToken, ...emailed })
    expect(pending.body).toMatchObject({
      status: 'MFA_ENROLL_ACTIVATE',
      _embedded: { factor: { factorType: 'email' } },
      _links: { next: { name: 'activate' }, prev: {}, resend: [{ name: 'email' }] },
    })
    expect(said(await follow('next', pending, { passCode: '000000' }))).toBe('403 E0000068')
    const done = await follow('next', pending, { passCode: codeIn(house.mail.at(-1)?.text ?? '') })
    expect(said(done)).toBe('200 SUCCESS')
    expect(said(await signIn(ada.login))).toBe('200 SUCCESS')
  })

  test('gives a factor to some and not to others (E0000006)', async () => {
    const { login } = await person()
    await signOn(withFactor)
    await enrolling({ okta_email: 'OPTIONAL' })
    const { stateToken } = (await signIn(login)).body
    expect(said(await post('/factors', { stateToken, ...asked }))).toBe('403 E0000006')
  })
})

describe('a factor', () => {
  beforeEach(async () => {
    house = await startTestHouse()
    everyone = ''
  })
  afterEach(() => house.close())

  test('is asked for after the password, and says so in the session', async () => {
    const ada = await person()
    await enrollQuestion(ada)
    await signOn(withFactor)
    const required = await signIn(ada.login)
    expect(required.body).toMatchObject({
      status: 'MFA_REQUIRED',
      _embedded: {
        factors: [{ factorType: 'question', provider: 'OKTA', profile: { question: 'disliked_food' } }],
        policy: { allowRememberDevice: false, rememberDeviceLifetimeInMinutes: 0, rememberDeviceByDefault: false },
      },
    })
    expect(JSON.stringify(required.body)).not.toContain('mayonnaise')
    const [{ _links }] = required.body._embedded.factors
    const answered = (answer: string) =>
      follow('verify', { ...required, body: { ...required.body, _links } }, { answer })
    const wrong = await answered('ketchup')
    expect(said(wrong)).toBe('403 E0000068')
    expect(causes(wrong)).toEqual(["Your answer doesn't match our records. Please try again."])
    const { sessionToken } = (await answered('mayonnaise')).body
    const { body } = await house.call('POST', '/api/v1/sessions', { sessionToken })
    expect(body).toMatchObject({ amr: ['pwd', 'kba', 'mfa'], lastFactorVerification: '2026-01-15T12:00:00.000Z' })
    const evaluated = (await eventsOf('policy.evaluate_sign_on')).map(({ outcome }) => outcome.result)
    expect(evaluated).toEqual(['CHALLENGE', 'ALLOW'])
    expect((await eventsOf('user.authentication.auth_via_mfa')).map(({ outcome }) => outcome.result)).toEqual([
      'FAILURE',
      'SUCCESS',
    ])
  })

  test('comes before a password that has expired, whether or not the policy asks for it', async () => {
    const ada = await person()
    await enrollQuestion(ada)
    await admin('POST', `/api/v1/users/${ada.id}/lifecycle/expire_password`)
    const required = await signIn(ada.login)
    expect(required.body.status).toBe('MFA_REQUIRED')
    const { stateToken } = required.body
    const expired = await post('/factors/question/verify', { stateToken, answer: 'mayonnaise' })
    expect(said(expired)).toBe('200 PASSWORD_EXPIRED')
    expect(said(await follow('next', expired, { oldPassword: password, newPassword: fresh }))).toBe('200 SUCCESS')
  })

  test('that is proven wrongly too often locks the account, and then nothing proves it (E0000069)', async () => {
    await passwords({ password: { lockout: { maxAttempts: 3, autoUnlockMinutes: 0, showLockoutFailures: false } } })
    const ada = await person()
    await enrollQuestion(ada)
    await signOn(withFactor)
    const { stateToken } = (await signIn(ada.login)).body
    const verify = (answer: string) => post('/factors/question/verify', { stateToken, answer })
    for (const _ of [1, 2, 3]) expect(said(await verify('ketchup'))).toBe('403 E0000068')
    expect(said(await verify('mayonnaise'))).toBe('403 E0000069')
    expect(said(await post('/skip', { stateToken }))).toBe('403 E0000079')
    expect((await admin('GET', `/api/v1/users/${ada.id}`)).status).toBe('LOCKED_OUT')
  })

  test('cannot be guessed by trying many answers at the same moment', async () => {
    const ada = await person()
    await enrollQuestion(ada)
    await signOn(withFactor)
    const { stateToken } = (await signIn(ada.login)).body
    const guesses = Array.from({ length: 30 }, (_, at) =>
      post('/factors/question/verify', { stateToken, answer: at === 29 ? 'mayonnaise' : `sauce ${at}` }),
    )
    const heard = (await Promise.all(guesses)).map(said)
    expect(heard.filter((each) => each === '403 E0000068')).toHaveLength(10)
    expect(heard.filter((each) => each === '403 E0000069')).toHaveLength(20)
  })

  test('counts wrong passwords and wrong answers together, and forgives neither before the end', async () => {
    await passwords({ password: { lockout: { maxAttempts: 3, autoUnlockMinutes: 0, showLockoutFailures: false } } })
    const ada = await person()
    await enrollQuestion(ada)
    await signOn(withFactor)
    await signIn(ada.login, { password: 'Wrong-pass1' })
    const { stateToken } = (await signIn(ada.login)).body
    await post('/factors/question/verify', { stateToken, answer: 'ketchup' })
    await signIn(ada.login)
    await signIn(ada.login, { password: 'Wrong-pass1' })
    expect((await admin('GET', `/api/v1/users/${ada.id}`)).status).toBe('LOCKED_OUT')
  })

  test('is asked by mail, once more after a pause, and left for another', async () => {
    const ada = await person()
    await enrollEmail(ada)
    await enrollQuestion(ada)
    await signOn(withFactor)
    const { stateToken } = (await signIn(ada.login)).body
    const challenged = await post('/factors/email/verify', { stateToken })
    expect(challenged.body).toMatchObject({
      status: 'MFA_CHALLENGE',
      factorResult: 'CHALLENGE',
      _embedded: {
        factor: { factorType: 'email', profile: { email: expect.stringMatching(/^a\.\.\.\d@example\.com$/) } },
      },
      _links: { next: { name: 'verify' }, prev: {}, cancel: {}, resend: [{ name: 'email' }] },
    })
    expect(said(await follow('resend', challenged))).toBe('429 E0000118')
    house.advance(6 * second)
    const old = codeIn(house.mail.at(-1)?.text ?? '')
    expect(said(await follow('resend', challenged))).toBe('200 MFA_CHALLENGE CHALLENGE')
    const code = codeIn(house.mail.at(-1)?.text ?? '')
    if (old !== code) expect(said(await follow('next', challenged, { passCode: old }))).toBe('403 E0000068')
    expect(said(await follow('prev', challenged))).toBe('200 MFA_REQUIRED')
    expect(said(await post('/factors/question/verify', { stateToken, answer: 'mayonnaise' }))).toBe('200 SUCCESS')
    expect(said(await follow('next', challenged, { passCode: code }))).toBe('401 E0000011')
  })

  test('that was to be enrolled is given up by going back', async () => {
    const ada = await person()
    await signOn(withFactor)
    const { stateToken } = (await signIn(ada.login)).body
    const pending = await post('/factors', { stateToken, ...emailed })
    expect(said(await follow('prev', pending))).toBe('200 MFA_ENROLL')
    expect(await admin('GET', `/api/v1/users/${ada.id}/factors`)).toEqual([])
    expect(said(await follow('next', pending, { passCode: '123456' }))).toBe('403 E0000079')
  })

  test('of somebody else, or of another step, is none of this sign-in', async () => {
    const [ada, bob] = [await person(), await person()]
    const [hers, his] = [await enrollQuestion(ada), await enrollQuestion(bob)]
    await enrollEmail(ada)
    await signOn(withFactor)
    const { stateToken } = (await signIn(ada.login)).body
    const verify = (id: string) => post(`/factors/${id}/verify`, { stateToken, answer: 'mayonnaise' })
    expect(said(await verify(his.id))).toBe('404 E0000007')
    expect(said(await verify('sms'))).toBe('404 E0000007')
    await post('/factors/email/verify', { stateToken })
    house.advance(6 * second)
    expect(said(await post(`/factors/${hers.id}/verify/resend`, { stateToken }))).toBe('403 E0000079')
    expect(said(await verify(hers.id))).toBe('200 SUCCESS')
  })

  test('that is taken away while it is asked ends the sign-in', async () => {
    const ada = await person()
    const { id } = await enrollEmail(ada)
    await signOn(withFactor)
    const { stateToken } = (await signIn(ada.login)).body
    await post(`/factors/${id}/verify`, { stateToken })
    await admin('DELETE', `/api/v1/users/${ada.id}/factors/${id}`)
    expect(said(await post('', { stateToken }))).toBe('401 E0000011')
  })
})

describe('a device', () => {
  beforeEach(async () => {
    house = await startTestHouse()
    everyone = ''
  })
  afterEach(() => house.close())

  const verify = ({ body }: TestAnswer, remember = true) =>
    post(`/factors/question/verify?rememberDevice=${remember}`, { stateToken: body.stateToken, answer: 'mayonnaise' })
  const cookie = (token: string) => ({ cookie: `a=1; DT=${token}; b=2` })

  test('is remembered where its person wants that, for as long as the rule says', async () => {
    const ada = await person()
    await enrollQuestion(ada)
    await signOn({
      requireFactor: true,
      factorPromptMode: 'SESSION',
      factorLifetime: 60,
      rememberDeviceByDefault: true,
    })
    const mine = cookie('thisDevice')
    const required = await signIn(ada.login, {}, mine)
    expect(required.body._embedded.policy).toEqual({
      allowRememberDevice: true,
      rememberDeviceLifetimeInMinutes: 60,
      rememberDeviceByDefault: true,
      factorsPolicyInfo: {},
    })
    await verify(required, false)
    expect(said(await signIn(ada.login, {}, mine))).toBe('200 MFA_REQUIRED')
    await verify(await signIn(ada.login, {}, mine))
    expect(said(await signIn(ada.login, {}, mine))).toBe('200 SUCCESS')
    expect(said(await signIn(ada.login, {}, cookie('other')))).toBe('200 MFA_REQUIRED')
    expect(said(await signIn(ada.login))).toBe('200 MFA_REQUIRED')
    house.advance(60 * minute)
    expect(said(await signIn(ada.login, {}, mine))).toBe('200 MFA_REQUIRED')
  })

  test('is remembered without end where a factor is asked for once on each, and forgotten with the factors', async () => {
    const ada = await person()
    await enrollQuestion(ada)
    await signOn({ requireFactor: true, factorPromptMode: 'DEVICE' })
    const mine = cookie('thisDevice')
    await verify(await signIn(ada.login, {}, mine))
    house.advance(20 * day)
    const { sessionToken } = (await signIn(ada.login, {}, mine)).body
    // What was proven another time is not proven in this session.
    const { body } = await house.call('POST', '/api/v1/sessions', { sessionToken })
    expect(body).toMatchObject({ amr: ['pwd'], lastFactorVerification: null })
    await admin('POST', `/api/v1/users/${ada.id}/lifecycle/reset_factors`)
    await enrollQuestion(ada)
    expect(said(await signIn(ada.login, {}, mine))).toBe('200 MFA_REQUIRED')
  })

  test('is asked every time where the rule says so, remembered or not', async () => {
    const ada = await person()
    await enrollQuestion(ada)
    await signOn(withFactor)
    const mine = cookie('thisDevice')
    await verify(await signIn(ada.login, {}, mine))
    expect(said(await signIn(ada.login, {}, mine))).toBe('200 MFA_REQUIRED')
  })

  test('is named by a trusted application alone', async () => {
    const ada = await person()
    await enrollQuestion(ada)
    await signOn({ requireFactor: true, factorPromptMode: 'DEVICE' })
    const context = { deviceToken: '26q43Ak9Eh04p7H6Nnx0m69JqYOrfVBY' }
    const trusted = { authorization: `SSWS ${house.token}`, 'x-device-fingerprint': 'print-1' }
    await verify(await signIn(ada.login, { context }, trusted))
    expect(said(await signIn(ada.login, { context }))).toBe('200 MFA_REQUIRED')
    expect(said(await signIn(ada.login, { context }, trusted))).toBe('200 SUCCESS')
    expect((await eventsOf('policy.evaluate_sign_on'))[0]).toMatchObject({ debug: { deviceFingerprint: 'print-1' } })
    const tooLong = { deviceToken: 'x'.repeat(33) }
    const answer = await signIn(ada.login, { context: tooLong }, trusted)
    expect(said(answer)).toBe('400 E0000001')
    expect(causes(answer)).toEqual(['deviceToken: The field is too long'])
  })

  test('is kept by what cannot be used', async () => {
    const ada = await person()
    await enrollQuestion(ada)
    await signOn({ requireFactor: true, factorPromptMode: 'DEVICE' })
    await verify(await signIn(ada.login, {}, cookie('thisDevice')))
    const kept = await house.store.db.selectFrom('remembered_devices').selectAll().execute()
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain('thisDevice')
  })

  test('and what its person wished of pushes is forgotten with them', async () => {
    const ada = await person()
    await enrollQuestion(ada)
    await signOn({ requireFactor: true, factorPromptMode: 'DEVICE' })
    await verify(await signIn(ada.login, {}, cookie('thisDevice')))
    const { db } = house.store
    await db.insertInto('push_preferences').values({ org_id: house.orgId, user_id: ada.id, auto_push: 1 }).execute()
    await signIn(ada.login)
    await admin('DELETE', `/api/v1/users/${ada.id}`)
    await admin('DELETE', `/api/v1/users/${ada.id}`)
    for (const table of ['remembered_devices', 'push_preferences', 'authn_transactions'] as const) {
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([])
    }
  })
})

describe('a trusted application', () => {
  beforeEach(async () => {
    house = await startTestHouse({ lab: true })
    everyone = ''
  })
  afterEach(() => house.close())

  test('shows a token of somebody who may manage the credentials of people', async () => {
    const { login } = await person()
    const tokenOf = async (role: string) => {
      const { id } = await person()
      await admin('POST', `/api/v1/users/${id}/roles`, { type: role })
      return (await admin('POST', '/stuntdouble/api/tokens', { userId: id, name: role })).token as string
    }
    const by = async (token: string) => said(await signIn(login, {}, { authorization: `SSWS ${token}` }))
    expect(await by(await tokenOf('HELP_DESK_ADMIN'))).toBe('200 SUCCESS')
    expect(await by(await tokenOf('READ_ONLY_ADMIN'))).toBe('403 E0000006')
    expect(await by('made-up')).toBe('401 E0000011')
    expect(said(await signIn(login, {}, { authorization: 'Bearer x' }))).toBe('403 E0000005')
  })
})

describe('a state token', () => {
  beforeEach(async () => {
    house = await startTestHouse()
    everyone = ''
  })
  afterEach(() => house.close())

  async function required() {
    const ada = await person()
    await enrollQuestion(ada)
    await signOn(withFactor)
    const { stateToken } = (await signIn(ada.login)).body
    return {
      ada,
      stateToken,
      verify: (answer = 'mayonnaise') => post('/factors/question/verify', { stateToken, answer }),
    }
  }

  test('is kept by its hash alone', async () => {
    const { stateToken } = await required()
    expect(stateToken).toMatch(/^00[\w-]{40}$/)
    const rows = await house.store.db.selectFrom('authn_transactions').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(stateToken)
  })

  test('lives for five minutes after its last use, be that refused or not', async () => {
    const { stateToken, verify } = await required()
    house.advance(4 * minute)
    expect(said(await verify('ketchup'))).toBe('403 E0000068')
    house.advance(4 * minute)
    const { body } = await post('', { stateToken })
    expect(body).toMatchObject({ status: 'MFA_REQUIRED', expiresAt: '2026-01-15T12:13:00.000Z' })
    house.advance(4 * minute)
    expect(said(await post('/skip', { stateToken }))).toBe('403 E0000079')
    house.advance(5 * minute)
    expect(said(await verify())).toBe('401 E0000011')
    expect(said(await post('/cancel', { stateToken }))).toBe('401 E0000011')
  })

  test('lives on by a use that is refused before anything is looked at in a transaction', async () => {
    const { stateToken, verify } = await required()
    house.advance(4 * minute)
    expect(said(await post('/factors/made-up/verify', { stateToken, answer: 'mayonnaise' }))).toBe('404 E0000007')
    house.advance(4 * minute)
    const change = { stateToken, oldPassword: password, newPassword: fresh }
    expect(said(await post('/credentials/change_password', change))).toBe('403 E0000079')
    house.advance(4 * minute)
    expect(said(await post('', { stateToken, username: 'nobody', password: 'x' }))).toBe('403 E0000079')
    house.advance(4 * minute)
    expect(said(await verify())).toBe('200 SUCCESS')
  })

  test('that is unknown, used up, or cancelled is told from none of the others', async () => {
    const { stateToken, verify } = await required()
    await verify()
    const cancelled = (await required()).stateToken
    await post('/cancel', { stateToken: cancelled })
    const answers = [
      await post('', { stateToken: `00${'x'.repeat(40)}` }),
      await post('', { stateToken }),
      await post('', { stateToken: cancelled }),
    ]
    for (const answer of answers) {
      expect(said(answer)).toBe('401 E0000011')
      expect(answer.body).toMatchObject({ errorSummary: 'Invalid token provided', errorCauses: [] })
    }
  })

  test('is used up once by whoever shows it twice at the same time', async () => {
    const { verify } = await required()
    const answers = await Promise.all([verify(), verify(), verify()])
    expect(answers.map(said).sort()).toEqual(['200 SUCCESS', '401 E0000011', '401 E0000011'])
    expect(await house.store.db.selectFrom('session_tokens').selectAll().execute()).toHaveLength(1)
  })

  test('that two hold who read it at the same time is used by the one who writes first', async () => {
    const { stateToken } = await required()
    const twice = write(house.app.runner, await house.app.systemOf(house.orgId), [], async (ctx) => {
      const [one, two] = [await load(ctx, stateToken, 'cancel'), await load(ctx, stateToken, 'cancel')]
      await end(ctx, one, 'cancel')
      await end(ctx, two, 'cancel')
    })
    await expect(twice).rejects.toMatchObject({ code: 'E0000011' })
    // What was refused has changed nothing.
    expect(said(await post('', { stateToken }))).toBe('200 MFA_REQUIRED')
  })

  test('of a locked account is none: its answer carries no token', () => {
    for (const verb of ['look', 'cancel', 'verify'] as const) {
      expect(() => mustLead(verb, { state: 'LOCKED_OUT' })).toThrowError(expect.objectContaining({ code: 'E0000011' }))
    }
  })

  test('is of its org alone, and of its step: of two faults the earlier is heard', async () => {
    const { stateToken } = await required()
    const change = (token: string, newPassword?: string) =>
      post('/credentials/change_password', { stateToken: token, oldPassword: 'Wrong-pass1', newPassword })
    expect(said(await change('made-up'))).toBe('400 E0000001')
    expect(said(await change('made-up', 'weak'))).toBe('401 E0000011')
    expect(said(await change(stateToken, 'weak'))).toBe('403 E0000079')
    expect(said(await post('/cancel', {}))).toBe('400 E0000001')
    expect(said(await post('/factors/nonsense/verify', { stateToken: 'made-up' }))).toBe('401 E0000011')
  })

  test('is worth nothing once its person is suspended, even when that is over, or has another password', async () => {
    const { ada, stateToken, verify } = await required()
    await admin('POST', `/api/v1/users/${ada.id}/lifecycle/suspend`)
    expect(said(await verify())).toBe('401 E0000011')
    await admin('POST', `/api/v1/users/${ada.id}/lifecycle/unsuspend`)
    expect(said(await verify())).toBe('401 E0000011')
    const other = await signIn(ada.login)
    house.advance(second)
    await admin('POST', `/api/v1/users/${ada.id}/credentials/change_password`, {
      oldPassword: { value: password },
      newPassword: { value: fresh },
    })
    const again = await post('/factors/question/verify', { stateToken: other.body.stateToken, answer: 'mayonnaise' })
    expect(said(again)).toBe('401 E0000011')
    expect(said(await post('', { stateToken }))).toBe('401 E0000011')
  })

  test('leads to a page of this server, or of a site that the org trusts, and nowhere else', async () => {
    const { login } = await person()
    const wanting = async (fromURI: string) => {
      const query = new URLSearchParams({ fromURI })
      const { headers } = await house.call('GET', `/login/step-up/redirect?${query}`, undefined, { authorization: '' })
      const stateToken = new URL(headers.location ?? '').searchParams.get('stateToken')
      const begun = await post('', { stateToken })
      expect(begun.body).toMatchObject({
        status: 'UNAUTHENTICATED',
        type: 'SESSION_STEP_UP',
        _links: { next: { name: 'authenticate', href: 'https://org.example/api/v1/authn' } },
      })
      const done = await follow('next', begun, { username: login, password })
      const to = hrefOf(done.body._links.next).replace('https://org.example', '')
      return (await house.call('GET', to, undefined, { authorization: '' })).headers.location
    }
    expect(await wanting('/enduser/settings')).toBe('https://org.example/enduser/settings')
    for (const elsewhere of ['https://evil.example/', '//evil.example', 'javascript:alert(1)', '/\\evil.example']) {
      expect(await wanting(elsewhere)).toBe('https://org.example/app/UserHome')
    }
  })
})
