import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestAnswer, type TestHouse } from '../../../test/house.js'
import { day, minute, second } from '../../kernel/time.js'
import type { Message } from '../../ports/index.js'
import { wrongCodesMax } from './model.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse()
})
afterEach(() => house.close())

const login = 'ada@example.com'
const password = 'Old-pass-word-1'
const fresh = 'New-pass-word-2'
const phone = '+15550100001'
const question = { question: 'Which colour?', answer: 'Blue whale' }

type Ways = { name?: string; profile?: object; question?: boolean; sms?: boolean; call?: boolean }

/** Somebody with a password, a question and, where it is said, phones that were verified. */
async function person({ name = login, profile, ...ways }: Ways = {}): Promise<string> {
  const { body } = await house.call('POST', '/api/v1/users', {
    profile: { login: name, email: name, firstName: 'Ada', lastName: 'Example', ...profile },
    credentials: {
      password: { value: password },
      ...(ways.question === false ? {} : { recovery_question: question }),
    },
  })
  for (const kind of ['sms', 'call'] as const) {
    if (!ways[kind]) continue
    const made = await house.call('POST', `/api/v1/users/${body.id}/factors?activate=true`, {
      factorType: kind,
      provider: 'OKTA',
      profile: { phoneNumber: phone },
    })
    expect(made.body).toMatchObject({ status: 'ACTIVE' })
  }
  return body.id
}

type Change = { settings?: (settings: Settings) => void; actions?: Record<string, { access: 'ALLOW' | 'DENY' }> }
// biome-ignore lint/suspicious/noExplicitAny: settings are JSON that a test changes in one place.
type Settings = any

/** Changes the password policy of the org, and the actions of its rule. */
async function policy({ settings, actions }: Change): Promise<void> {
  const [found] = (await house.call('GET', '/api/v1/policies?type=PASSWORD')).body
  if (settings !== undefined) {
    settings(found.settings)
    expect((await house.call('PUT', `/api/v1/policies/${found.id}`, found)).status).toBe(200)
  }
  if (actions === undefined) return
  const [rule] = (await house.call('GET', `/api/v1/policies/${found.id}/rules`)).body
  const changed = { ...rule, actions: { ...rule.actions, ...actions } }
  expect((await house.call('PUT', `/api/v1/policies/${found.id}/rules/${rule.id}`, changed)).status).toBe(200)
}

const withPhones = () =>
  policy({
    settings({ recovery }) {
      recovery.factors.okta_sms.status = 'ACTIVE'
      recovery.factors.okta_call.status = 'ACTIVE'
    },
  })
const withoutQuestion = () =>
  policy({
    settings({ recovery }) {
      recovery.factors.recovery_question.status = 'INACTIVE'
    },
  })
const withUnlock = () => policy({ actions: { selfServiceUnlock: { access: 'ALLOW' } } })

/** As a browser asks: without any token of the org's. */
const post = (path: string, body: unknown): Promise<TestAnswer> =>
  house.call('POST', `/api/v1/authn${path}`, body, { authorization: '' })
/** As an application that the org trusts. */
const trusted = (path: string, body: unknown): Promise<TestAnswer> => house.call('POST', `/api/v1/authn${path}`, body)

const said = ({ status, body }: TestAnswer) => `${status} ${body.errorCode ?? body.status ?? ''}`.trim()
const causes = ({ body }: TestAnswer) =>
  body.errorCauses.map(({ errorSummary }: { errorSummary: string }) => errorSummary)

const tokenIn = (message: Message | undefined): string =>
  /\/signin\/[\w-]+\/([\w-]+)/.exec(message?.text ?? '')?.[1] ?? ''
const codeSent = (): string => house.phone.at(-1)?.code ?? 'none was sent'
const statusOf = async (id: string) => (await house.call('GET', `/api/v1/users/${id}`)).body.status
const signIn = (value: string) => post('', { username: login, password: value })
const logged = async (type: string) =>
  (await house.call('GET', `/api/v1/logs?filter=${encodeURIComponent(`eventType eq "${type}"`)}`)).body

const askForMail = async (type = 'password') => {
  await post(`/recovery/${type}`, { username: login, factorType: 'EMAIL' })
  return tokenIn(house.mail.at(-1))
}
const opened = async (recoveryToken: string) =>
  (await post('/recovery/token', { recoveryToken })).body.stateToken as string
const answered = (stateToken: string, answer = question.answer) => post('/recovery/answer', { stateToken, answer })
const reset = (stateToken: string, newPassword = fresh) =>
  post('/credentials/reset_password', { stateToken, newPassword })
const lockOut = async (times = 10) => {
  for (let at = 0; at < times; at++) await signIn('wrong')
}

describe('a forgotten password, by mail', () => {
  test('leads by a link over the question to a new password, and in', async () => {
    const id = await person()
    const begun = await post('/recovery/password', { username: login, factorType: 'EMAIL', relayState: '/there' })
    expect(begun.body).toEqual({
      status: 'RECOVERY_CHALLENGE',
      factorResult: 'WAITING',
      relayState: '/there',
      factorType: 'EMAIL',
      recoveryType: 'PASSWORD',
    })
    expect(house.mail).toMatchObject([{ to: login }])
    expect(house.mail[0]?.text).toContain('https://org.example/signin/reset-password/')

    const recovery = await post('/recovery/token', { recoveryToken: tokenIn(house.mail[0]) })
    expect(recovery.body).toMatchObject({
      stateToken: expect.stringMatching(/^00/),
      status: 'RECOVERY',
      recoveryType: 'PASSWORD',
      relayState: '/there',
      _embedded: { user: { id, recovery_question: { question: 'Which colour?' } } },
      _links: { next: { name: 'answer', href: 'https://org.example/api/v1/authn/recovery/answer' } },
    })
    expect(JSON.stringify(recovery.body)).not.toContain('whale')
    const { stateToken } = recovery.body

    const answer = await answered(stateToken, ' bLUE whale')
    expect(answer.body).toMatchObject({
      stateToken,
      status: 'PASSWORD_RESET',
      _embedded: { user: { id }, policy: { complexity: { minLength: 8 } } },
      _links: { next: { name: 'resetPassword' } },
    })

    const done = await reset(stateToken)
    expect(done.body).toMatchObject({ status: 'SUCCESS', sessionToken: expect.any(String), relayState: '/there' })
    expect(done.body).not.toHaveProperty('stateToken')
    expect(done.body).not.toHaveProperty('recoveryType')
    expect([said(await signIn(password)), said(await signIn(fresh))]).toEqual(['401 E0000004', '200 SUCCESS'])
    expect(house.mail.at(-1)?.subject).toBe('Your Example password was changed')
    const begin = await house.call(
      'POST',
      '/api/v1/sessions',
      { sessionToken: done.body.sessionToken },
      { authorization: '' },
    )
    expect(begin.body).toMatchObject({ userId: id, amr: ['pwd'] })
  })

  test('is told by Okta’s names, with the address of whoever asked', async () => {
    const id = await person()
    const stateToken = await opened(await askForMail())
    await answered(stateToken)
    await reset(stateToken)
    for (const type of [
      'system.email.password_reset.sent_message',
      'user.account.reset_password',
      'user.account.update_password',
    ]) {
      expect(await logged(type), type).toMatchObject([
        { actor: { id }, target: [{ id }], client: { ipAddress: '127.0.0.1' }, outcome: { result: 'SUCCESS' } },
      ])
    }
    const [{ debugContext }] = await logged('system.email.password_reset.sent_message')
    expect(debugContext.debugData.requestUri).toBe('/api/v1/authn/recovery/password')
  })

  test('finds people by their login, its first part, or an address of theirs, and mails all of these', async () => {
    await person({ profile: { email: 'Lace@example.org', secondEmail: 'Love@example.net' } })
    for (const username of ['ada', 'ADA@example.com', 'lace@example.org', 'love@EXAMPLE.net']) {
      house.mail.length = 0
      await post('/recovery/password', { username, factorType: 'EMAIL' })
      expect(house.mail.map(({ to }) => to).sort(), username).toEqual(['Lace@example.org', 'Love@example.net'])
    }
    await person({ name: 'eve@example.com', profile: { email: 'lace@example.org' } })
    house.mail.length = 0
    await post('/recovery/password', { username: 'lace@example.org', factorType: 'EMAIL' })
    expect(house.mail).toEqual([])
  })

  test('says the same of whoever is not here, and mails nobody', async () => {
    await person()
    const [known, unknown] = [
      await post('/recovery/password', { username: login, factorType: 'EMAIL' }),
      await post('/recovery/password', { username: 'nobody@example.com', factorType: 'EMAIL' }),
    ]
    expect(unknown.status).toBe(known.status)
    expect(unknown.body).toEqual(known.body)
    expect(house.mail).toHaveLength(1)
  })

  test('tells by mail, and by mail alone, whoever cannot do it by themselves', async () => {
    await person({ question: false })
    const answer = await post('/recovery/password', { username: login, factorType: 'EMAIL' })
    expect(said(answer)).toBe('200 RECOVERY_CHALLENGE')
    expect(house.mail).toMatchObject([{ subject: 'The password of your Example account stays' }])
    expect(tokenIn(house.mail[0])).toBe('')
  })

  test('needs no question where the policy asks none', async () => {
    await person({ question: false })
    await withoutQuestion()
    const opening = await post('/recovery/token', { recoveryToken: await askForMail() })
    expect(said(opening)).toBe('200 PASSWORD_RESET')
    expect(said(await reset(opening.body.stateToken))).toBe('200 SUCCESS')
  })

  test('needs a way to be reached, where no token is shown', async () => {
    await person()
    expect(said(await post('/recovery/password', { username: login }))).toBe('403 E0000006')
    expect(said(await post('/recovery/password', { username: ' ', factorType: 'EMAIL' }))).toBe('400 E0000001')
    expect(said(await post('/recovery/password', { username: login, factorType: 'PIGEON' }))).toBe('400 E0000003')
  })
})

describe('the link', () => {
  test('is told from one that never was: used, replaced, too old', async () => {
    await person()
    const first = await askForMail()
    const second = await askForMail()
    const open = (recoveryToken: string) => post('/recovery/token', { recoveryToken })
    expect(said(await open('neverWas000000000000'))).toBe('401 E0000011')
    expect(said(await open(first))).toBe('403 E0000105')
    house.advance(60 * minute)
    expect(said(await open(second))).toBe('403 E0000105')
    const third = await askForMail()
    const stateToken = await opened(third)
    await answered(stateToken)
    await reset(stateToken)
    expect(said(await open(third))).toBe('403 E0000105')
    expect(await logged('user.account.use_token')).toHaveLength(3)
  })

  test('may be opened again until it has led to a new password, and leads there once', async () => {
    await person()
    const token = await askForMail()
    const [one, other] = [await opened(token), await opened(token)]
    expect([said(await answered(one)), said(await answered(other))]).toEqual([
      '200 PASSWORD_RESET',
      '200 PASSWORD_RESET',
    ])
    const [first, second] = await Promise.all([reset(one), reset(other, 'Another-pass-3')])
    expect([said(first), said(second)].sort()).toEqual(['200 SUCCESS', '401 E0000011'])
    expect([said(await reset(one)), said(await reset(other))]).toEqual(['401 E0000011', '401 E0000011'])
  })

  test('of a welcome mail, or of a lockout, is none for a forgotten password', async () => {
    const profile = { login, email: login, firstName: 'Ada', lastName: 'Example' }
    const { body } = await house.call('POST', '/api/v1/users?activate=false', { profile })
    const { activationToken } = (
      await house.call('POST', `/api/v1/users/${body.id}/lifecycle/activate?sendEmail=false`)
    ).body
    expect(said(await post('/recovery/token', { recoveryToken: activationToken }))).toBe('401 E0000011')
  })

  test('that an administrator sends asks no question of whoever has none, and no policy', async () => {
    const id = await person({ question: false })
    await policy({ actions: { selfServicePasswordReset: { access: 'DENY' } } })
    await house.call('POST', `/api/v1/users/${id}/lifecycle/reset_password`)
    const token = /\/reset_password\/([\w-]+)/.exec(house.mail[0]?.text ?? '')?.[1] ?? ''
    const opening = await post('/recovery/token', { recoveryToken: token })
    expect(said(opening)).toBe('200 PASSWORD_RESET')
    expect(said(await reset(opening.body.stateToken))).toBe('200 SUCCESS')
    expect(await statusOf(id)).toBe('ACTIVE')
  })

  test('works no longer for whoever was suspended, and for no step that was reached by it', async () => {
    const id = await person()
    const token = await askForMail()
    const [one, other] = [await opened(token), await opened(token)]
    await answered(other)
    await house.call('POST', `/api/v1/users/${id}/lifecycle/suspend`)
    expect(said(await post('/recovery/token', { recoveryToken: token }))).toBe('403 E0000034')
    expect(said(await answered(one))).toBe('401 E0000011')
    expect(said(await reset(other))).toBe('401 E0000011')
  })
})

describe('a new password', () => {
  let stateToken: string
  beforeEach(async () => {
    await person()
    stateToken = await opened(await askForMail())
    await answered(stateToken)
  })

  test('meets the policy, and the state stays as it is until it does', async () => {
    const weak = await reset(stateToken, 'short')
    expect(said(weak)).toBe('403 E0000080')
    expect(causes(weak)[0]).toMatch(/^Password requirements were not met\./)
    const again = await reset(stateToken, password)
    expect(said(again)).toBe('403 E0000080')
    expect(causes(again)).toEqual(['Password cannot be your current password'])
    expect(said(await reset(stateToken))).toBe('200 SUCCESS')
  })

  test.each([
    [true, 404],
    [false, 200],
    [null, 200],
  ])('where revokeSessions is %s, a session is %i afterwards', async (revokeSessions, status) => {
    const { sessionToken } = (await signIn(password)).body
    const begun = await house.call('POST', '/api/v1/sessions', { sessionToken })
    expect(begun.status).toBe(200)
    const body = { stateToken, newPassword: fresh, revokeSessions }
    expect(said(await house.call('POST', '/api/v1/authn/credentials/reset_password', body))).toBe('200 SUCCESS')
    expect((await house.call('GET', `/api/v1/sessions/${begun.body.id}`)).status).toBe(status)
  })

  test('goes on with a factor where the sign-on policy asks for one, under a token of its own', async () => {
    const { id } = (await house.call('GET', `/api/v1/users/${login}`)).body
    await house.call('POST', `/api/v1/users/${id}/factors?activate=true`, {
      factorType: 'sms',
      provider: 'OKTA',
      profile: { phoneNumber: phone },
    })
    const [signOn] = (await house.call('GET', '/api/v1/policies?type=OKTA_SIGN_ON')).body
    await house.call('POST', `/api/v1/policies/${signOn.id}/rules`, {
      type: 'SIGN_ON',
      name: 'Two',
      conditions: { network: { connection: 'ANYWHERE' }, authContext: { authType: 'ANY' } },
      actions: { signon: { access: 'ALLOW', requireFactor: true, factorPromptMode: 'ALWAYS' } },
    })
    const done = await reset(stateToken)
    expect(done.body).toMatchObject({ status: 'MFA_REQUIRED', _embedded: { factors: [{ factorType: 'sms' }] } })
    expect(done.body.stateToken).not.toBe(stateToken)
    expect(done.body).not.toHaveProperty('recoveryType')
    expect(said(await post('', { stateToken }))).toBe('401 E0000011')
    const { id: factorId } = done.body._embedded.factors[0]
    const { stateToken: next } = done.body
    expect(said(await post(`/factors/${factorId}/verify`, { stateToken: next }))).toBe('200 MFA_CHALLENGE')
    const verified = await post(`/factors/${factorId}/verify`, { stateToken: next, passCode: codeSent() })
    expect(said(verified)).toBe('200 SUCCESS')
  })

  test('is not taken where the sign-on policy would not let its holder in (E0000085), and nothing has changed', async () => {
    const [signOn] = (await house.call('GET', '/api/v1/policies?type=OKTA_SIGN_ON')).body
    await house.call('POST', `/api/v1/policies/${signOn.id}/rules`, {
      type: 'SIGN_ON',
      name: 'Nobody',
      conditions: { network: { connection: 'ANYWHERE' }, authContext: { authType: 'ANY' } },
      actions: { signon: { access: 'DENY' } },
    })
    expect(said(await reset(stateToken))).toBe('403 E0000085')
    const [{ id: ruleId }] = (await house.call('GET', `/api/v1/policies/${signOn.id}/rules`)).body
    await house.call('DELETE', `/api/v1/policies/${signOn.id}/rules/${ruleId}`)
    expect(said(await signIn(password))).toBe('200 SUCCESS')
    expect(said(await reset(stateToken))).toBe('200 SUCCESS')
  })

  test('comes in its turn', async () => {
    const early = await opened(await askForMail())
    expect(said(await reset(early))).toBe('403 E0000079')
    expect(said(await answered(stateToken))).toBe('403 E0000079')
    expect(said(await post('/recovery/factors/sms/verify', { stateToken, passCode: '123456' }))).toBe('403 E0000079')
    expect(said(await reset('00none', fresh))).toBe('401 E0000011')
    house.advance(5 * minute)
    expect(said(await reset(stateToken))).toBe('401 E0000011')
  })
})

describe('the question', () => {
  test('is refused wrong answers, which count toward the lockout, and the lockout ends it', async () => {
    const id = await person()
    const stateToken = await opened(await askForMail())
    for (let at = 0; at < 9; at++) expect(said(await answered(stateToken, 'green'))).toBe('403 E0000087')
    expect(await statusOf(id)).toBe('ACTIVE')
    expect(said(await answered(stateToken, 'green'))).toBe('403 E0000087')
    expect(await statusOf(id)).toBe('LOCKED_OUT')
    expect(said(await answered(stateToken))).toBe('403 E0000119')
    expect(await logged('user.account.lock')).toHaveLength(1)
  })

  test('cannot be guessed for ever by whoever is locked out already, nor by opening the link again', async () => {
    await person()
    await withUnlock()
    await lockOut()
    const token = await askForMail('unlock')
    const stateToken = await opened(token)
    for (let at = 0; at < 10; at++) expect(said(await answered(stateToken, 'green'))).toBe('403 E0000087')
    expect(said(await answered(stateToken))).toBe('403 E0000119')
    expect(said(await post('/recovery/token', { recoveryToken: token }))).toBe('403 E0000105')
  })

  test('cannot be answered by trying many at the same moment', async () => {
    await person()
    const stateToken = await opened(await askForMail())
    const guesses = Array.from({ length: 30 }, (_, at) => answered(stateToken, at === 29 ? question.answer : 'green'))
    const heard = (await Promise.all(guesses)).map(said)
    expect(heard.filter((each) => each === '403 E0000087')).toHaveLength(10)
    expect(heard.filter((each) => each === '403 E0000119')).toHaveLength(20)
  })

  test('that is another by now is not answered by the answer to the former', async () => {
    const id = await person()
    const stateToken = await opened(await askForMail())
    await house.call('POST', `/api/v1/users/${id}/credentials/change_recovery_question`, {
      password: { value: password },
      recovery_question: { question: 'Which fish?', answer: 'Plaice' },
    })
    expect(said(await answered(stateToken))).toBe('403 E0000087')
    expect(said(await answered(stateToken, 'plaice'))).toBe('200 PASSWORD_RESET')
  })
})

describe('a trusted application', () => {
  test('is given the token itself', async () => {
    const id = await person()
    const { body } = await trusted('/recovery/password', { username: login, relayState: '/there' })
    expect(body).toMatchObject({
      status: 'RECOVERY',
      recoveryToken: expect.stringMatching(/^[\w-]{20}$/),
      recoveryType: 'PASSWORD',
      relayState: '/there',
      expiresAt: '2026-01-15T13:00:00.000Z',
      _embedded: { user: { id } },
      _links: { next: { name: 'recovery', href: 'https://org.example/api/v1/authn/recovery/token' } },
    })
    expect(body).not.toHaveProperty('stateToken')
    expect(body._embedded.user).not.toHaveProperty('recovery_question')
    expect(house.mail).toEqual([])
    expect(said(await post('/recovery/token', { recoveryToken: body.recoveryToken }))).toBe('200 RECOVERY')
  })

  test.each(['password', 'unlock'])('hears that nobody has the name (%s)', async (what) => {
    expect(said(await trusted(`/recovery/${what}`, { username: 'nobody@example.com' }))).toBe('403 E0000095')
  })

  test('hears why somebody cannot', async () => {
    const id = await person({ question: false })
    const ask = (factorType?: string) => trusted('/recovery/password', { username: login, factorType })
    const unasked = await ask()
    expect([said(unasked), causes(unasked)]).toEqual(['403 E0000034', ['Recovery credential not set.']])
    expect(said(await ask('SMS'))).toBe('403 E0000006')
    await withPhones()
    expect(said(await ask('SMS'))).toBe('403 E0000097')
    expect(said(await ask('CALL'))).toBe('403 E0000097')
    await policy({ actions: { selfServicePasswordReset: { access: 'DENY' } } })
    expect(said(await ask('EMAIL'))).toBe('403 E0000006')
    await lockOut()
    expect(said(await ask())).toBe('403 E0000119')
    await house.call('POST', `/api/v1/users/${id}/lifecycle/unlock`)
    await house.call('POST', `/api/v1/users/${id}/lifecycle/suspend`)
    expect(said(await ask())).toBe('403 E0000034')
  })

  test('hears of a phone what a gateway, or a limit, says', async () => {
    await person({ sms: true })
    await withPhones()
    const ask = () => trusted('/recovery/password', { username: login, factorType: 'SMS' })
    expect(said(await ask())).toBe('200 RECOVERY_CHALLENGE')
    expect(said(await ask())).toBe('429 E0000109')
    house.advance(30 * second)
    await house.call('PUT', '/stuntdouble/api/telephony', { international: false })
    expect(said(await ask())).toBe('200 RECOVERY_CHALLENGE')
  })

  test('is known by a token that may manage credentials, and by no other', async () => {
    const wrong = { authorization: 'SSWS 00wrong' }
    expect(said(await house.call('POST', '/api/v1/authn/recovery/password', { username: login }, wrong))).toBe(
      '401 E0000011',
    )
  })
})

describe('a code', () => {
  const ask = (factorType = 'SMS', what = 'password') => post(`/recovery/${what}`, { username: login, factorType })
  const verify = (stateToken: string, passCode: string, by = 'sms') =>
    post(`/recovery/factors/${by}/verify`, { stateToken, passCode })
  const resend = (stateToken: string, by = 'sms') => post(`/recovery/factors/${by}/resend`, { stateToken })

  test.each([
    ['SMS', 'sms'],
    ['CALL', 'call'],
  ])('by %s leads to the question', async (factorType, kind) => {
    const id = await person({ sms: true, call: true })
    await withPhones()
    const { body } = await ask(factorType)
    expect(body).toMatchObject({
      stateToken: expect.any(String),
      status: 'RECOVERY_CHALLENGE',
      factorType,
      recoveryType: 'PASSWORD',
      _links: {
        next: { name: 'verify', href: `https://org.example/api/v1/authn/recovery/factors/${factorType}/verify` },
        resend: { href: `https://org.example/api/v1/authn/recovery/factors/${factorType}/resend` },
      },
    })
    expect(body).not.toHaveProperty('_embedded')
    expect(house.phone).toMatchObject([{ kind, to: phone }])
    const verified = await verify(body.stateToken, codeSent(), kind)
    expect(verified.body).toMatchObject({ status: 'RECOVERY', _embedded: { user: { id } } })
    expect(verified.body).not.toHaveProperty('factorType')
    expect(said(await answered(body.stateToken))).toBe('200 PASSWORD_RESET')
    expect(said(await reset(body.stateToken))).toBe('200 SUCCESS')
    const type = kind === 'sms' ? 'system.sms.send_password_reset_message' : 'system.voice.send_password_reset_call'
    expect(await logged(type)).toMatchObject([{ target: [{ id }, { alternateId: phone }] }])
  })

  test('works once, for its time, and for its transaction', async () => {
    await person({ sms: true })
    await withPhones()
    await withoutQuestion()
    const first = (await ask()).body.stateToken
    const code = codeSent()
    house.advance(4 * minute)
    expect(said(await verify(first, '000000'))).toBe('403 E0000068')
    house.advance(2 * minute)
    expect(said(await verify(first, code))).toBe('403 E0000068')
    const second = (await ask()).body.stateToken
    const other = (await ask()).body.stateToken
    expect(said(await verify(other, codeSent()))).toBe('403 E0000068')
    const answers = await Promise.all([verify(second, codeSent()), verify(second, codeSent())])
    expect(answers.map(said).sort()).toEqual(['200 PASSWORD_RESET', '403 E0000079'])
    expect(said(await verify(second, codeSent()))).toBe('403 E0000079')
  })

  test('is sent again after a pause, and then alone is good', async () => {
    await person({ sms: true, call: true })
    await withPhones()
    for (const [factorType, by, code] of [
      ['SMS', 'sms', 'E0000109'],
      ['CALL', 'call', 'E0000133'],
    ] as const) {
      const { stateToken } = (await ask(factorType)).body
      const before = codeSent()
      expect(said(await resend(stateToken, by))).toBe(`429 ${code}`)
      house.advance(30 * second)
      expect(said(await resend(stateToken, by))).toBe('200 RECOVERY_CHALLENGE')
      expect(said(await verify(stateToken, before, by))).toBe('403 E0000068')
      expect(said(await verify(stateToken, codeSent(), by))).toBe('200 RECOVERY')
    }
    expect(house.phone).toHaveLength(4)
  })

  test('is asked for by the factor it came by', async () => {
    await person({ sms: true })
    await withPhones()
    const { stateToken } = (await ask()).body
    expect(said(await verify(stateToken, codeSent(), 'call'))).toBe('403 E0000079')
    expect(said(await resend(stateToken, 'pigeon'))).toBe('403 E0000079')
    expect(said(await verify(stateToken, codeSent(), 'SMS'))).toBe('200 RECOVERY')
  })

  test('leads somebody without a question nowhere (E0000034), as Okta says it behind the code', async () => {
    await person({ sms: true, question: false })
    await withPhones()
    const { stateToken } = (await ask()).body
    const verified = await verify(stateToken, codeSent())
    expect([said(verified), causes(verified)]).toEqual(['403 E0000034', ['Recovery credential not set.']])
  })

  test('is sent to nobody who may not have it, and nothing tells so: not the first answer, not the others', async () => {
    await person({ sms: true })
    await withPhones()
    await person({ name: 'eve@example.com' })
    const story = async (username: string) => {
      const begun = await post('/recovery/password', { username, factorType: 'SMS', relayState: '/there' })
      const { stateToken } = begun.body
      const heard = [begun, await post('', { stateToken }), await resend(stateToken)]
      house.advance(30 * second)
      heard.push(await resend(stateToken))
      for (let at = 0; at < wrongCodesMax; at++) heard.push(await verify(stateToken, '00000x'))
      heard.push(await verify(stateToken, '00000x'))
      heard.push(await resend(stateToken))
      return heard.map(({ status, body }) => ({ status, ...body, stateToken: '', expiresAt: '', errorId: '' }))
    }
    house.phone.length = 0
    const known = await story(login)
    expect(house.phone).toHaveLength(2)
    expect(known.map((each) => each.errorCode ?? each.status)).toEqual([
      'RECOVERY_CHALLENGE',
      'RECOVERY_CHALLENGE',
      'E0000109',
      'RECOVERY_CHALLENGE',
      ...Array(wrongCodesMax).fill('E0000068'),
      'E0000011',
      'E0000011',
    ])
    expect(await story('nobody@example.com')).toEqual(known)
    expect(await story('eve@example.com')).toEqual(known)
    expect(house.phone).toHaveLength(2)
  })

  test('cannot be found by trying many at the same moment', async () => {
    await person({ sms: true })
    await withPhones()
    const { stateToken } = (await ask()).body
    const guesses = Array.from({ length: 40 }, (_, at) => verify(stateToken, at === 39 ? codeSent() : `00000${at}`))
    const heard = (await Promise.all(guesses)).map(said)
    expect(heard.filter((each) => each === '403 E0000068')).toHaveLength(wrongCodesMax)
    expect(heard.filter((each) => each === '401 E0000011')).toHaveLength(40 - wrongCodesMax)
  })

  test('that is wrong counts toward the lockout', async () => {
    const id = await person({ sms: true })
    await withPhones()
    for (let round = 0; round < 2; round++) {
      const { stateToken } = (await ask()).body
      for (let at = 0; at < wrongCodesMax; at++) await verify(stateToken, '00000x')
      house.advance(minute)
    }
    expect(await statusOf(id)).toBe('LOCKED_OUT')
    const { stateToken } = (await ask()).body
    expect(said(await verify(stateToken, codeSent()))).toBe('403 E0000068')
  })

  test('is not sent while the gateway is gone, and whoever asked without a token does not hear of it', async () => {
    await house.close()
    house = await startTestHouse({
      gateway: {
        send: async () => {
          throw new Error('nobody there')
        },
      },
      lab: true,
    })
    await person({ sms: true })
    await withPhones()
    await house.call('PUT', '/stuntdouble/api/upstreams/sms', { behaves: 'gone' })
    expect(said(await ask())).toBe('200 RECOVERY_CHALLENGE')
    expect(said(await trusted('/recovery/password', { username: login, factorType: 'SMS' }))).toBe('500 E0000138')
  })
})

describe('a lockout', () => {
  test('ends by a link and the answer, without signing anybody in', async () => {
    const id = await person()
    await withUnlock()
    await lockOut()
    expect(await statusOf(id)).toBe('LOCKED_OUT')
    const token = await askForMail('unlock')
    expect(house.mail.at(-1)?.text).toContain('https://org.example/signin/unlock/')
    const stateToken = await opened(token)
    const out = await answered(stateToken)
    expect(out.body).toMatchObject({ status: 'SUCCESS', recoveryType: 'UNLOCK', _embedded: { user: { id } } })
    expect(out.body).not.toHaveProperty('sessionToken')
    expect(out.body).not.toHaveProperty('stateToken')
    expect(await statusOf(id)).toBe('ACTIVE')
    expect(said(await post('/recovery/token', { recoveryToken: token }))).toBe('403 E0000105')
    expect(said(await answered(stateToken))).toBe('401 E0000011')
    expect(said(await signIn(password))).toBe('200 SUCCESS')
    expect(await logged('user.account.unlock')).toMatchObject([{ actor: { id } }])
    expect(await logged('user.account.unlock_token')).toHaveLength(1)
    expect(await logged('system.email.account_unlock.sent_message')).toHaveLength(1)
  })

  test('ends by a code alone where the policy asks no question', async () => {
    const id = await person({ sms: true, question: false })
    await withPhones()
    await withoutQuestion()
    await withUnlock()
    await lockOut()
    const { stateToken } = (await post('/recovery/unlock', { username: login, factorType: 'sms' })).body
    const out = await post('/recovery/factors/sms/verify', { stateToken, passCode: codeSent() })
    expect(out.body).toMatchObject({ status: 'SUCCESS', recoveryType: 'UNLOCK' })
    expect(await statusOf(id)).toBe('ACTIVE')
    expect(await logged('system.sms.send_account_unlock_message')).toHaveLength(1)
  })

  test('ends by a link alone where the policy asks no question', async () => {
    const id = await person({ question: false })
    await withoutQuestion()
    await withUnlock()
    await lockOut()
    const out = await post('/recovery/token', { recoveryToken: await askForMail('unlock') })
    expect(out.body).toMatchObject({ status: 'SUCCESS', recoveryType: 'UNLOCK' })
    expect(await statusOf(id)).toBe('ACTIVE')
  })

  test('ends by a new password as well, where the policy lets people out', async () => {
    const id = await person()
    await lockOut()
    await askForMail()
    expect(house.mail.at(-1)?.subject).toBe('The password of your Example account stays')
    await withUnlock()
    const stateToken = await opened(await askForMail())
    await answered(stateToken)
    expect(said(await reset(stateToken))).toBe('200 SUCCESS')
    expect(await statusOf(id)).toBe('ACTIVE')
  })

  test('that is none is told by mail, or to whom the org trusts', async () => {
    await person()
    await withUnlock()
    expect(said(await post('/recovery/unlock', { username: login, factorType: 'EMAIL' }))).toBe(
      '200 RECOVERY_CHALLENGE',
    )
    expect(house.mail).toMatchObject([{ subject: 'Your Example account is not locked' }])
    const told = await trusted('/recovery/unlock', { username: login })
    expect([said(told), causes(told)]).toEqual(['403 E0000032', ['The user is not locked out.']])
  })

  test('is left to an administrator where the policy says so, and who asks hears it by mail', async () => {
    await person()
    await lockOut()
    expect(said(await post('/recovery/unlock', { username: login, factorType: 'EMAIL' }))).toBe(
      '200 RECOVERY_CHALLENGE',
    )
    expect(house.mail.at(-1)).toMatchObject({ subject: 'Your Example account stays locked' })
    expect(said(await trusted('/recovery/unlock', { username: login }))).toBe('403 E0000006')
  })

  test('that ended meanwhile cannot be ended once more', async () => {
    const id = await person()
    await withUnlock()
    await lockOut()
    const stateToken = await opened(await askForMail('unlock'))
    await house.call('POST', `/api/v1/users/${id}/lifecycle/unlock`)
    expect(said(await answered(stateToken))).toBe('403 E0000032')
  })
})

describe('the link of a welcome mail', () => {
  const profile = { login, email: login, firstName: 'Ada', lastName: 'Example' }
  async function invited() {
    const { body } = await house.call('POST', '/api/v1/users', { profile })
    expect(body.status).toBe('PROVISIONED')
    return { id: body.id as string, token: /\/welcome\/([\w-]+)/.exec(house.mail[0]?.text ?? '')?.[1] ?? '' }
  }

  test('leads to the first password, and in', async () => {
    const { id, token } = await invited()
    const come = await post('', { token, relayState: '/there' })
    expect(come.body).toMatchObject({
      status: 'PASSWORD_RESET',
      recoveryType: 'ACCOUNT_ACTIVATION',
      relayState: '/there',
      _embedded: { user: { id }, policy: { complexity: { minLength: 8 } } },
      _links: { next: { name: 'resetPassword' } },
    })
    expect(said(await reset(come.body.stateToken, 'short'))).toBe('403 E0000080')
    expect(said(await reset(come.body.stateToken))).toBe('200 SUCCESS')
    expect(await statusOf(id)).toBe('ACTIVE')
    expect(said(await post('', { token }))).toBe('401 E0000004')
    expect(house.mail).toHaveLength(1)
  })

  test('is good for a week, once, and for nobody who was suspended', async () => {
    const { id, token } = await invited()
    const one = (await post('', { token })).body.stateToken
    await house.call('POST', `/api/v1/users/${id}/lifecycle/suspend`)
    expect(said(await post('', { token }))).toBe('401 E0000004')
    expect(said(await reset(one))).toBe('401 E0000011')
    await house.call('POST', `/api/v1/users/${id}/lifecycle/unsuspend`)
    const [third, fourth] = [(await post('', { token })).body.stateToken, (await post('', { token })).body.stateToken]
    const both = await Promise.all([reset(third), reset(fourth, 'Another-pass-3')])
    expect(both.map(said).sort()).toEqual(['200 SUCCESS', '401 E0000011'])
  })

  test('that is too old, or made up, is answered as a wrong password', async () => {
    const { token } = await invited()
    house.advance(7 * day)
    expect(said(await post('', { token }))).toBe('401 E0000004')
    expect(said(await post('', { token: 'madeUp00000000000000' }))).toBe('401 E0000004')
  })
})

test('of strange text, and of none, nothing is made but a refusal of the catalogue, or the usual answer', async () => {
  await person()
  const strange = [
    '😀',
    '',
    ' ',
    '\u202e',
    '\ud800',
    '%s{0}',
    "' or 1=1 --",
    'x'.repeat(100_000),
    '__proto__',
    7,
    null,
    [],
    {},
  ]
  const bodies = {
    '/recovery/password': { username: login, factorType: 'EMAIL', relayState: '/there' },
    '/recovery/unlock': { username: login, factorType: 'SMS', relayState: '/there' },
    '/recovery/token': { recoveryToken: 'x', options: {} },
    '/recovery/answer': { stateToken: 'x', answer: 'x' },
    '/recovery/factors/sms/verify': { stateToken: 'x', passCode: 'x' },
    '/recovery/factors/call/resend': { stateToken: 'x' },
    '/credentials/reset_password': { stateToken: 'x', newPassword: 'x' },
  }
  for (const [path, body] of Object.entries(bodies)) {
    for (const name of Object.keys(body)) {
      for (const text of strange) {
        const { status, body: answer } = await post(path, { ...body, [name]: text })
        const heard = `${path} ${name}=${JSON.stringify(text).slice(0, 20)}: ${status} ${answer.errorCode ?? answer.status}`
        expect(heard).toMatch(/: (?:200 RECOVERY_CHALLENGE|400 E0000001|400 E0000003|401 E0000011|403 E0000006)$/)
      }
    }
  }
})
