/**
 * How somebody would try to get in, or to learn who is here, without having been let: each test is a door that must stay
 * shut. What takes two processes is in `attacks-at-once.test.ts`.
 */
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { hour, minute, second } from '../src/kernel/time.js'
import { startServer } from '../src/node/index.js'
import { openSqlite } from '../src/node/sqlite.js'
import { sqliteLibrary } from '../src/node/sqlite-library.js'
import type { Hasher } from '../src/ports/index.js'
import type { Store } from '../src/store/database.js'
import { quickHasher, startTestHouse, type TestAnswer, type TestHouse } from './house.js'
import { temporaryFolder } from './processes.js'

const password = 'Plywood-Stairs-47'
const fresh = 'Balsa-Ladders-48'
const origin = 'https://org.example'
const food = { question: 'disliked_food', answer: 'mayonnaise' }
const colour = { question: 'Which colour?', answer: 'blue whale' }
const evil = 'https://evil.example'

let house: TestHouse
/** How often something was hashed, or compared with a hash: by far the longest part of any answer. */
let hashes = 0
const counting: Hasher = {
  hash: (text) => {
    hashes++
    return quickHasher.hash(text)
  },
  async verify(encoded, text) {
    hashes++
    // No real one answers in the same turn: what is done meanwhile is done here as well.
    await turn()
    await turn()
    return quickHasher.verify(encoded, text)
  },
}
/** How often the rest of a sign-in was done before it was known whether the password is right. */
let madeReady = 0
function watched(store: Store): Store {
  const ahead: Store['ahead'] = (work) => {
    if (store.ahead === undefined) throw new Error('This store does nothing ahead.')
    return store.ahead(async (db) => {
      const done = await work(db)
      madeReady++
      return done
    })
  }
  return { ...store, ahead }
}

let made = 0
type Somebody = { id: string; login: string }

async function admin(method: string, path: string, body?: unknown) {
  const answer = await house.call(method, path, body)
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  return answer.body
}

async function person(more: object = { recovery_question: colour }, query = ''): Promise<Somebody> {
  const login = `ada${made++}@example.com`
  const profile = { login, email: login, firstName: 'Ada', lastName: 'Lovelace' }
  const credentials = { password: { value: password }, ...more }
  return { id: (await admin('POST', `/api/v1/users${query}`, { profile, credentials })).id, login }
}

/** Without any token of the org's. */
const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> =>
  house.call(method, path, body, { authorization: '', ...headers })
const post = (path: string, body: unknown) => ask('POST', `/api/v1/authn${path}`, body)
const signIn = ({ login }: Pick<Somebody, 'login'>, secret = password) =>
  post('', { username: login, password: secret })

/** The code of a refusal, or where a sign-in stands. */
const heard = ({ status, body }: TestAnswer): string => body?.errorCode ?? body?.status ?? String(status)
const count = (all: readonly string[], one: string): number => all.filter((each) => each === one).length

const sidIn = ({ headers }: TestAnswer): string => /^sid=([^;]*)/.exec(headers['set-cookie'] ?? '')?.[1] ?? ''
const withCookie = (sid: string) => ({ cookie: `sid=${sid}` })

async function sessionOf(who: Somebody): Promise<string> {
  const { sessionToken } = (await signIn(who)).body
  return (await ask('POST', '/api/v1/sessions', { sessionToken })).body.id
}

let everyone = ''
/** The first policy of its type from now on, for everybody, with one rule. */
async function policy(type: string, rule: string, actions: object, settings?: object): Promise<void> {
  everyone ||= (await admin('GET', '/api/v1/groups?q=Everyone'))[0].id
  const conditions = { people: { groups: { include: [everyone] } } }
  const name = `${type} ${made++}`
  const { id } = await admin('POST', '/api/v1/policies', { type, name, priority: 1, conditions, settings })
  const anywhere = { network: { connection: 'ANYWHERE' } }
  await admin('POST', `/api/v1/policies/${id}/rules`, { type: rule, name, conditions: anywhere, actions })
}
const askForAFactor = () =>
  policy('OKTA_SIGN_ON', 'SIGN_ON', { signon: { access: 'ALLOW', requireFactor: true, factorPromptMode: 'ALWAYS' } })
/** From now on a password is enough. */
const withoutFactor = () => policy('OKTA_SIGN_ON', 'SIGN_ON', { signon: { access: 'ALLOW', requireFactor: false } })
const letRecover = () =>
  policy(
    'PASSWORD',
    'PASSWORD',
    {
      passwordChange: { access: 'ALLOW' },
      selfServicePasswordReset: { access: 'ALLOW' },
      selfServiceUnlock: { access: 'ALLOW' },
    },
    { recovery: { factors: { okta_sms: { status: 'ACTIVE' }, okta_email: { status: 'ACTIVE' } } } },
  )

const enroll = (who: Somebody, body: object, query = '') =>
  admin('POST', `/api/v1/users/${who.id}/factors${query}`, { provider: 'OKTA', ...body })
const withQuestion = (who: Somebody) => enroll(who, { factorType: 'question', profile: food })
let numbers = 0
const withPhone = (who: Somebody) =>
  enroll(who, { factorType: 'sms', profile: { phoneNumber: `+1415555${2000 + numbers++}` } }, '?activate=true')
async function withApp(who: Somebody): Promise<{ id: string; codeAt(offsetMs?: number): string }> {
  const { id, _embedded } = await enroll(who, { factorType: 'token:software:totp', provider: 'GOOGLE' })
  const totp = new TOTP({ secret: _embedded.activation.sharedSecret })
  return { id, codeAt: (offsetMs = 0) => totp.generate({ timestamp: house.now().getTime() + offsetMs }) }
}
const codeSent = (): string => house.phone.at(-1)?.code ?? ''
/** The secret of the link that was mailed last. */
const linkMailed = (): string =>
  /https:\/\/org\.example\/(?:signin\/[\w-]+|welcome|reset_password)\/([\w-]+)/.exec(
    house.mail.at(-1)?.text ?? '',
  )?.[1] ?? ''

async function recoveryLink({ login }: Somebody, type = 'password'): Promise<string> {
  await post(`/recovery/${type}`, { username: login, factorType: 'EMAIL' })
  return linkMailed()
}

const lockOut = async (who: Somebody) => {
  for (let at = 0; at < 10; at++) await signIn(who, 'wrong')
  expect((await admin('GET', `/api/v1/users/${who.id}`)).status).toBe('LOCKED_OUT')
}

const open = async () => {
  house = await startTestHouse({ hasher: counting, store: watched(openSqlite({ file: ':memory:' })) })
  everyone = ''
}

describe('whoever guesses', () => {
  beforeAll(async () => {
    await open()
    await letRecover()
    const key = 'google_otp'
    await admin('POST', `/api/v1/org/factors/${key}/lifecycle/activate`)
    const [found] = await admin('GET', '/api/v1/policies?type=MFA_ENROLL')
    found.settings.factors[key] = { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } }
    await admin('PUT', `/api/v1/policies/${found.id}`, found)
  })
  afterAll(() => house.close())

  const wrong = Array.from({ length: 39 }, (_, at) => `Wrong-Guess-${at}`)
  const judged = async ({ id }: Somebody) => {
    const filter = encodeURIComponent(`target.id eq "${id}" and outcome.reason eq "INVALID_CREDENTIALS"`)
    return (await admin('GET', `/api/v1/logs?limit=100&filter=${filter}`)).length
  }
  /** What the first password policy says of lockouts, once that is changed. */
  const lockout = async (changes: object = {}) => {
    const [found] = await admin('GET', '/api/v1/policies?type=PASSWORD')
    found.settings.password.lockout = { ...found.settings.password.lockout, ...changes }
    return (await admin('PUT', `/api/v1/policies/${found.id}`, found)).settings.password.lockout
  }
  const stepUp = async () => {
    const { headers } = await ask('GET', '/login/step-up/redirect')
    return new URL(headers.location ?? '').searchParams.get('stateToken')
  }
  const changing = (oldPassword: string) => ({ oldPassword: { value: oldPassword }, newPassword: { value: fresh } })

  /** Every place at which a password is shown: how it is prepared for, and how one guess is made. */
  const doors: Record<string, (who: Somebody) => Promise<(guess: string) => Promise<TestAnswer>>> = {
    'at the first step': async (who) => (guess) => signIn(who, guess),
    'for a session at once': async (who) => (guess) =>
      ask('POST', '/api/v1/sessions', { username: who.login, password: guess }),
    'on the way to a page': async (who) => {
      const stateToken = await stepUp()
      return (guess) => post('', { stateToken, username: who.login, password: guess })
    },
    'to change one that has expired': async (who) => {
      await admin('POST', `/api/v1/users/${who.id}/lifecycle/expire_password`)
      const { stateToken } = (await signIn(who)).body
      return (guess) => post('/credentials/change_password', { stateToken, oldPassword: guess, newPassword: fresh })
    },
    'with a session that was stolen, to change it': async (who) => {
      const headers = withCookie(await sessionOf(who))
      return (guess) => ask('POST', '/api/v1/users/me/credentials/change_password', changing(guess), headers)
    },
    'with a session that was stolen, to change the question': async (who) => {
      const headers = withCookie(await sessionOf(who))
      const path = '/api/v1/users/me/credentials/change_recovery_question'
      return (guess) => ask('POST', path, { password: { value: guess }, recovery_question: colour }, headers)
    },
    'as an application': async (who) => (guess) =>
      house.call('POST', `/api/v1/users/${who.id}/credentials/change_password`, changing(guess)),
  }

  test.each(Object.entries(doors))('a password %s has ten tries, though all forty come at once', async (_, door) => {
    const ada = await person()
    const guess = await door(ada)
    const answers = (await Promise.all([...wrong, password].map(guess))).map(({ status }) => status)
    expect(answers.filter((status) => status < 400)).toEqual([])
    expect(await judged(ada)).toBe(10)
    expect((await admin('GET', `/api/v1/users/${ada.id}`)).status).toBe('LOCKED_OUT')
    expect((await guess(password)).status).toBeGreaterThanOrEqual(400)
    expect(heard(await signIn(ada))).toBe('E0000004')
  })

  test('a password is let in neither by its own right spelling, nor by any other name, once the account is locked', async () => {
    const ada = await person()
    await lockOut(ada)
    for (const login of [ada.login, ada.login.toUpperCase(), ` ${ada.login} `, ada.login.replace('@example.com', '')]) {
      expect(heard(await signIn({ login }))).toBe('E0000004')
      expect(heard(await ask('POST', '/api/v1/sessions', { username: login, password }))).toBe('E0000004')
    }
    await admin('POST', `/api/v1/users/${ada.id}/lifecycle/unlock`)
    expect(heard(await signIn(ada))).toBe('SUCCESS')
  })

  test('a password finds nobody by a pattern', async () => {
    const { login } = await person()
    for (const name of [
      '%',
      '_',
      '*',
      `${login.slice(0, 4)}%`,
      '%@example.com',
      login.replace('@', '_'),
      `${login}%`,
    ]) {
      expect(heard(await signIn({ login: name })), name).toBe('E0000004')
    }
  })

  test('a password with a session that was stolen has no more tries by a factor that its thief set up', async () => {
    const ada = await person()
    const headers = withCookie(await sessionOf(ada))
    const question = { factorType: 'question', provider: 'OKTA', profile: food }
    const { id } = (await ask('POST', '/api/v1/users/me/factors', question, headers)).body
    const path = `/api/v1/users/me/factors/${id}/verify`
    for (const [at, guess] of wrong.slice(0, 15).entries()) {
      await ask('POST', '/api/v1/users/me/credentials/change_password', changing(guess), headers)
      if (at % 5 === 4) await ask('POST', path, { answer: food.answer }, headers)
    }
    expect(await judged(ada)).toBe(10)
    expect((await admin('GET', `/api/v1/users/${ada.id}`)).status).toBe('LOCKED_OUT')
  })

  test.each(['change_password', 'change_recovery_question'])(
    'a password that was reset has ten tries as well, in a session that was stolen, for %s',
    async (operation) => {
      const ada = await person()
      const headers = withCookie(await sessionOf(ada))
      await admin('POST', `/api/v1/users/${ada.id}/lifecycle/reset_password?sendEmail=false`)
      const path = `/api/v1/users/me/credentials/${operation}`
      const guess = (text: string) =>
        ask('POST', path, { ...changing(text), password: { value: text }, recovery_question: colour }, headers)
      const answers = (await Promise.all([...wrong, password].map(guess))).map(heard)
      expect(count(answers, 'E0000014')).toBe(10)
      expect(count(answers, '200')).toBe(0)
      expect(await judged(ada)).toBe(10)
      expect(['E0000035', 'E0000036']).toContain(heard(await guess(password)))
      // The link that was sent is as good as ever, and so is another.
      await admin('POST', `/api/v1/users/${ada.id}/lifecycle/reset_password?sendEmail=false`)
      expect((await guess(password)).status).toBe(200)
    },
  )

  test('passwords of an account at rest makes it no other', async () => {
    const ada = await person()
    await admin('POST', `/api/v1/users/${ada.id}/lifecycle/suspend`)
    for (let at = 0; at < 12; at++) await signIn(ada, 'wrong')
    expect((await admin('GET', `/api/v1/users/${ada.id}`)).status).toBe('SUSPENDED')
    await post('/recovery/unlock', { username: ada.login, factorType: 'EMAIL' })
    expect((await admin('GET', `/api/v1/users/${ada.id}`)).status).toBe('SUSPENDED')
  })

  test('finds nothing of what is made ready while a password is compared', async () => {
    const { id, login } = await person()
    const left = async () => {
      const of = (table: 'session_tokens' | 'sign_ins' | 'sessions') =>
        house.store.db.selectFrom(table).selectAll().where('user_id', '=', id).execute()
      const { lastLogin } = await admin('GET', `/api/v1/users/${id}`)
      return { lastLogin, tokens: await of('session_tokens'), noted: await of('sign_ins'), open: await of('sessions') }
    }
    const nothing = { lastLogin: null, tokens: [], noted: [], open: [] }
    for (const path of ['/api/v1/authn', '/api/v1/sessions']) {
      const before = madeReady
      expect([path, heard(await ask('POST', path, { username: login, password: wrong[0] }))]).toEqual([
        path,
        'E0000004',
      ])
      expect([path, madeReady]).toEqual([path, before + 1])
      expect(await left()).toEqual(nothing)
    }
    expect(await judged({ id, login })).toBe(2)
  })

  test('is judged once, and so is whoever is right, while others read and write', async () => {
    const who = await person()
    const readies = madeReady
    const tokens: string[] = []
    for (let at = 0; at < 30; at++) {
      const isRight = at % 3 !== 0
      const came = signIn(who, isRight ? password : wrong[at])
      // Some come before the rest of it is done, some while it waits, some not at all.
      for (let turns = at % 4; turns > 0; turns--) await turn()
      if (at % 2 === 0) await admin('POST', `/api/v1/users/${who.id}`, { profile: { nickName: `n${at}` } })
      const { status, body } = await came
      expect([at, status]).toEqual([at, isRight ? 200 : 401])
      if (isRight) tokens.push(body.sessionToken)
    }
    expect(madeReady).toBeGreaterThan(readies)
    const rows = await house.store.db.selectFrom('session_tokens').where('user_id', '=', who.id).selectAll().execute()
    expect([tokens.length, new Set(tokens).size, rows.length]).toEqual([20, 20, 20])
    const filter = encodeURIComponent(`actor.id eq "${who.id}" and eventType eq "user.session.start"`)
    const told = (await admin('GET', `/api/v1/logs?limit=100&filter=${filter}`)).map(
      (event: { outcome: { result: string } }) => event.outcome.result,
    )
    expect([count(told, 'SUCCESS'), count(told, 'FAILURE')]).toEqual([20, 10])
  })

  describe('what proves a factor', () => {
    const codes = Array.from({ length: 39 }, (_, at) => String(at).padStart(6, '0'))

    /** What is guessed, and the right one. */
    const factors: Record<
      string,
      (who: Somebody) => Promise<{ id: string; right(): string; proof: 'passCode' | 'answer' }>
    > = {
      'a code by text': async (who) => ({ id: (await withPhone(who)).id, right: codeSent, proof: 'passCode' }),
      'an answer': async (who) => ({ id: (await withQuestion(who)).id, right: () => food.answer, proof: 'answer' }),
      'a code of an app': async (who) => {
        const app = await withApp(who)
        await admin('POST', `/api/v1/users/${who.id}/factors/${app.id}/lifecycle/activate`, {
          passCode: app.codeAt(-30 * second),
        })
        return { id: app.id, right: () => app.codeAt(), proof: 'passCode' }
      },
    }

    test.each(Object.entries(factors))('%s, with the password in hand, ten times and no more', async (_, has) => {
      const ada = await person()
      const { id, right, proof } = await has(ada)
      // An expired password is changed by nobody who has a factor and has not proven it.
      await admin('POST', `/api/v1/users/${ada.id}/lifecycle/expire_password`)
      const { stateToken } = (await signIn(ada)).body
      const verify = (shown?: string) =>
        post(`/factors/${id}/verify`, shown === undefined ? { stateToken } : { stateToken, [proof]: shown })
      if (proof === 'passCode' && right === codeSent) expect(heard(await verify())).toBe('MFA_CHALLENGE')
      const guesses = [...codes.filter((code) => code !== right()), right()]
      const answers = (await Promise.all(guesses.map(verify))).map(heard)
      expect(count(answers, 'E0000068')).toBe(10)
      expect(count(answers, 'E0000069')).toBe(guesses.length - 10)
      expect(heard(await verify(right()))).toBe('E0000069')
    })

    test.each(Object.entries(factors))(
      '%s, as an application or in a session, ten times and no more',
      async (_, has) => {
        const ada = await person()
        const headers = withCookie(await sessionOf(ada))
        const { id, right, proof } = await has(ada)
        const path = `/api/v1/users/${ada.id}/factors/${id}/verify`
        if (right === codeSent) expect((await house.call('POST', path)).body.factorResult).toBe('CHALLENGE')
        const guesses = [...codes.filter((code) => code !== right()), right()]
        const verify = (shown: string, at: number) =>
          at % 2 === 0 ? house.call('POST', path, { [proof]: shown }) : ask('POST', path, { [proof]: shown }, headers)
        const answers = (await Promise.all(guesses.map(verify))).map(heard)
        expect(count(answers, 'E0000068')).toBe(10)
        expect(count(answers, 'E0000069')).toBe(guesses.length - 10)
      },
    )

    test.each(Object.entries(factors))('%s, five times in five minutes where nobody is locked out', async (_, has) => {
      const { maxAttempts } = await lockout()
      await lockout({ maxAttempts: 0 })
      const ada = await person()
      const { id, right, proof } = await has(ada)
      await admin('POST', `/api/v1/users/${ada.id}/lifecycle/expire_password`)
      const tokens: string[] = []
      for (let at = 0; at < 4; at++) tokens.push((await signIn(ada)).body.stateToken)
      const verify = (shown: string, at: number) =>
        post(`/factors/${id}/verify`, { stateToken: tokens[at % 4], [proof]: shown })
      if (right === codeSent) await post(`/factors/${id}/verify`, { stateToken: tokens[0] })
      const guesses = codes.filter((code) => code !== right())
      const answers = (await Promise.all(guesses.map(verify))).map(heard)
      expect(count(answers, 'E0000068')).toBe(5)
      expect(count(answers, 'E0000047')).toBe(guesses.length - 5)
      expect(heard(await verify(right(), 0))).toBe('E0000047')
      house.advance(5 * minute - second)
      for (const token of tokens) await post('', { stateToken: token })
      house.advance(second)
      if (right !== codeSent) expect(heard(await verify(right(), 1))).toBe('PASSWORD_EXPIRED')
      await lockout({ maxAttempts })
    })

    test('the code that activates one, five times and no more', async () => {
      const ada = await person()
      const { id } = await enroll(ada, { factorType: 'sms', profile: { phoneNumber: '+14155559999' } })
      const path = `/api/v1/users/${ada.id}/factors/${id}/lifecycle/activate`
      const guesses = [...codes.filter((code) => code !== codeSent()), codeSent()]
      const answers = (await Promise.all(guesses.map((passCode) => house.call('POST', path, { passCode })))).map(heard)
      expect(count(answers, 'E0000068')).toBe(5)
      expect(count(answers, 'ACTIVE')).toBe(0)
    })
  })

  test('the code of a recovery, five times and no more, whether or not there is somebody', async () => {
    const ada = await person()
    await withPhone(ada)
    for (const username of [ada.login, 'nobody@example.com']) {
      const { stateToken } = (await post('/recovery/password', { username, factorType: 'SMS' })).body
      const guess = (passCode: string) => post('/recovery/factors/SMS/verify', { stateToken, passCode })
      const all = Array.from({ length: 40 }, (_, at) => (at === 39 ? codeSent() : `00000${at}`))
      const answers = (await Promise.all(all.map(guess))).map(heard)
      expect([count(answers, 'E0000068'), count(answers, 'E0000011')]).toEqual([5, 35])
    }
  })

  test('the answer behind a link, ten times and no more, with however many transactions', async () => {
    const ada = await person()
    const recoveryToken = await recoveryLink(ada)
    const begun = await Promise.all([1, 2, 3, 4].map(() => post('/recovery/token', { recoveryToken })))
    const tokens = begun.map(({ body }) => body.stateToken)
    const guesses = Array.from({ length: 80 }, (_, at) =>
      post('/recovery/answer', { stateToken: tokens[at % 4], answer: at < 76 ? `colour ${at}` : colour.answer }),
    )
    const answers = (await Promise.all(guesses)).map(heard)
    expect(count(answers, 'E0000087')).toBeLessThanOrEqual(10)
    expect(count(answers, 'PASSWORD_RESET')).toBe(0)
  })

  test('the answer through an application, ten times and no more', async () => {
    const ada = await person()
    const guess = (answer: string) =>
      house.call('POST', `/api/v1/users/${ada.id}/credentials/forgot_password`, {
        password: { value: fresh },
        recovery_question: { answer },
      })
    const all = Array.from({ length: 40 }, (_, at) => guess(at === 39 ? colour.answer : `colour ${at}`))
    const answers = await Promise.all(all)
    expect(answers.filter(({ status }) => status < 400)).toEqual([])
    expect(count(answers.map(heard), 'E0000087')).toBe(10)
  })

  test('a token finds none by its beginning, its hash, or its other spelling', async () => {
    const ada = await person()
    const stateToken = await stepUp()
    const { sessionToken } = (await signIn(ada)).body
    const sid = await sessionOf(ada)
    const { token_hash } = await house.store.db.selectFrom('authn_transactions').selectAll().executeTakeFirstOrThrow()
    const session = await house.store.db
      .selectFrom('sessions')
      .selectAll()
      .where('user_id', '=', ada.id)
      .executeTakeFirstOrThrow()
    const tokens = await house.store.db.selectFrom('session_tokens').selectAll().where('user_id', '=', ada.id).execute()
    const near = (token: string) => [
      token.slice(0, -1),
      `${token}a`,
      token.toLowerCase(),
      ` ${token}`,
      `${token}%`,
      '%',
      '*',
    ]
    for (const token of [...near(stateToken ?? ''), token_hash, sessionToken, sid]) {
      expect(heard(await post('', { stateToken: token })), token).toBe('E0000011')
    }
    const hashed = tokens.map((token) => token.token_hash)
    for (const token of [...near(sessionToken), ...hashed, sid, stateToken]) {
      expect(heard(await ask('POST', '/api/v1/sessions', { sessionToken: token })), `${token}`).toBe('E0000004')
    }
    // The name by which administrators know a session is no cookie, and neither is what the database holds.
    for (const cookie of [...near(sid), session.id, session.secret_hash]) {
      expect(heard(await ask('GET', '/api/v1/users/me', undefined, withCookie(cookie))), cookie).toBe('E0000005')
    }
    expect((await ask('GET', '/api/v1/users/me', undefined, withCookie(sid))).status).toBe(200)
  })
})

describe('what was used once', () => {
  beforeEach(async () => {
    await open()
    await letRecover()
    await askForAFactor()
  })
  afterEach(() => house.close())

  const begin = async (who: Somebody): Promise<string> => (await signIn(who)).body.stateToken
  const verify = (stateToken: string, id: string, proof: object = {}) =>
    post(`/factors/${id}/verify`, { stateToken, ...proof })

  test('a code of an app opens no second door, and no door behind the last', async () => {
    const ada = await person()
    await admin('POST', '/api/v1/org/factors/google_otp/lifecycle/activate')
    const [found] = await admin('GET', '/api/v1/policies?type=MFA_ENROLL')
    found.settings.factors.google_otp = { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } }
    await admin('PUT', `/api/v1/policies/${found.id}`, found)
    const { id, codeAt } = await withApp(ada)
    const activated = codeAt()
    await admin('POST', `/api/v1/users/${ada.id}/factors/${id}/lifecycle/activate`, { passCode: activated })
    expect(heard(await verify(await begin(ada), id, { passCode: activated }))).toBe('E0000082')
    house.advance(30 * second)
    const passCode = codeAt()
    const [one, two] = [await begin(ada), await begin(ada)]
    expect(heard(await verify(one, id, { passCode }))).toBe('SUCCESS')
    expect(heard(await verify(two, id, { passCode }))).toBe('E0000082')
    expect(heard(await house.call('POST', `/api/v1/users/${ada.id}/factors/${id}/verify`, { passCode }))).toBe(
      'E0000082',
    )
    // Within the drift, and yet older than what was shown.
    expect(heard(await verify(two, id, { passCode: codeAt(-30 * second) }))).toBe('E0000083')
    house.advance(30 * second)
    expect(heard(await verify(two, id, { passCode: codeAt() }))).toBe('SUCCESS')
  })

  test('a code by text works in the sign-in that it was sent for, once, and not after another', async () => {
    const ada = await person()
    const { id } = await withPhone(ada)
    const one = await begin(ada)
    await verify(one, id)
    const first = codeSent()
    house.advance(31 * second)
    expect(heard(await post(`/factors/${id}/verify/resend`, { stateToken: one }))).toBe('MFA_CHALLENGE')
    const latest = codeSent()
    if (first !== latest) expect(heard(await verify(one, id, { passCode: first }))).toBe('E0000068')
    expect(heard(await verify(one, id, { passCode: latest }))).toBe('SUCCESS')
    const two = await begin(ada)
    house.advance(31 * second)
    await verify(two, id)
    if (latest !== codeSent()) expect(heard(await verify(two, id, { passCode: latest }))).toBe('E0000068')
    house.advance(5 * minute)
    const three = await begin(ada)
    expect(heard(await verify(three, id, { passCode: codeSent() }))).toBe('E0000068')
  })

  test('a state token is nobody’s after its end, however it ended', async () => {
    const ada = await person()
    const { id } = await withQuestion(ada)
    const done = await begin(ada)
    expect(heard(await verify(done, id, { answer: food.answer }))).toBe('SUCCESS')
    const cancelled = await begin(ada)
    await post('/cancel', { stateToken: cancelled })
    const late = await begin(ada)
    house.advance(6 * 60 * minute)
    for (const stateToken of [done, cancelled, late]) {
      expect(heard(await verify(stateToken, id, { answer: food.answer }))).toBe('E0000011')
      expect(heard(await post('', { stateToken }))).toBe('E0000011')
      expect(heard(await post('/skip', { stateToken }))).toBe('E0000011')
    }
    const another = await begin(ada)
    await admin('POST', `/api/v1/users/${ada.id}/lifecycle/suspend`)
    await admin('POST', `/api/v1/users/${ada.id}/lifecycle/unsuspend`)
    expect(heard(await verify(another, id, { answer: food.answer }))).toBe('E0000011')
  })

  test('a link leads to one new password; those before it, and those of before a change, to none', async () => {
    const ada = await person()
    const older = await recoveryLink(ada)
    const link = await recoveryLink(ada)
    expect(link).not.toBe(older)
    expect(heard(await post('/recovery/token', { recoveryToken: older }))).toBe('E0000105')
    const opened = async () => (await post('/recovery/token', { recoveryToken: link })).body.stateToken
    const [one, two] = [await opened(), await opened()]
    for (const stateToken of [one, two]) await post('/recovery/answer', { stateToken, answer: colour.answer })
    const reset = (stateToken: string, newPassword: string) =>
      post('/credentials/reset_password', { stateToken, newPassword })
    expect((await reset(one, fresh)).status).toBe(200)
    expect((await reset(one, 'Cedar-Steps-50')).status).toBe(401)
    expect((await reset(two, 'Cedar-Steps-50')).status).toBe(401)
    expect(heard(await post('/recovery/token', { recoveryToken: link }))).toBe('E0000105')
    const unused = await recoveryLink(ada)
    const values = { oldPassword: { value: fresh }, newPassword: { value: 'Cedar-Steps-50' } }
    await admin('POST', `/api/v1/users/${ada.id}/credentials/change_password`, values)
    expect(heard(await post('/recovery/token', { recoveryToken: unused }))).toBe('E0000105')
  })

  test('the link of a welcome leads to one first password', async () => {
    const login = 'newcomer@example.com'
    const profile = { login, email: login, firstName: 'New', lastName: 'Comer' }
    await admin('POST', '/api/v1/users?activate=true', { profile })
    const token = linkMailed()
    const [one, two] = [(await post('', { token })).body.stateToken, (await post('', { token })).body.stateToken]
    expect((await post('/credentials/reset_password', { stateToken: one, newPassword: fresh })).status).toBeLessThan(
      404,
    )
    expect((await post('/credentials/reset_password', { stateToken: two, newPassword: password })).status).toBe(401)
    expect(heard(await post('', { token }))).toBe('E0000004')
    expect((await signIn({ login }, password)).status).toBe(401)
  })

  test('a session token begins one session, and none once its owner is signed out everywhere', async () => {
    await withoutFactor()
    const ada = await person()
    const exchange = (sessionToken: string) => ask('POST', '/api/v1/sessions', { sessionToken })
    const redirect = (token: string) => ask('GET', `/login/sessionCookieRedirect?token=${token}`)
    const { sessionToken } = (await signIn(ada)).body
    expect(sidIn(await redirect(sessionToken))).not.toBe('')
    expect(sidIn(await redirect(sessionToken))).toBe('')
    expect(heard(await exchange(sessionToken))).toBe('E0000004')
    const unused = (await signIn(ada)).body.sessionToken
    await admin('DELETE', `/api/v1/users/${ada.id}/sessions`)
    expect(heard(await exchange(unused))).toBe('E0000004')
  })

  test('a link that sets up a device sets up one', async () => {
    const ada = await person()
    await admin('POST', '/api/v1/org/factors/okta_push/lifecycle/activate')
    const [found] = await admin('GET', '/api/v1/policies?type=MFA_ENROLL')
    found.settings.factors.okta_push = { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } }
    await admin('PUT', `/api/v1/policies/${found.id}`, found)
    const pushed = await enroll(ada, { factorType: 'push' })
    const token = pushed._embedded.activation._links.qrcode.href.split('/').pop()
    const authenticators = await admin('GET', '/api/v1/authenticators')
    const authenticatorId = authenticators.find(({ key }: { key: string }) => key === 'okta_verify').id
    const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
    const { key_ops, ext, ...key } = await crypto.subtle.exportKey('jwk', publicKey)
    const body = {
      authenticatorId,
      device: { clientInstanceKey: key, displayName: 'Phone', platform: 'ANDROID', osVersion: '15' },
      methods: [{ type: 'push', isFipsCompliant: false, keys: { proofOfPossession: key } }],
    }
    const authorization = `OTDT ${token}`
    const answers = await Promise.all([1, 2, 3].map(() => ask('POST', '/idp/authenticators', body, { authorization })))
    expect(answers.map(heard).sort()).toEqual(['ACTIVE', 'E0000011', 'E0000011'])
    expect(heard(await ask('POST', '/idp/authenticators', body, { authorization }))).toBe('E0000011')
  })
})

describe('whoever asks who is here', () => {
  const names: Record<string, string> = { nobody: 'nobody@example.com', 'no name at all': 'nobody' }
  beforeAll(async () => {
    await open()
    await letRecover()
    const known = await person()
    await withPhone(known)
    const locked = await person()
    await withPhone(locked)
    await lockOut(locked)
    const suspended = await person()
    await admin('POST', `/api/v1/users/${suspended.id}/lifecycle/suspend`)
    const deactivated = await person()
    await admin('POST', `/api/v1/users/${deactivated.id}/lifecycle/deactivate`)
    const elsewhere = await person({ password: undefined, provider: { type: 'FEDERATION', name: 'FEDERATION' } })
    const all = {
      'somebody with a phone': known,
      'somebody who is locked out': locked,
      'somebody who is suspended': suspended,
      'somebody who was deactivated': deactivated,
      'somebody who was never activated': await person({}, '?activate=false'),
      'somebody without a question': await person({}),
      'somebody who signs in elsewhere': elsewhere,
    }
    for (const [who, { login }] of Object.entries(all)) names[who] = login
    const another = async (profile: object) => {
      const who = await person()
      await withPhone(who)
      await admin('POST', `/api/v1/users/${who.id}`, { profile })
      return who
    }
    names['the address of somebody with another login'] = 'address@example.com'
    await another({ email: 'address@example.com' })
    names['a second address'] = 'second@example.com'
    await another({ secondEmail: 'second@example.com' })
    names['a second address of two'] = 'both@example.com'
    for (let at = 0; at < 2; at++) await another({ secondEmail: 'both@example.com' })
    names['the first part of a login'] = (await another({})).login.replace('@example.com', '')
    names['the first part of two logins'] = 'twin'
    for (const login of ['twin@one.example', 'twin@two.example']) await another({ login })
  })
  afterAll(() => house.close())

  /** All of an answer but what is another one each time; a token tells its length, a time how long after `started`. */
  const likeness = ({ status, headers, links, body }: TestAnswer, name: string, started: number) => {
    const { date: _, 'x-okta-request-id': id = '', 'x-rate-limit-reset': reset, ...others } = headers
    const text = JSON.stringify(body)
      .replace(/"(errorId|stateToken)":"([^"]+)"/g, (_, member, value) => `"${member}":${value.length}`)
      .replace(/"\d{4}-[^"]+Z"/g, (time) => String(Date.parse(time.slice(1, -1)) - started))
      .replaceAll(name, 'the name')
    return { status, headers: { ...others, id: id.length, reset: Number(reset) - started / second }, links, text }
  }

  /** What somebody would try who knows a name, step by step. */
  const ways: Record<string, (name: string) => AsyncGenerator<TestAnswer>> = {
    async *'a password'(username) {
      yield await post('', { username, password: 'wrong' })
      yield await post('', {
        username,
        password: 'wrong',
        relayState: '/x',
        options: { warnBeforePasswordExpired: true },
      })
      const options = { multiOptionalFactorEnroll: true, warnBeforePasswordExpired: true }
      yield await post('', { username, password: 'wrong', options, context: { deviceToken: 'a device' } })
    },
    async *'a password for a session'(username) {
      yield await ask('POST', '/api/v1/sessions', { username, password: 'wrong' })
    },
    async *'a mail'(username) {
      yield await post('/recovery/password', { username, factorType: 'EMAIL', relayState: '/x' })
      yield await post('/recovery/unlock', { username, factorType: 'EMAIL' })
      yield await post('/recovery/password', { username })
    },
    async *'a call'(username) {
      yield await post('/recovery/password', { username, factorType: 'CALL' })
    },
    async *'a text'(username) {
      for (const type of ['password', 'unlock']) {
        const begun = await post(`/recovery/${type}`, { username, factorType: 'SMS' })
        yield begun
        const { stateToken } = begun.body
        yield await post('', { stateToken })
        yield await post('/recovery/factors/SMS/resend', { stateToken })
        house.advance(31 * second)
        yield await post('/recovery/factors/SMS/resend', { stateToken })
        yield await post('/recovery/factors/CALL/verify', { stateToken, passCode: '0' })
        yield await post('/factors/question/verify', { stateToken, answer: 'blue' })
        yield await post('/recovery/answer', { stateToken, answer: 'blue' })
        yield await post('/credentials/reset_password', { stateToken, newPassword: fresh })
        yield await post('/skip', { stateToken })
        for (let at = 0; at < 6; at++) {
          yield await post('/recovery/factors/SMS/verify', { stateToken, passCode: 'wrong' })
        }
        yield await post('/cancel', { stateToken })
        const another = await post(`/recovery/${type}`, { username, factorType: 'SMS' })
        yield await post('/previous', { stateToken: another.body.stateToken })
        yield await post('/cancel', { stateToken: another.body.stateToken })
      }
    },
  }

  test.each(Object.entries(ways))(
    'with %s hears the same of everybody, and lets the same be worked',
    async (_, way) => {
      const all: Record<string, unknown> = {}
      for (const [who, name] of Object.entries(names)) {
        // What an answer says of the time, it says from the start of an hour.
        house.advance(hour - (house.now().getTime() % hour))
        const started = house.now().getTime()
        const steps: unknown[] = []
        const before = hashes
        for await (const answer of way(name)) {
          steps.push(likeness(answer, name, started))
        }
        all[who] = { steps, hashes: hashes - before }
      }
      for (const who of Object.keys(names)) expect(all[who], who).toEqual(all.nobody)
    },
  )

  test('learns of no account by the length of what is queued for it', async () => {
    const sizes = new Map<string, number>()
    for (const [who, username] of Object.entries(names)) {
      await house.app.worker.idle()
      const before = hashes
      await house.call(
        'POST',
        '/api/v1/authn/recovery/password',
        { username, factorType: 'SMS' },
        { authorization: '' },
      )
      sizes.set(who, hashes - before)
    }
    expect(new Set(sizes.values())).toEqual(new Set([0]))
  })

  test('of tokens and codes learns which of the faults it was neither', async () => {
    for (const made of ['00made-up', '', 'x'.repeat(200)]) {
      const answer = await post('', { token: made })
      if (made !== '') expect(heard(answer)).toBe('E0000004')
    }
    expect(heard(await post('/recovery/token', { recoveryToken: 'made-up' }))).toBe('E0000011')
    expect(heard(await ask('POST', '/idp/authenticators', {}, { authorization: 'OTDT made-up' }))).toBe('E0000011')
  })
})

describe('a door that was opened by another', () => {
  beforeEach(open)
  afterEach(() => house.close())

  test('is not entered with a cookie that was there before', async () => {
    const [ada, eve] = [await person(), await person()]
    const planted = await sessionOf(eve)
    const chosen = `102${'x'.repeat(22)}`
    for (const cookie of [planted, chosen]) {
      const { sessionToken } = (await signIn(ada)).body
      const begun = sidIn(
        await ask('GET', `/login/sessionCookieRedirect?token=${sessionToken}`, undefined, withCookie(cookie)),
      )
      expect([planted, chosen, '']).not.toContain(begun)
      expect((await ask('GET', '/api/v1/users/me', undefined, withCookie(begun))).body.id).toBe(ada.id)
      expect(heard(await ask('GET', '/api/v1/users/me', undefined, withCookie(cookie)))).toBe('E0000005')
      const { body } = await ask(
        'POST',
        '/api/v1/sessions',
        { sessionToken: (await signIn(ada)).body.sessionToken },
        withCookie(cookie),
      )
      expect([planted, chosen]).not.toContain(body.id)
    }
  })

  test('stays open no longer than a session token does, however often it is asked for', async () => {
    const ada = await person()
    const { headers } = await ask('GET', '/login/step-up/redirect')
    const begun = new URL(headers.location ?? '').searchParams.get('stateToken')
    const { stateToken, expiresAt, _links } = (await post('', { stateToken: begun, username: ada.login, password }))
      .body
    house.advance(4 * minute)
    expect((await post('', { stateToken })).body).toMatchObject({ status: 'SUCCESS', expiresAt })
    expect(heard(await post('/skip', { stateToken }))).toBe('E0000079')
    house.advance(minute)
    expect(heard(await post('', { stateToken }))).toBe('E0000011')
    expect(sidIn(await ask('GET', _links.next.href.replace(origin, '')))).toBe('')
  })

  test('is not entered with a state token that somebody else was given before', async () => {
    const ada = await person()
    await withQuestion(ada)
    for (const asksMore of [false, true]) {
      if (asksMore) await askForAFactor()
      // Eve begins, and sends Ada the link to the true page, on which Ada signs in.
      const { headers } = await ask('GET', '/login/step-up/redirect?fromURI=/app/UserHome')
      const eves = new URL(headers.location ?? '').searchParams.get('stateToken') ?? ''
      let adas = await post('', { stateToken: eves, username: ada.login, password })
      if (asksMore) {
        const proof = { stateToken: adas.body.stateToken, answer: food.answer }
        expect((await post('/factors/question/verify', { ...proof, stateToken: eves })).status).toBe(401)
        adas = await post('/factors/question/verify', proof)
      }
      expect(heard(adas)).toBe('SUCCESS')
      expect(sidIn(await ask('GET', `/login/step-up/redirect?stateToken=${eves}`))).toBe('')
      expect(heard(await post('', { stateToken: eves }))).toBe('E0000011')
      const next = adas.body._links.next.href.replace(origin, '')
      expect(sidIn(await ask('GET', next))).not.toBe('')
      expect(sidIn(await ask('GET', next))).toBe('')
    }
  })

  test('is not opened any further by a session that waits for a factor', async () => {
    await askForAFactor()
    const ada = await person()
    await withQuestion(ada)
    const path = '/api/v1/sessions?additionalFields=cookieToken,cookieTokenUrl'
    const { body } = await ask('POST', path, { username: ada.login, password })
    expect(body.status).toBe('MFA_REQUIRED')
    const sessions = [body.id]
    for (const token of [body.cookieToken, new URL(body.cookieTokenUrl ?? origin).searchParams.get('token')]) {
      sessions.push(sidIn(await ask('GET', `/login/sessionCookieRedirect?token=${token}`)))
      sessions.push((await ask('POST', '/api/v1/sessions', { sessionToken: token })).body.id ?? '')
    }
    for (const sid of sessions) {
      expect(heard(await ask('GET', '/api/v1/users/me', undefined, withCookie(sid)))).toBe('E0000005')
      expect(heard(await ask('POST', '/api/v1/users/me/lifecycle/delete_sessions', {}, withCookie(sid)))).toBe(
        'E0000005',
      )
      expect((await ask('GET', '/login/default', undefined, withCookie(sid))).headers.location).toContain(
        '/login/login.htm',
      )
    }
  })

  test('lets a session that waits for a factor do nothing that nobody may do', async () => {
    await askForAFactor()
    const root = await person()
    await admin('POST', `/api/v1/users/${root.id}/roles`, { type: 'SUPER_ADMIN' })
    const { paths } = await admin('GET', '/stuntdouble/openapi.json')
    for (const status of ['MFA_ENROLL', 'MFA_REQUIRED']) {
      if (status === 'MFA_REQUIRED') await withQuestion(root)
      const { body } = await ask('POST', '/api/v1/sessions', { username: root.login, password })
      expect(body.status).toBe(status)
      for (const [path, methods] of Object.entries(paths as Record<string, object>)) {
        // These are of the cookie itself, and of browsers that come by.
        if (/^\/(?:api\/v1\/sessions\/me|login\/)/.test(path)) continue
        const uri = path.replace(/\{(?:userId|id)\}/g, 'me').replace(/\{\w+\}/g, root.id)
        for (const method of Object.keys(methods)) {
          const send = (cookie: Record<string, string>) =>
            ask(method.toUpperCase(), uri, method === 'get' ? undefined : {}, { accept: '*/*', ...cookie })
          expect(heard(await send(withCookie(body.id))), `${method} ${path}`).toBe(heard(await send({})))
        }
      }
      expect((await ask('GET', '/api/v1/sessions/me', undefined, withCookie(body.id))).body.status).toBe(status)
    }
  })

  test('is not opened by an address that somebody merely says', async () => {
    await askForAFactor()
    const ada = await person()
    await withQuestion(ada)
    const gateways = [{ type: 'CIDR', value: '203.0.113.0/24' }]
    const proxies = [{ type: 'CIDR', value: '198.51.100.0/24' }]
    const zone = await admin('POST', '/api/v1/zones', { type: 'IP', name: 'Office', gateways, proxies })
    const { id } = await admin('POST', '/api/v1/policies', {
      type: 'OKTA_SIGN_ON',
      name: 'Inside',
      priority: 1,
      conditions: { people: { groups: { include: [everyone] } } },
    })
    await admin('POST', `/api/v1/policies/${id}/rules`, {
      type: 'SIGN_ON',
      name: 'Inside',
      conditions: { network: { connection: 'ZONE', include: [zone.id] } },
      actions: { signon: { access: 'ALLOW', requireFactor: false } },
    })
    const from = (said: string, name = 'x-forwarded-for') =>
      ask('POST', '/api/v1/authn', { username: ada.login, password }, { [name]: said })
    for (const said of [
      '203.0.113.7',
      '203.0.113.7, 192.0.2.1',
      '203.0.113.7, 198.51.100.1',
      '198.51.100.1, 203.0.113.7',
    ]) {
      for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'true-client-ip', 'cf-connecting-ip']) {
        expect(heard(await from(name === 'forwarded' ? `for=${said}` : said, name)), `${name}: ${said}`).toBe(
          'MFA_REQUIRED',
        )
      }
    }
    // What the proxy says that this request did come by is believed.
    await admin('PUT', `/api/v1/zones/${zone.id}`, {
      type: 'IP',
      name: 'Office',
      gateways,
      proxies: [{ type: 'CIDR', value: '127.0.0.0/8' }],
    })
    expect(heard(await from('203.0.113.7'))).toBe('SUCCESS')
    expect(heard(await from('203.0.113.7, 192.0.2.1'))).toBe('MFA_REQUIRED')
  })

  test('is not opened by the name that an application has for a device', async () => {
    const signon = { access: 'ALLOW', requireFactor: true, factorPromptMode: 'DEVICE' }
    await policy('OKTA_SIGN_ON', 'SIGN_ON', { signon })
    const ada = await person()
    await withQuestion(ada)
    const context = { deviceToken: 'serial-number-0001' }
    const asApplication = () => house.call('POST', '/api/v1/authn', { username: ada.login, password, context })
    const remembers = '/api/v1/authn/factors/question/verify?rememberDevice=true'
    const { stateToken } = (await asApplication()).body
    expect(heard(await house.call('POST', remembers, { stateToken, answer: food.answer }))).toBe('SUCCESS')
    expect(heard(await asApplication())).toBe('SUCCESS')
    const body = { username: ada.login, password, context }
    const cookie = `DT=${context.deviceToken}`
    for (const headers of [{}, { cookie }, { 'x-device-fingerprint': context.deviceToken }]) {
      expect(heard(await ask('POST', '/api/v1/authn', body, headers)), JSON.stringify(headers)).toBe('MFA_REQUIRED')
    }
  })

  test('is not opened by half of the way: no step but the next is taken', async () => {
    await askForAFactor()
    const ada = await person()
    await withQuestion(ada)
    const { stateToken } = (await signIn(ada)).body
    const steps: [string, object][] = [
      ['/skip', {}],
      ['/previous', {}],
      ['/factors', { factorType: 'email', provider: 'OKTA', profile: { email: ada.login } }],
      ['/factors/question/lifecycle/activate', { passCode: '1' }],
      ['/credentials/change_password', { oldPassword: password, newPassword: fresh }],
      ['/credentials/reset_password', { newPassword: fresh }],
      ['/recovery/answer', { answer: colour.answer }],
      ['', { username: ada.login, password }],
    ]
    for (const [path, more] of steps) expect(heard(await post(path, { stateToken, ...more })), path).toBe('E0000079')
    expect(sidIn(await ask('GET', `/login/step-up/redirect?stateToken=${stateToken}`))).toBe('')
    expect(sidIn(await ask('GET', `/login/token/redirect?stateToken=${stateToken}`))).toBe('')
  })
})

describe('whoever proved something of a password that is another one since', () => {
  beforeEach(async () => {
    await open()
    await letRecover()
    await askForAFactor()
  })
  afterEach(() => house.close())

  /** All within one second: Okta tells no finer when a password was changed. */
  const renewals: Record<string, (who: Somebody) => Promise<unknown>> = {
    'is changed': ({ id }) =>
      admin('POST', `/api/v1/users/${id}/credentials/change_password`, {
        oldPassword: { value: password },
        newPassword: { value: fresh },
      }),
    'is set': ({ id }) => admin('POST', `/api/v1/users/${id}`, { credentials: { password: { value: fresh } } }),
    'is made a temporary one': ({ id }) =>
      admin('POST', `/api/v1/users/${id}/lifecycle/expire_password_with_temp_password`),
    'is reset': ({ id }) => admin('POST', `/api/v1/users/${id}/lifecycle/reset_password?sendEmail=false`),
    'is handed over': ({ id }) => admin('POST', `/api/v1/users/${id}/lifecycle/reset_password?provider=FEDERATION`),
  }

  test.each(Object.entries(renewals))('goes on nowhere once it %s', async (_, renew) => {
    const ada = await person()
    await withQuestion(ada)
    await withPhone(ada)
    const { stateToken } = (await signIn(ada)).body
    const recoveries: string[] = []
    for (const answers of [false, true]) {
      const recovery = (await post('/recovery/password', { username: ada.login, factorType: 'SMS' })).body.stateToken
      await post('/recovery/factors/SMS/verify', { stateToken: recovery, passCode: codeSent() })
      if (answers) await post('/recovery/answer', { stateToken: recovery, answer: colour.answer })
      recoveries.push(recovery)
      house.advance(31 * second)
    }
    const link = await recoveryLink(ada)
    const opened = (await post('/recovery/token', { recoveryToken: link })).body.stateToken
    await post('/recovery/answer', { stateToken: opened, answer: colour.answer })
    await renew(ada)
    expect(heard(await post('/factors/question/verify', { stateToken, answer: food.answer }))).toBe('E0000011')
    const resets = [...recoveries, opened]
    for (const token of resets) await post('/recovery/answer', { stateToken: token, answer: colour.answer })
    for (const token of resets) {
      const answer = await post('/credentials/reset_password', { stateToken: token, newPassword: 'Cedar-Steps-50' })
      expect(['E0000011', 'E0000034', 'E0000079', 'E0000105']).toContain(heard(answer))
    }
    expect((await signIn(ada, 'Cedar-Steps-50')).status).toBe(401)
  })
})

describe('a page of another site', () => {
  const app = 'https://app.example'
  let sid = ''
  let administrators = ''
  let ada: Somebody
  beforeAll(async () => {
    await open()
    ada = await person()
    const root = await person()
    await admin('POST', `/api/v1/users/${root.id}/roles`, { type: 'SUPER_ADMIN' })
    await admin('POST', '/api/v1/trustedOrigins', { name: 'App', origin: app, scopes: [{ type: 'CORS' }] })
    sid = await sessionOf(ada)
    administrators = await sessionOf(root)
  })
  afterAll(() => house.close())

  /** What browsers send with a request of a page that nobody trusts. */
  const elsewhere: Record<string, Record<string, string>> = {
    'as all do': { origin: evil, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
    'as older ones do': { origin: evil },
    'from a frame without an origin': { origin: 'null', 'sec-fetch-site': 'cross-site' },
    'from a file': { origin: 'null' },
    'from a site beside this one': { origin: 'https://other.example', 'sec-fetch-site': 'same-site' },
    'from this host, unencrypted': { origin: 'http://org.example:8080' },
    'from a host that begins alike': { origin: 'https://org.example.evil.example' },
    'from a trusted host, on another port': { origin: `${app}:8443` },
    'that hide where they are': { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    'that hide that they are beside this one': { 'sec-fetch-site': 'same-site' },
  }
  /** Whatever a cookie alone allows; a body as no form can send it, since a form is not read at all. */
  const writes: [string, string, unknown?][] = [
    ['DELETE', '/api/v1/sessions/me'],
    ['POST', '/api/v1/sessions/me/lifecycle/refresh'],
    ['POST', '/api/v1/users/me/lifecycle/delete_sessions'],
    ['POST', '/api/v1/users/me/lifecycle/delete_sessions', { keepCurrent: false }],
    [
      'POST',
      '/api/v1/users/me/credentials/change_password',
      { oldPassword: { value: password }, newPassword: { value: fresh } },
    ],
    [
      'POST',
      '/api/v1/users/me/credentials/change_recovery_question',
      { password: { value: password }, recovery_question: colour },
    ],
    ['POST', '/api/v1/users/me/factors', { factorType: 'question', provider: 'OKTA', profile: food }],
    ['POST', '/api/v1/users/me', { profile: { firstName: 'Eve' } }],
  ]
  const state = async () =>
    JSON.stringify([
      await house.store.db.selectFrom('users').selectAll().orderBy('id').execute(),
      await house.store.db.selectFrom('groups').select('id').orderBy('id').execute(),
      await house.store.db.selectFrom('sessions').select(['id', 'expires_at']).orderBy('id').execute(),
      await house.store.db.selectFrom('factors').select('id').execute(),
    ])

  test.each(Object.entries(elsewhere))(
    'in browsers, %s, does nothing with the cookie of whoever looks at it',
    async (_, headers) => {
      const before = await state()
      for (const [method, path, body] of writes) {
        const answer = await ask(method, path, body, { ...headers, ...withCookie(sid) })
        expect(['E0000005', 'E0000007'], `${method} ${path}`).toContain(heard(answer))
        expect(answer.headers['access-control-allow-origin']).toBeUndefined()
      }
      const group = { profile: { name: 'Evil' } }
      const with_ = { ...headers, ...withCookie(administrators) }
      expect(heard(await ask('POST', '/api/v1/groups', group, with_))).toBe('E0000005')
      expect(heard(await ask('POST', `/api/v1/users/${ada.id}/lifecycle/suspend`, undefined, with_))).toBe('E0000005')
      expect(await state()).toBe(before)
    },
  )

  test('that is trusted has nothing done with a cookie that is not made for pages', async () => {
    const zone = { type: 'IP', name: 'Office', gateways: [{ type: 'CIDR', value: '203.0.113.0/24' }] }
    const { id } = await admin('POST', '/api/v1/zones', zone)
    const question = await withQuestion(ada)
    const page = { origin: app, 'sec-fetch-site': 'cross-site' }
    const asked: [string, string][] = [
      [`/api/v1/zones/${id}/lifecycle/deactivate`, administrators],
      ['/api/v1/org/factors/google_otp/lifecycle/activate', administrators],
      [`/api/v1/users/me/factors/${question.id}/verify`, sid],
    ]
    for (const [path, cookie] of asked) {
      const answer = await ask('POST', path, undefined, { ...page, ...withCookie(cookie) })
      expect(heard(answer), path).toBe('E0000005')
    }
    const own = { origin, 'sec-fetch-site': 'same-origin', ...withCookie(administrators) }
    expect((await ask('POST', `/api/v1/zones/${id}/lifecycle/deactivate`, undefined, own)).status).toBe(200)
    await admin('DELETE', `/api/v1/users/${ada.id}/factors/${question.id}`)
  })

  test('has no other method taken for its own', async () => {
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      const headers = { ...withCookie(sid), [name]: 'DELETE' }
      const path = '/api/v1/sessions/me'
      expect((await ask('GET', `${path}?_method=DELETE`, undefined, headers)).body.userId).toBe(ada.id)
      expect((await ask('POST', `${path}/lifecycle/refresh?_method=DELETE`, undefined, headers)).status).toBe(200)
    }
    expect((await ask('GET', '/api/v1/users/me', undefined, withCookie(sid))).status).toBe(200)
  })

  test('sends no form that is read', async () => {
    const before = await state()
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data; boundary=x',
      'text/json',
      'text/plain; application/json',
      'text/plain, application/json',
      'application/x-www-form-urlencoded; charset=application/json',
    ]) {
      for (const [method, path, body] of writes.filter(([, , body]) => body !== undefined)) {
        const headers = { 'content-type': type, ...withCookie(sid) }
        expect(heard(await ask(method, path, JSON.stringify(body), headers)), path).toBe('E0000021')
      }
    }
    expect(await state()).toBe(before)
  })

  test('signs nobody in: the first step wants JSON, and no answer may be read', async () => {
    const body = { username: ada.login, password }
    const form = { origin: evil, 'content-type': 'text/plain' }
    expect(heard(await ask('POST', '/api/v1/authn', JSON.stringify(body), form))).toBe('E0000021')
    const read = await ask('POST', '/api/v1/authn', body, { origin: evil })
    expect(read.headers['access-control-allow-origin']).toBeUndefined()
    const preflight = {
      origin: evil,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    const asked = await ask('OPTIONS', '/api/v1/authn', undefined, preflight)
    expect(asked.headers['access-control-allow-origin']).toBeUndefined()
    expect(asked.headers['access-control-allow-headers']).toBeUndefined()
  })

  test('that is trusted, or one of this server, is heard', async () => {
    for (const headers of [
      { origin: app, 'sec-fetch-site': 'cross-site' },
      { origin, 'sec-fetch-site': 'same-origin' },
      {},
    ]) {
      const answer = await ask('POST', '/api/v1/sessions/me/lifecycle/refresh', undefined, {
        ...headers,
        ...withCookie(sid),
      })
      expect(answer.status, JSON.stringify(headers)).toBe(200)
    }
    // A link that somebody follows.
    const followed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', accept: 'text/html' }
    const { headers } = await ask('GET', '/login/default', undefined, { ...followed, ...withCookie(sid) })
    expect(headers.location).toBe(`${origin}/app/UserHome`)
  })
})

describe('a place to be sent to', () => {
  const trusted = 'https://app.example'
  let ada: Somebody
  beforeAll(async () => {
    await open()
    ada = await person()
    const origins = [
      { name: 'App', origin: trusted, scopes: [{ type: 'REDIRECT' }] },
      { name: 'Reads', origin: 'https://reads.example', scopes: [{ type: 'CORS' }] },
    ]
    for (const each of origins) await admin('POST', '/api/v1/trustedOrigins', each)
  })
  afterAll(() => house.close())

  const places = [
    evil,
    `${evil}/app/UserHome`,
    '//evil.example',
    '///evil.example',
    '////evil.example/%2e%2e',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/%09/evil.example/..//evil.example',
    'https:evil.example',
    'https:/\\evil.example',
    'https://org.example@evil.example',
    'https://org.example:443@evil.example/',
    'https://org.example.evil.example',
    'https://org.example\u3002evil.example',
    'https://evil.example\\@org.example',
    'https://evil.example#@org.example',
    'https://app.example@evil.example',
    'https://app.example.evil.example/',
    'https://evilapp.example',
    'http://app.example/',
    'https://app.example:8443/',
    'https://reads.example/',
    'http://org.example/',
    'javascript:alert(1)',
    'javascript://app.example/%0aalert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://org.example/1',
    'file:///etc/passwd',
    'intent://evil.example#Intent;end',
    '/x\r\nset-cookie: sid=planted',
    '/x\nlocation: https://evil.example',
    '\u0000/evil',
    ' https://evil.example',
    'x'.repeat(20_000),
  ]
  const own = new URL(origin).host
  /** Where a browser would be after an answer: nowhere, here, or at the one other site that is trusted. */
  const leads = ({ headers }: TestAnswer): string => {
    const { location } = headers
    return location === undefined ? 'nowhere' : new URL(location, origin).host
  }
  const isClean = ({ headers, links }: TestAnswer) =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header must not hold.
    [...Object.values(headers), ...links].every((value) => !/[\u0000-\u001f\u007f-\uffff]/.test(value))

  test('by a link, a form, a way out or a way in is this server or one that it trusts', async () => {
    for (const place of places) {
      const asked = encodeURIComponent(place)
      const { sessionToken } = (await signIn(ada)).body
      const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
      const answers = [
        await ask('GET', `/login/sessionCookieRedirect?redirectUrl=${asked}`),
        await ask('GET', `/login/sessionCookieRedirect?token=made-up&redirectUrl=${asked}`),
        await ask('GET', `/login/sessionCookieRedirect?token=${sessionToken}&redirectUrl=${asked}`),
        await ask('POST', '/login/sessionCookieRedirect', `token=${sessionToken}&redirectUrl=${asked}`, form),
        await ask('GET', `/login/signout?fromURI=${asked}`),
        await ask('GET', `/login/default?fromURI=${asked}`),
        await ask('GET', `/login/token/redirect?stateToken=${asked}&fromURI=${asked}`),
        await ask('GET', `/login/step-up/redirect?stateToken=${asked}`),
        await ask('GET', `/login/step-up/redirect?fromURI=${asked}`),
      ]
      const { location } = answers.at(-1)?.headers ?? {}
      if (location !== undefined) {
        const stateToken = new URL(location).searchParams.get('stateToken')
        const done = await post('', { stateToken, username: ada.login, password, relayState: place })
        answers.push(done)
        // What is no text of JSON is refused there, and here as well.
        if (done.status === 200) answers.push(await ask('GET', done.body._links.next.href.replace(origin, '')))
      }
      for (const [at, answer] of answers.entries()) {
        expect([own, 'nowhere'], `${JSON.stringify(place)} ${at}`).toContain(leads(answer))
        expect(isClean(answer), `${JSON.stringify(place)} ${at}`).toBe(true)
        expect(answer.status, `${JSON.stringify(place)} ${at}`).toBeLessThan(500)
      }
    }
    const { sessionToken } = (await signIn(ada)).body
    const there = await ask('GET', `/login/sessionCookieRedirect?token=${sessionToken}&redirectUrl=${trusted}/in`)
    expect(there.headers.location).toBe(`${trusted}/in`)
  })

  test('as a relay state is only said back, and writes no header', async () => {
    for (const relayState of places) {
      const answers = [
        await post('', { username: ada.login, password, relayState }),
        await post('/recovery/password', { username: ada.login, factorType: 'EMAIL', relayState }),
        await post('', { username: ada.login, password: 'wrong', relayState }),
        await signIn(ada),
      ]
      for (const answer of answers) expect([leads(answer), isClean(answer)]).toEqual(['nowhere', true])
      if (relayState.includes('\u0000')) expect(heard(answers[0] as TestAnswer)).toBe('E0000003')
      else expect(answers[0]?.body.relayState).toBe(relayState)
    }
  })

  test('is none that was wanted of this server under another name', async () => {
    const { headers } = await ask('GET', '/login/step-up/redirect', undefined, { host: 'evil.example' })
    const stateToken = new URL(headers.location ?? '').searchParams.get('stateToken')
    const done = await post('', { stateToken, username: ada.login, password })
    const answer = await ask('GET', done.body._links.next.href.replace(origin, ''))
    expect(answer.headers.location).toBe(`${origin}/app/UserHome`)
    expect(sidIn(answer)).not.toBe('')
  })

  test('in a mail is on this server, whatever host a request says that it came to', async () => {
    const public_ = await startTestHouse({ publicUrl: origin })
    const profile = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' }
    const credentials = { password: { value: password }, recovery_question: colour }
    await public_.call('POST', '/api/v1/users', { profile, credentials })
    const headers = {
      authorization: '',
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: `host=${evil}`,
    }
    const wish = { username: 'ada@example.com', factorType: 'EMAIL' }
    const said = await public_.call('POST', '/api/v1/authn/recovery/password', wish, headers)
    expect(public_.mail.at(-1)?.text).toContain(`${origin}/signin/reset-password/`)
    expect(JSON.stringify([said, public_.mail])).not.toContain('evil')
    await public_.close()
  })
})

describe('another org on the same machine', () => {
  let other: { host: string; authorization: string }
  const there = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    house.call(method, path, body, { ...other, ...headers })
  const anybodyThere = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    there(method, path, body, { authorization: '', ...headers })
  let theirs: Somebody
  let ada: Somebody
  beforeAll(async () => {
    await open()
    await letRecover()
    ada = await person()
    const child = await admin('POST', '/api/v1/orgs', {
      subdomain: 'zebra',
      name: 'Zebrawood',
      edition: 'SKU',
      admin: { profile: { login: 'root@example.com', email: 'root@example.com', firstName: 'R', lastName: 'T' } },
    })
    const { host } = await house.store.db.selectFrom('org_hosts').select('host').executeTakeFirstOrThrow()
    other = { host, authorization: `SSWS ${child.token}` }
    // Of the same name and with the same password as somebody here.
    const profile = { login: ada.login, email: ada.login, firstName: 'Zenobia', lastName: 'Zebrawood' }
    const credentials = {
      password: { value: password },
      recovery_question: { question: 'Zebrawood?', answer: 'striped' },
    }
    theirs = { id: (await there('POST', '/api/v1/users', { profile, credentials })).body.id, login: ada.login }
  })
  afterAll(() => house.close())

  test('opens nothing here with its tokens, its cookies or its links', async () => {
    const signedIn = () => anybodyThere('POST', '/api/v1/authn', { username: theirs.login, password })
    const begun = await anybodyThere('GET', '/login/step-up/redirect')
    const stateToken = new URL(begun.headers.location ?? '').searchParams.get('stateToken') ?? ''
    const sessionToken = (await signedIn()).body.sessionToken
    const sid = (await anybodyThere('POST', '/api/v1/sessions', { sessionToken: (await signedIn()).body.sessionToken }))
      .body.id
    const name = (await there('GET', `/api/v1/sessions/${sid}`)).body._links.self.href.split('/').pop()
    await anybodyThere('POST', '/api/v1/authn/recovery/password', { username: theirs.login, factorType: 'EMAIL' })
    const mailed = /\/signin\/reset-password\/([\w-]+)/.exec(house.mail.at(-1)?.text ?? '')?.[1] ?? ''
    const invited = await there('POST', '/api/v1/users?activate=false', {
      profile: { login: 'new@example.com', email: 'new@example.com', firstName: 'N', lastName: 'W' },
    })
    const welcome = (await there('POST', `/api/v1/users/${invited.body.id}/lifecycle/activate?sendEmail=false`)).body
    expect([stateToken, sessionToken, sid, name, mailed, welcome.activationToken]).not.toContain('')

    const said: Record<string, TestAnswer> = {
      E0000011: await post('', { stateToken }),
      'E0000011 with a password': await post('', { stateToken, username: ada.login, password }),
      'E0000011 to end it': await post('/cancel', { stateToken }),
      'E0000011 by a link': await post('/recovery/token', { recoveryToken: mailed }),
      E0000004: await ask('POST', '/api/v1/sessions', { sessionToken }),
      'E0000004 by a welcome': await post('', { token: welcome.activationToken }),
      E0000005: await ask('GET', '/api/v1/users/me', undefined, withCookie(sid)),
      E0000007: await house.call('GET', `/api/v1/sessions/${sid}`),
      'E0000007 by its name': await house.call('DELETE', `/api/v1/sessions/${name}`),
      'E0000007 by its cookie': await ask('DELETE', '/api/v1/sessions/me', undefined, withCookie(sid)),
      'E0000011 with its API token': await ask('GET', '/api/v1/users', undefined, {
        authorization: other.authorization,
      }),
      'E0000011 with its API token to sign in': await house.call(
        'POST',
        '/api/v1/authn',
        { username: ada.login, password },
        {
          authorization: other.authorization,
        },
      ),
    }
    for (const [code, answer] of Object.entries(said)) {
      expect(heard(answer), code).toBe(code.split(' ')[0])
      expect(JSON.stringify(answer.body), code).not.toMatch(/Zenobia|Zebrawood|striped/i)
    }
    for (const token of [sessionToken, stateToken]) {
      expect(sidIn(await ask('GET', `/login/sessionCookieRedirect?token=${token}`))).toBe('')
      expect(sidIn(await ask('GET', `/login/step-up/redirect?stateToken=${token}`))).toBe('')
    }
    // None of it was used up by having been tried here.
    expect((await anybodyThere('POST', '/api/v1/authn', { stateToken })).body.status).toBe('UNAUTHENTICATED')
    expect((await anybodyThere('POST', '/api/v1/sessions', { sessionToken })).status).toBe(200)
    expect((await anybodyThere('POST', '/api/v1/authn/recovery/token', { recoveryToken: mailed })).status).toBe(200)
    expect((await anybodyThere('POST', '/api/v1/authn', { token: welcome.activationToken })).status).toBe(200)
  })

  test('opens nothing here with what proves a factor there', async () => {
    for (const of_ of [
      admin,
      async (method: string, path: string, body?: unknown) => (await there(method, path, body)).body,
    ]) {
      const signon = { access: 'ALLOW', requireFactor: true, factorPromptMode: 'ALWAYS' }
      const [{ id }] = await of_('GET', '/api/v1/groups?q=Everyone')
      const conditions = { people: { groups: { include: [id] } } }
      const made = await of_('POST', '/api/v1/policies', { type: 'OKTA_SIGN_ON', name: 'Strict', conditions })
      await of_('POST', `/api/v1/policies/${made.id}/rules`, { type: 'SIGN_ON', name: 'Strict', actions: { signon } })
    }
    const question = { factorType: 'question', provider: 'OKTA', profile: food }
    const their = (await there('POST', `/api/v1/users/${theirs.id}/factors`, question)).body
    const mine = await enroll(ada, { factorType: 'question', profile: { ...food, answer: 'artichoke' } })
    const { stateToken } = (await signIn(ada)).body
    const verify = (id: string, answer: string) => post(`/factors/${id}/verify`, { stateToken, answer })
    expect(heard(await verify(their.id, food.answer))).toBe('E0000007')
    expect(heard(await verify(mine.id, food.answer))).toBe('E0000068')
    expect(heard(await verify('question', food.answer))).toBe('E0000068')
    expect(heard(await house.call('GET', `/api/v1/users/${theirs.id}/factors/${their.id}`))).toBe('E0000007')
    expect(heard(await house.call('GET', `/api/v1/users/${ada.id}/factors/${their.id}`))).toBe('E0000007')
    expect(heard(await house.call('DELETE', `/api/v1/users/${ada.id}/factors/${their.id}`))).toBe('E0000007')
    expect(heard(await verify(mine.id, 'artichoke'))).toBe('SUCCESS')
  })

  test('opens nothing here with the ids of its places and policies, nor with what sets up a device there', async () => {
    const theirMade = async (path: string, body: object) => (await there('POST', path, body)).body
    const gateways = [{ type: 'CIDR', value: '203.0.113.0/24' }]
    const zone = await theirMade('/api/v1/zones', { type: 'IP', name: 'Zebrawood', gateways })
    const site = {
      name: 'Zebrawood',
      origin: 'https://zebra.example',
      scopes: [{ type: 'CORS' }, { type: 'REDIRECT' }],
    }
    const trusted = await theirMade('/api/v1/trustedOrigins', site)
    const [policyThere] = (await there('GET', '/api/v1/policies?type=OKTA_SIGN_ON')).body
    for (const path of [
      `/api/v1/zones/${zone.id}`,
      `/api/v1/trustedOrigins/${trusted.id}`,
      `/api/v1/policies/${policyThere.id}`,
      `/api/v1/policies/${policyThere.id}/rules`,
    ]) {
      expect(heard(await house.call('GET', path)), path).toBe('E0000007')
    }
    expect(heard(await house.call('POST', `/api/v1/zones/${zone.id}/lifecycle/deactivate`))).toBe('E0000007')
    const [policyHere] = await admin('GET', '/api/v1/policies?type=OKTA_SIGN_ON')
    const conditions = { network: { connection: 'ZONE', include: [zone.id] } }
    const ruled = { type: 'SIGN_ON', name: 'Zebrawood', conditions, actions: { signon: { access: 'ALLOW' } } }
    expect(heard(await house.call('POST', `/api/v1/policies/${policyHere.id}/rules`, ruled))).toBe('E0000001')
    const page = await ask('GET', '/api/v1/sessions/me', undefined, { origin: site.origin })
    expect(page.headers['access-control-allow-origin']).toBeUndefined()
    const sent = await ask('GET', `/login/sessionCookieRedirect?redirectUrl=${site.origin}`)
    expect(heard(sent)).toBe('E0000001')

    const [enrolling] = (await there('GET', '/api/v1/policies?type=MFA_ENROLL')).body
    enrolling.settings.factors.okta_push = { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } }
    for (const of_ of [house.call, there]) await of_('POST', '/api/v1/org/factors/okta_push/lifecycle/activate')
    expect((await there('PUT', `/api/v1/policies/${enrolling.id}`, enrolling)).status).toBe(200)
    const pushed = await theirMade(`/api/v1/users/${theirs.id}/factors`, { factorType: 'push', provider: 'OKTA' })
    const picture = new URL(pushed._embedded.activation._links.qrcode.href).pathname
    const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
    const { key_ops, ext, ...key } = await crypto.subtle.exportKey('jwk', publicKey)
    const verify = (all: { key: string; id: string }[]) => all.find((each) => each.key === 'okta_verify')?.id
    const brought = (authenticatorId: string | undefined) => ({
      authenticatorId,
      device: { clientInstanceKey: key, displayName: 'Phone', platform: 'ANDROID', osVersion: '15' },
      methods: [{ type: 'push', keys: { proofOfPossession: key } }],
    })
    const authorization = `OTDT ${picture.split('/').pop()}`
    const authenticators = [
      await admin('GET', '/api/v1/authenticators'),
      (await there('GET', '/api/v1/authenticators')).body,
    ]
    expect(heard(await ask('GET', picture, undefined, { accept: '*/*' }))).toBe('E0000007')
    for (const all of authenticators) {
      expect(heard(await ask('POST', '/idp/authenticators', brought(verify(all)), { authorization }))).toBe('E0000011')
    }
    expect((await there('GET', picture, undefined, { accept: '*/*', authorization: '' })).status).toBe(200)
    const device = brought(verify(authenticators[1]))
    expect(heard(await there('POST', '/idp/authenticators', device, { authorization }))).toBe('ACTIVE')
  })

  test('locks nobody here by guessing there, and reads none of what is sent here', async () => {
    const bob = await person()
    const profile = { login: bob.login, email: bob.login, firstName: 'Zenobia', lastName: 'Zebrawood' }
    await there('POST', '/api/v1/users', { profile, credentials: { password: { value: password } } })
    for (let at = 0; at < 12; at++) {
      await anybodyThere('POST', '/api/v1/authn', { username: bob.login, password: 'wrong' })
    }
    expect((await admin('GET', `/api/v1/users/${bob.id}`)).status).toBe('ACTIVE')
    const link = await recoveryLink(bob)
    expect(link).not.toBe('')
    for (const path of [
      '/stuntdouble/api/outbox?limit=200',
      '/api/v1/logs?limit=1000',
      '/stuntdouble/api/errors?limit=200',
    ]) {
      const text = JSON.stringify((await there('GET', path)).body)
      for (const word of [link, bob.id, ada.id]) expect(text.includes(word), `${path} ${word}`).toBe(false)
    }
  })
})

describe('a read-only administrator', () => {
  test('writes nothing, wherever people sign in or are kept out', async () => {
    await open()
    const reader = await person()
    await admin('POST', `/api/v1/users/${reader.id}/roles`, { type: 'READ_ONLY_ADMIN' })
    const { token } = await admin('POST', '/stuntdouble/api/tokens', { userId: reader.id, name: 'reader' })
    const { paths } = await admin('GET', '/stuntdouble/openapi.json')
    const places = 'authn|sessions|policies|zones|behaviors|trustedOrigins|authenticators|templates|first-party'
    const ofPeople = 'factors|sessions|credentials|lifecycle'
    const rooms = new RegExp(`^/api/v1/(?:${places}|org/factors|users/\\{\\w+\\}/(?:${ofPeople}))`)
    /** They take no notice of any token, so none is of use there. */
    const ofNobody = /^\/api\/v1\/(sessions$|sessions\/me|authn\/factors\/\{\w+\}\/lifecycle\/duoCallback)/
    const listed = Object.entries(paths as Record<string, Record<string, { operationId: string }>>)
    const heardBy: Record<string, string> = {}
    for (const [path, methods] of listed) {
      if (!rooms.test(path) || ofNobody.test(path)) continue
      for (const [method, { operationId }] of Object.entries(methods)) {
        if (method === 'get') continue
        const uri = path.replace(/\{\w+\}/g, reader.id)
        const with_ = { authorization: `SSWS ${token}`, accept: '*/*' }
        const answer = await house.call(method.toUpperCase(), uri, method === 'delete' ? undefined : {}, with_)
        heardBy[operationId] = heard(answer)
      }
    }
    expect(Object.keys(heardBy).length).toBeGreaterThan(60)
    // Simulating a policy reads.
    expect(
      Object.entries(heardBy).filter(([id, code]) => code !== 'E0000006' && id !== 'createPolicySimulation'),
    ).toEqual([])
    await house.close()
  })
})

describe('an administrator of less', () => {
  test('is not shown what sets up a factor that they may not set up', async () => {
    await open()
    const [root, reader, desk, plain] = [await person(), await person(), await person(), await person()]
    for (const [{ id }, type] of [
      [root, 'SUPER_ADMIN'],
      [reader, 'READ_ONLY_ADMIN'],
      [desk, 'HELP_DESK_ADMIN'],
    ] as const) {
      await admin('POST', `/api/v1/users/${id}/roles`, { type })
    }
    const [found] = await admin('GET', '/api/v1/policies?type=MFA_ENROLL')
    for (const key of ['google_otp', 'okta_push']) {
      await admin('POST', `/api/v1/org/factors/${key}/lifecycle/activate`)
      found.settings.factors[key] = { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } }
    }
    await admin('PUT', `/api/v1/policies/${found.id}`, found)
    for (const who of [root, plain, reader]) {
      await withApp(who)
      await enroll(who, { factorType: 'push' })
    }
    const seen = async (of: Somebody, headers: Record<string, string>): Promise<number> => {
      const path = `/api/v1/users/${of.id}/factors`
      const { body } = await ask('GET', path, undefined, headers)
      const ids: { id: string }[] = body
      const each = await Promise.all(ids.map(({ id }) => ask('GET', `${path}/${id}`, undefined, headers)))
      const text = JSON.stringify([body, each.map((answer) => answer.body)])
      return [...text.matchAll(/sharedSecret|\/qr\//g)].length
    }
    const tokenOf = async ({ id }: Somebody) => {
      const { token } = await admin('POST', '/stuntdouble/api/tokens', { userId: id, name: `token ${made++}` })
      return { authorization: `SSWS ${token}` }
    }
    // Of the app the key and its picture, of the push its picture; each in the list and by itself.
    const all = 6
    const asReader = await tokenOf(reader)
    for (const of of [root, plain, reader]) expect(await seen(of, asReader)).toBe(0)
    const asDesk = await tokenOf(desk)
    expect([await seen(root, asDesk), await seen(plain, asDesk)]).toEqual([0, all])
    expect(await seen(root, { authorization: `SSWS ${house.token}` })).toBe(all)
    for (const who of [plain, reader]) expect(await seen(who, withCookie(await sessionOf(who)))).toBe(all)
    await house.close()
  })

  test.each(['v1', 'idx'] as const)('recovers no administrator of more (%s)', async (pipeline) => {
    house = await startTestHouse({ hasher: counting, pipeline })
    everyone = ''
    await letRecover()
    const [root, desk, plain] = [await person(), await person(), await person()]
    await withPhone(root)
    await admin('POST', `/api/v1/users/${root.id}/roles`, { type: 'SUPER_ADMIN' })
    await admin('POST', `/api/v1/users/${desk.id}/roles`, { type: 'HELP_DESK_ADMIN' })
    const { token } = await admin('POST', '/stuntdouble/api/tokens', { userId: desk.id, name: 'desk' })
    const asDesk = (path: string, body: object) =>
      house.call('POST', `/api/v1/authn/recovery/${path}`, body, { authorization: `SSWS ${token}` })
    const [mails, texts] = [house.mail.length, house.phone.length]
    for (const path of ['password', 'unlock']) {
      if (path === 'unlock') await lockOut(root)
      for (const factorType of [undefined, 'EMAIL', 'SMS']) {
        const answer = await asDesk(path, { username: root.login, factorType })
        expect(heard(answer), `${path} ${factorType}`).toBe('E0000006')
      }
    }
    expect([house.mail.length, house.phone.length]).toEqual([mails, texts])
    expect((await asDesk('password', { username: plain.login })).body.recoveryToken).toBeDefined()
    await house.close()
  })
})

describe('a secret', () => {
  test('is in no log, no trace and no table, whatever was done with it', async () => {
    const folder = temporaryFolder()
    const lines: string[] = []
    const written = (text: unknown) => {
      lines.push(String(text))
      return true
    }
    const spies = [vi.spyOn(process.stderr, 'write'), vi.spyOn(process.stdout, 'write')]
    for (const spy of spies) spy.mockImplementation(written)
    const server = await startServer({
      port: 0,
      store: { kind: 'sqlite', directory: folder.path },
      lab: true,
      log: { line: written },
      ports: { hasher: quickHasher },
    })
    const { url } = server
    const secrets = new Map<string, string>([['API token', server.token ?? '']])
    const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const answer = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await answer.text()
      return {
        status: answer.status,
        headers: answer.headers,
        body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
      }
    }
    const mine = { authorization: `SSWS ${server.token}` }
    const manage = async (method: string, path: string, body?: unknown) => (await call(method, path, body, mine)).body
    const keep = (what: string, secret: string): string => {
      expect(secret, what).toMatch(/^[^ ].{5,}/)
      secrets.set(what, secret)
      return secret
    }
    const outbox = async () => JSON.stringify(await manage('GET', '/stuntdouble/api/outbox?limit=3'))
    const eventually = async (pattern: RegExp): Promise<string> => {
      for (let at = 0; at < 50; at++) {
        const found = pattern.exec(await outbox())?.[1]
        if (found !== undefined) return found
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      throw new Error(`Nothing was sent like ${pattern}: ${await outbox()}`)
    }
    try {
      keep('password', password)
      keep('new password', fresh)
      keep('wrong password', 'Almost-The-Password-46')
      keep('answer', colour.answer)
      keep('answer of a factor', food.answer)
      const login = 'ada@example.com'
      const profile = { login, email: login, firstName: 'Ada', lastName: 'Lovelace' }
      const credentials = { password: { value: password }, recovery_question: colour }
      const { id } = await manage('POST', '/api/v1/users', { profile, credentials })
      await manage('POST', '/api/v1/users', { profile, credentials })
      const authn = (path: string, body: unknown) => call('POST', `/api/v1/authn${path}`, body)
      await authn('', { username: login, password: 'Almost-The-Password-46' })
      await authn('', `{"username":"${login}","password":"${password}"`)
      await call('POST', '/api/v1/authn', { username: login, password }, { 'content-type': 'text/plain' })
      await call('POST', '/api/v1/nothing', { username: login, password })
      await call('POST', `/api/v1/authn?password=${password}&token=${server.token}`, {})

      const token = async (what: string, shown = password) =>
        keep(what, (await authn('', { username: login, password: shown })).body.sessionToken)
      const early = await token('session token')
      await call('GET', `/login/sessionCookieRedirect?token=${early}&redirectUrl=${evil}`)
      await call('GET', `/login/sessionCookieRedirect?redirectUrl=${evil}&token=${early}`)
      await authn('', { stateToken: early })
      const sid = keep('session', (await call('POST', '/api/v1/sessions', { sessionToken: early })).body.id)
      await call('POST', '/api/v1/sessions', { sessionToken: early })
      await call('GET', `/api/v1/sessions/${sid}`, undefined, mine)
      await call('GET', `/api/v1/sessions/${sid}/nothing`, undefined, mine)
      await call('POST', `/api/v1/sessions/${sid}/lifecycle/refresh`, undefined, mine)
      await call('POST', `/api/v1/sessions/${sid}/lifecycle/refresh`, undefined, withCookie(sid))
      await call(
        'GET',
        '/login/signout',
        undefined,
        withCookie(
          keep(
            'another session',
            (await call('POST', '/api/v1/sessions', { sessionToken: await token('another session token') })).body.id,
          ),
        ),
      )

      await manage('POST', '/api/v1/org/factors/google_otp/lifecycle/activate')
      const [enrolling] = await manage('GET', '/api/v1/policies?type=MFA_ENROLL')
      enrolling.settings.factors.google_otp = { enroll: { self: 'OPTIONAL' }, consent: { type: 'NONE' } }
      await manage('PUT', `/api/v1/policies/${enrolling.id}`, enrolling)
      const factors = `/api/v1/users/${id}/factors`
      await manage('POST', factors, { factorType: 'question', provider: 'OKTA', profile: food })
      const app = await manage('POST', factors, { factorType: 'token:software:totp', provider: 'GOOGLE' })
      keep('key of an app', app._embedded.activation.sharedSecret)
      const picture = app._embedded.activation._links.qrcode.href as string
      keep('address of a QR code', picture.split('/').pop() ?? '')
      await call('GET', picture.slice(url.length))
      await call('GET', `${picture.slice(url.length)}?x=1`)
      await call('POST', picture.slice(url.length))
      const text = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber: '+14155552671' } }
      const phone = await manage('POST', factors, text)
      const passCode = keep('code', await eventually(/(\d{6})/))
      await manage('POST', `${factors}/${phone.id}/lifecycle/activate`, { passCode })
      await manage('POST', `${factors}/${phone.id}/lifecycle/activate`, { passCode })

      await manage('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
      const stateToken = keep('state token', (await authn('', { username: login, password })).body.stateToken)
      await call('GET', `/login/step-up/redirect?stateToken=${stateToken}`)
      await call('GET', `/login/login.htm?stateToken=${stateToken}`)
      await authn('/factors/question/verify', { stateToken, answer: 'Almost' })
      await authn('/factors/question/verify', { stateToken, answer: food.answer })
      await authn('/skip', { stateToken })
      await authn('/credentials/change_password', {
        stateToken,
        oldPassword: 'Almost-The-Password-46',
        newPassword: fresh,
      })

      await authn('/credentials/change_password', { stateToken, oldPassword: password, newPassword: fresh })

      await authn('/recovery/password', { username: login, factorType: 'EMAIL' })
      const link = keep('recovery token', await eventually(/\/signin\/reset-password\/([\w-]+)/))
      await call('GET', `/signin/reset-password/${link}`)
      await call('GET', `/signin/reset-password/${link}/nothing`)
      await call('POST', `/signin/reset-password/${link}`)
      await authn('', { token: link })
      const recovery = (await authn('/recovery/token', { recoveryToken: link })).body
      keep('state token of a recovery', recovery.stateToken)
      await authn('/recovery/answer', { stateToken: recovery.stateToken, answer: 'Almost' })
      const invited = { login: 'new@example.com', email: 'new@example.com', firstName: 'New', lastName: 'Comer' }
      await manage('POST', '/api/v1/users?activate=true', { profile: invited })
      const welcome = keep('activation token', await eventually(/\/welcome\/([\w-]+)/))
      await call('GET', `/welcome/${welcome}`)
      await call('DELETE', `/welcome/${welcome}`)

      // Kept out at the door, with a token that still works.
      const late = await token('session token at the door', fresh)
      const gateways = [{ type: 'CIDR', value: '203.0.113.0/24' }]
      const zone = await manage('POST', '/api/v1/zones', { type: 'IP', name: 'Out', usage: 'BLOCKLIST', gateways })
      expect(zone.status).toBe('ACTIVE')
      const out = { 'x-forwarded-for': '203.0.113.7' }
      for (const [method, path] of [
        ['GET', `/login/sessionCookieRedirect?token=${late}`],
        ['GET', `/login/step-up/redirect?stateToken=${recovery.stateToken}`],
        ['GET', picture.slice(url.length)],
        ['DELETE', `/api/v1/sessions/${sid}`],
      ] as const) {
        expect((await call(method, path, undefined, out)).body.errorCode).toBe('E0000006')
      }
      const errors = await manage('GET', '/stuntdouble/api/errors?limit=200')
      expect(errors.length).toBeGreaterThan(15)
      lines.push(...errors.map((error: unknown) => `trace ${JSON.stringify(error)}`))
    } finally {
      await server.close()
      for (const spy of spies) spy.mockRestore()
    }

    const Sqlite = await sqliteLibrary()
    const file = new Sqlite(join(folder.path, 'org.db'), { readonly: true })
    const tables = file.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[]
    // What was sent to people is there to be read; a text's number stands among the digits of many times.
    const rows = tables
      .filter(({ name }) => name !== 'messages')
      .flatMap(({ name }) =>
        file
          .prepare(`select * from "${name}"`)
          .all()
          .map((row) => `${name} ${JSON.stringify(row)}`),
      )
    file.close()
    folder.remove()
    expect(rows.length).toBeGreaterThan(50)
    const found = [...secrets].flatMap(([what, secret]) =>
      [...lines, ...rows]
        .filter((line) => new RegExp(`(?<![\\w-])${secret}(?![\\w-])`).test(line))
        .map((line) => `${what}: ${line}`),
    )
    expect(found).toEqual([])
  })
})
