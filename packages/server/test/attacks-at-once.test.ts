/** What works once works once, and what has so many tries has no more, though it is tried in two processes at once. */
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, bundleServer, type ServerBundle, type ServerProcess } from './processes.js'
import { type Postgres, startPostgres } from './real-postgres.js'

const password = 'Plywood-Stairs-47'
const fresh = 'Balsa-Ladders-48'
const food = { question: 'disliked_food', answer: 'mayonnaise' }
const colour = { question: 'Which colour?', answer: 'blue whale' }

let postgres: Postgres
let bundle: ServerBundle
let one: ServerProcess
let two: ServerProcess
beforeAll(async () => {
  ;[bundle, postgres] = await Promise.all([bundleServer(), startPostgres()])
  const url = await postgres.database('attacks')
  const shared = { token: 'the-token-of-both-servers', secretKey: 'the key of both servers' }
  const options = { port: 0, store: { kind: 'postgres', url }, lab: true, ...shared } as const
  ;[one, two] = await Promise.all([bundle.start(options), bundle.start(options)])
  for (const key of ['google_otp', 'okta_push']) await manage('POST', `/api/v1/org/factors/${key}/lifecycle/activate`)
  const [enrolling] = await manage('GET', '/api/v1/policies?type=MFA_ENROLL')
  for (const key of ['google_otp', 'okta_push']) {
    enrolling.settings.factors[key] = { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } }
  }
  await manage('PUT', `/api/v1/policies/${enrolling.id}`, enrolling)
}, 60_000)
afterAll(async () => {
  await Promise.all([one?.end('SIGTERM'), two?.end('SIGTERM')])
  bundle?.remove()
  await postgres?.stop()
})

async function manage(method: string, path: string, body?: unknown) {
  const answer = await ask(one, method, path, body)
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  return answer.body
}

type Answer = Awaited<ReturnType<typeof ask>>
const heard = ({ status, body }: Answer): string => body?.errorCode ?? body?.status ?? String(status)
const count = (all: readonly string[], one: string): number => all.filter((each) => each === one).length

/** Without a token of the org's, of either server in turn. */
const anybody = (at: number, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  ask({ url: (at % 2 === 0 ? one : two).url, token: '' }, method, path, body, { authorization: '', ...headers })
const post = (at: number, path: string, body: unknown) => anybody(at, 'POST', `/api/v1/authn${path}`, body)

/** Six who do the same, at the same moment, at two doors: what each heard, in the order of the alphabet. */
const race = async (attempt: (at: number) => Promise<Answer>, racers = 6): Promise<string[]> =>
  (await Promise.all(Array.from({ length: racers }, (_, at) => attempt(at)))).map(heard).sort()

let made = 0
type Somebody = { id: string; login: string }
async function person(credentials: object = { password: { value: password } }, query = ''): Promise<Somebody> {
  const login = `ada${made++}@example.com`
  const profile = { login, email: login, firstName: 'Ada', lastName: 'Lovelace' }
  return { id: (await manage('POST', `/api/v1/users${query}`, { profile, credentials })).id, login }
}
const expire = ({ id }: Somebody) => manage('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
const enroll = ({ id }: Somebody, body: object, query = '') =>
  manage('POST', `/api/v1/users/${id}/factors${query}`, { provider: 'OKTA', ...body })
const begin = async ({ login: username }: Somebody): Promise<string> =>
  (await post(0, '', { username, password })).body.stateToken

/** What was sent to somebody last, once it was. */
async function sent(to: string, pattern: RegExp): Promise<string> {
  for (let at = 0; at < 100; at++) {
    const messages: { to: string; text: string }[] = await manage('GET', '/stuntdouble/api/outbox?limit=20')
    const found = messages.find((message) => message.to === to && pattern.test(message.text))
    if (found !== undefined) return pattern.exec(found.text)?.[1] ?? ''
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error(`Nothing was sent to ${to} like ${pattern}.`)
}

test('a session token begins one session', async () => {
  const { login: username } = await person()
  const { sessionToken } = (await post(0, '', { username, password })).body
  const answers = await race((at) => anybody(at, 'POST', '/api/v1/sessions', { sessionToken }))
  expect(answers).toEqual(['ACTIVE', ...Array(5).fill('E0000004')])
})

test('a code of an app opens one of many doors, and is proof of nothing afterwards', async () => {
  const ada = await person()
  const app = await enroll(ada, { factorType: 'token:software:totp', provider: 'GOOGLE' })
  const totp = new TOTP({ secret: app._embedded.activation.sharedSecret })
  // The time stands still, so that no step ends in between; the one before is used up to begin with.
  const timestamp = Date.parse((await manage('PUT', '/stuntdouble/api/clock', { frozen: true })).now)
  const earlier = totp.generate({ timestamp: timestamp - 30_000 })
  await manage('POST', `/api/v1/users/${ada.id}/factors/${app.id}/lifecycle/activate`, { passCode: earlier })
  await expire(ada)
  const tokens = await Promise.all(Array.from({ length: 6 }, () => begin(ada)))
  const passCode = totp.generate({ timestamp })
  const verify = (at: number) => post(at, `/factors/${app.id}/verify`, { stateToken: tokens[at], passCode })
  expect(await race(verify)).toEqual([...Array(5).fill('E0000082'), 'PASSWORD_EXPIRED'])
  await manage('PUT', '/stuntdouble/api/clock', { frozen: false })
})

test('a code by text opens one door', async () => {
  const ada = await person()
  const phone = await enroll(ada, { factorType: 'sms', profile: { phoneNumber: '+14155552101' } }, '?activate=true')
  await expire(ada)
  const tokens = await Promise.all(Array.from({ length: 4 }, () => begin(ada)))
  await post(0, `/factors/${phone.id}/verify`, { stateToken: tokens[0] })
  const passCode = await sent('+14155552101', /(\d{6})/)
  const verify = (at: number) => post(at, `/factors/${phone.id}/verify`, { stateToken: tokens[at], passCode })
  const answers = await race(verify, 4)
  expect([count(answers, 'PASSWORD_EXPIRED'), count(answers, 'E0000068')]).toEqual([1, 3])
})

test('a step of a sign-in is taken once', async () => {
  const ada = await person()
  await enroll(ada, { factorType: 'question', profile: food })
  await expire(ada)
  const stateToken = await begin(ada)
  const answer = (at: number) => post(at, '/factors/question/verify', { stateToken, answer: food.answer })
  expect(await race(answer)).toEqual([...Array(5).fill('E0000079'), 'PASSWORD_EXPIRED'])
  const cancelled = await race((at) => post(at, '/cancel', { stateToken }))
  expect([count(cancelled, '200'), count(cancelled, 'E0000011')]).toEqual([1, 5])
})

test('a link of a mail leads to one new password, however many have opened it', async () => {
  const { login: username } = await person({ password: { value: password }, recovery_question: colour })
  await post(0, '/recovery/password', { username, factorType: 'EMAIL' })
  const recoveryToken = await sent(username, /\/signin\/reset-password\/([\w-]+)/)
  const opened = await Promise.all([0, 1, 2, 3].map((at) => post(at, '/recovery/token', { recoveryToken })))
  const tokens = opened.map(({ body }) => body.stateToken)
  for (const stateToken of tokens) await post(0, '/recovery/answer', { stateToken, answer: colour.answer })
  const reset = (at: number) =>
    post(at, '/credentials/reset_password', { stateToken: tokens[at], newPassword: `${fresh}${at}` })
  const answers = await race(reset, 4)
  expect(count(answers, 'SUCCESS')).toBe(1)
  expect(answers.filter((each) => each !== 'SUCCESS' && !/^E0000(?:011|105)$/.test(each))).toEqual([])
  const works = await Promise.all([0, 1, 2, 3].map((at) => post(at, '', { username, password: `${fresh}${at}` })))
  expect(count(works.map(heard), 'SUCCESS')).toBe(1)
})

test('a link of a welcome leads to one first password', async () => {
  const { login: username } = await person({}, '?activate=true')
  const token = await sent(username, /\/welcome\/([\w-]+)/)
  const opened = await Promise.all([0, 1, 2, 3].map((at) => post(at, '', { token })))
  const tokens = opened.map(({ body }) => body.stateToken)
  const answers = await race(
    (at) => post(at, '/credentials/reset_password', { stateToken: tokens[at], newPassword: `${fresh}${at}` }),
    4,
  )
  expect(count(answers, 'SUCCESS')).toBe(1)
  const works = await Promise.all([0, 1, 2, 3].map((at) => post(at, '', { username, password: `${fresh}${at}` })))
  expect(count(works.map(heard), 'SUCCESS')).toBe(1)
})

test('a link that sets up a device sets up one', async () => {
  const ada = await person()
  const pushed = await enroll(ada, { factorType: 'push' })
  const token = pushed._embedded.activation._links.qrcode.href.split('/').pop()
  const authenticators: { key: string; id: string }[] = await manage('GET', '/api/v1/authenticators')
  const authenticatorId = authenticators.find(({ key }) => key === 'okta_verify')?.id
  const bodies = await Promise.all(
    [0, 1, 2, 3].map(async (at) => {
      const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
      const { key_ops: _, ext: __, ...key } = await crypto.subtle.exportKey('jwk', publicKey)
      const device = { clientInstanceKey: key, displayName: `Phone ${at}`, platform: 'ANDROID', osVersion: '15' }
      return { authenticatorId, device, methods: [{ type: 'push', keys: { proofOfPossession: key } }] }
    }),
  )
  const headers = { authorization: `OTDT ${token}` }
  const answers = await race((at) => anybody(at, 'POST', '/idp/authenticators', bodies[at], headers), 4)
  expect(answers).toEqual(['ACTIVE', 'E0000011', 'E0000011', 'E0000011'])
})

test('passwords, answers and codes have as many tries as anywhere', async () => {
  const ada = await person({ password: { value: password }, recovery_question: colour })
  const { login: username } = ada
  const wrong = (at: number) => `Wrong-Guess-${at}`
  await race((at) => post(at, '', { username, password: wrong(at) }), 24)
  const filter = encodeURIComponent(`target.id eq "${ada.id}" and outcome.reason eq "INVALID_CREDENTIALS"`)
  expect((await manage('GET', `/api/v1/logs?limit=100&filter=${filter}`)).length).toBe(10)
  expect(heard(await post(1, '', { username, password }))).toBe('E0000004')

  const bob = await person()
  await enroll(bob, { factorType: 'question', profile: food })
  await expire(bob)
  const stateToken = await begin(bob)
  const answers = await race((at) => post(at, '/factors/question/verify', { stateToken, answer: wrong(at) }), 24)
  expect(count(answers, 'E0000068')).toBe(10)
  expect(heard(await post(1, '/factors/question/verify', { stateToken, answer: food.answer }))).toBe('E0000069')
}, 30_000)

test('guesses have no more tries by being split over every door there is', async () => {
  const ada = await person({ password: { value: password }, recovery_question: colour })
  const { id, login: username } = ada
  const factor = await enroll(ada, { factorType: 'question', profile: food })
  const { sessionToken } = (await post(0, '', { username, password })).body
  const cookie = `sid=${(await anybody(0, 'POST', '/api/v1/sessions', { sessionToken })).body.id}`
  const own = (at: number, path: string, body: object) =>
    anybody(at, 'POST', `/api/v1/users/me/${path}`, body, { cookie })
  const asApplication = (path: string, body: object) => ask(one, 'POST', `/api/v1/users/${id}/${path}`, body)
  const renewed = { newPassword: { value: fresh } }
  const doors: ((at: number, shown: { secret: string; answer: string; food: string }) => Promise<Answer>)[] = [
    (at, { secret }) => post(at, '', { username, password: secret }),
    (at, { secret }) => anybody(at, 'POST', '/api/v1/sessions', { username, password: secret }),
    (at, { secret }) => own(at, 'credentials/change_password', { oldPassword: { value: secret }, ...renewed }),
    (at, { secret }) =>
      own(at, 'credentials/change_recovery_question', { password: { value: secret }, recovery_question: colour }),
    (_, { secret }) => asApplication('credentials/change_password', { oldPassword: { value: secret }, ...renewed }),
    (_, { answer }) =>
      asApplication('credentials/forgot_password', { password: { value: fresh }, recovery_question: { answer } }),
    (at, { food: answer }) => own(at, `factors/${factor.id}/verify`, { answer }),
    (_, { food: answer }) => asApplication(`factors/${factor.id}/verify`, { answer }),
  ]
  const wrong = (at: number) => ({ secret: `Wrong-Guess-${at}`, answer: `wrong ${at}`, food: `wrong ${at}` })
  const answers = await race((at) => (doors[at % doors.length] as (typeof doors)[number])(at, wrong(at)), 40)
  expect(answers.filter((each) => !/^E/.test(each))).toEqual([])
  const filter = encodeURIComponent(`target.id eq "${id}" and outcome.reason eq "INVALID_CREDENTIALS"`)
  expect((await manage('GET', `/api/v1/logs?limit=100&filter=${filter}`)).length).toBe(10)
  expect((await manage('GET', `/api/v1/users/${id}`)).status).toBe('LOCKED_OUT')
  const right = { secret: password, answer: colour.answer, food: food.answer }
  for (const door of doors) expect(heard(await door(1, right))).toMatch(/^E/)
}, 30_000)

test('answers and codes of a recovery, and codes that activate, have as many tries as anywhere', async () => {
  const [found] = await manage('GET', '/api/v1/policies?type=PASSWORD')
  found.settings.recovery.factors.okta_sms = { status: 'ACTIVE' }
  await manage('PUT', `/api/v1/policies/${found.id}`, found)
  const ada = await person({ password: { value: password }, recovery_question: colour })
  const { login: username } = ada
  const number = '+14155552303'
  await enroll(ada, { factorType: 'sms', profile: { phoneNumber: number } }, '?activate=true')
  const { stateToken } = (await post(0, '/recovery/password', { username, factorType: 'SMS' })).body
  const code = await sent(number, /(\d{6})/)
  const codes = Array.from({ length: 24 }, (_, at) => String(at).padStart(6, '0')).filter((each) => each !== code)
  const verify = (passCode: string, at: number) => post(at, '/recovery/factors/SMS/verify', { stateToken, passCode })
  const byPhone = (await Promise.all(codes.map(verify))).map(heard)
  expect(count(byPhone, 'E0000068')).toBe(5)
  expect(heard(await verify(code, 1))).toBe('E0000011')

  const bob = await person({ password: { value: password }, recovery_question: colour })
  await post(0, '/recovery/password', { username: bob.login, factorType: 'EMAIL' })
  const recoveryToken = await sent(bob.login, /\/signin\/reset-password\/([\w-]+)/)
  const opened = await Promise.all([0, 1, 2, 3].map((at) => post(at, '/recovery/token', { recoveryToken })))
  const answer = (at: number, text: string) =>
    post(at, '/recovery/answer', { stateToken: opened[at % 4]?.body.stateToken, answer: text })
  const byLink = await race((at) => answer(at, `wrong ${at}`), 32)
  expect(count(byLink, 'E0000087')).toBeLessThanOrEqual(10)
  for (const at of [0, 1, 2, 3]) expect(heard(await answer(at, colour.answer))).toMatch(/^E/)

  const eve = await person()
  const pending = await enroll(eve, { factorType: 'sms', profile: { phoneNumber: '+14155552304' } })
  const right = await sent('+14155552304', /(\d{6})/)
  const activate = (passCode: string, at: number) =>
    ask(at % 2 === 0 ? one : two, 'POST', `/api/v1/users/${eve.id}/factors/${pending.id}/lifecycle/activate`, {
      passCode,
    })
  const guesses = Array.from({ length: 24 }, (_, at) => String(at).padStart(6, '0')).filter((each) => each !== right)
  const byCode = (await Promise.all(guesses.map(activate))).map(heard)
  expect(count(byCode, 'E0000068')).toBe(5)
  expect(heard(await activate(right, 1))).toBe('E0000047')
}, 30_000)
