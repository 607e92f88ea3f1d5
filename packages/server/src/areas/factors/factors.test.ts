import { HOTP, Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'

let house: TestHouse
let userId: string
beforeEach(async () => {
  house = await startTestHouse()
  const profile = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Example' }
  const { body } = await house.call('POST', '/api/v1/users', {
    profile,
    credentials: { password: { value: 'Correct-horse1' } },
  })
  userId = body.id
  await house.call('POST', '/api/v1/org/factors/google_otp/lifecycle/activate')
})
afterEach(() => house.close())

const at = (path = '') => `/api/v1/users/${userId}/factors${path}`
const enroll = (body: object, query = '') => house.call('POST', at(query), body)
const phone = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber: '+1-555-415-1337' } }
const lastCode = () => house.phone.at(-1)?.code ?? ''
const causes = (body: { errorCauses: { errorSummary: string }[] }) => body.errorCauses.map((each) => each.errorSummary)

/** Six digits that are not these. */
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

async function activeSms() {
  const { body } = await enroll(phone)
  const answer = await house.call('POST', at(`/${body.id}/lifecycle/activate`), { passCode: lastCode() })
  expect(answer.status).toBe(200)
  return answer.body
}

describe('a text', () => {
  test('is enrolled as it was recorded, and goes by the id of its phone until it is active', async () => {
    const { status, body } = await enroll(phone)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      factorType: 'sms',
      provider: 'OKTA',
      vendorName: 'OKTA',
      status: 'PENDING_ACTIVATION',
      profile: { phoneNumber: '+15554151337' },
    })
    expect(Object.keys(body)).toEqual([
      'id',
      'factorType',
      'provider',
      'vendorName',
      'status',
      'created',
      'lastUpdated',
      'profile',
      '_links',
    ])
    expect(body.id).toMatch(/^mbl/)
    expect(Object.keys(body._links)).toEqual(['resend', 'activate', 'self', 'user'])
    expect(house.phone).toHaveLength(1)
    expect((await house.call('GET', at(`/${body.id}`))).body).toEqual(body)
  })

  test('is activated by the code that was sent, and found by its former id as well', async () => {
    const pending = await enroll(phone)
    const wrong = await house.call('POST', at(`/${pending.body.id}/lifecycle/activate`), {
      passCode: another(lastCode()),
    })
    expect(wrong).toMatchObject({ status: 403, body: { errorCode: 'E0000068' } })
    expect(causes(wrong.body)).toEqual(["Your passcode doesn't match our records. Please try again."])
    const { body } = await house.call('POST', at(`/${pending.body.id}/lifecycle/activate`), { passCode: lastCode() })
    expect(body).toMatchObject({ status: 'ACTIVE' })
    expect(body.id).toMatch(/^sms/)
    expect(Object.keys(body._links)).toEqual(['self', 'verify', 'user'])
    expect((await house.call('GET', at(`/${pending.body.id}`))).body.id).toBe(body.id)
    expect((await house.call('GET', at())).body).toHaveLength(1)
  })

  test('takes a challenge, and its code once', async () => {
    const { id } = await activeSms()
    house.advance(31_000)
    const asked = await house.call('POST', at(`/${id}/verify`))
    expect(asked).toMatchObject({
      status: 200,
      body: { factorResult: 'CHALLENGE', profile: { phoneNumber: '+15554151337' } },
    })
    const passCode = lastCode()
    expect((await house.call('POST', at(`/${id}/verify`), { passCode })).body).toEqual({ factorResult: 'SUCCESS' })
    expect((await house.call('POST', at(`/${id}/verify`), { passCode })).body.errorCode).toBe('E0000068')
  })

  test('takes no code whose time is over', async () => {
    const { id } = await activeSms()
    house.advance(31_000)
    await house.call('POST', at(`/${id}/verify?tokenLifetimeSeconds=60`))
    house.advance(60_000)
    expect((await house.call('POST', at(`/${id}/verify`), { passCode: lastCode() })).body.errorCode).toBe('E0000068')
  })

  test('pauses thirty seconds for a number, whoever asks and however', async () => {
    const { body } = await enroll(phone)
    expect(await house.call('POST', at(`/${body.id}/resend`), phone)).toMatchObject({
      status: 429,
      body: { errorCode: 'E0000109' },
    })
    expect(house.phone).toHaveLength(1)
    house.advance(31_000)
    expect((await house.call('POST', at(`/${body.id}/resend`), phone)).body).toMatchObject({ id: body.id })
    expect(house.phone).toHaveLength(2)
  })

  test('is active at once where an administrator says so, and nothing is sent', async () => {
    const { body } = await enroll(phone, '?activate=true')
    expect(body).toMatchObject({ status: 'ACTIVE', id: expect.stringMatching(/^sms/) })
    expect(house.phone).toEqual([])
  })

  test('leaves its verified number on file for the next enrollment, unless it is taken away entirely', async () => {
    const { id } = await activeSms()
    expect((await house.call('DELETE', at(`/${id}`))).status).toBe(204)
    const offer = (await house.call('GET', at('/catalog'))).body.find(
      (each: { factorType: string }) => each.factorType === 'sms',
    )
    expect(offer._embedded.phones).toMatchObject([{ profile: { phoneNumber: '+15554151337' }, status: 'ACTIVE' }])
    house.advance(31_000)
    const other = await enroll({ ...phone, profile: { phoneNumber: '+12025550199' } })
    expect(causes(other.body)).toEqual(['There is an existing verified phone number.'])
    const again = await enroll({ factorType: 'sms', provider: 'OKTA' })
    expect(again.body.profile).toEqual({ phoneNumber: '+15554151337' })
    const updated = await enroll({ ...phone, profile: { phoneNumber: '+12025550199' } }, '?updatePhone=true')
    expect(updated.body.profile).toEqual({ phoneNumber: '+12025550199' })
    await house.call('DELETE', at(`/${updated.body.id}?removeRecoveryEnrollment=true`))
    expect((await enroll({ factorType: 'sms', provider: 'OKTA' })).body.errorCode).toBe('E0000097')
  })

  test.each(['', 'nobody', '+1 415', '+18005551234', '+442071838750', '+999123456', 17])(
    'takes no number like %o',
    async (phoneNumber) => {
      expect((await enroll({ ...phone, profile: { phoneNumber } })).body.errorCode).toBe('E0000098')
      expect(house.phone).toEqual([])
    },
  )

  test('is in the language that was asked for, where the org has words in it', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text fills it in.
    const [template, french] = ['Code ${code}', 'Le code est ${code}']
    const words = { type: 'SMS_VERIFY_CODE', name: 'Ours', template, translations: { fr: french } }
    await house.call('POST', '/api/v1/templates/sms', words)
    await house.call('POST', at(), phone, { 'accept-language': 'fr-CA, en;q=0.5' })
    expect(house.phone.at(-1)?.text).toBe(`Le code est ${lastCode()}`)
  })

  test('is set up once', async () => {
    await activeSms()
    house.advance(31_000)
    const { status, body } = await enroll(phone)
    expect({ status, code: body.errorCode, summary: body.errorSummary }).toEqual({
      status: 400,
      code: 'E0000001',
      summary: 'Api validation failed: factorEnrollRequest',
    })
    expect(causes(body)).toEqual(['A factor of this type is already set up.'])
    expect(house.phone).toHaveLength(1)
  })
})

describe('a call', () => {
  const call = { factorType: 'call', provider: 'OKTA', profile: { phoneNumber: '+442071838750', phoneExtension: '12' } }

  test('rings at a fixed line and keeps the extension', async () => {
    const { body } = await enroll(call)
    expect(body).toMatchObject({ id: expect.stringMatching(/^clf/), profile: call.profile })
    const active = await house.call('POST', at(`/${body.id}/lifecycle/activate`), { passCode: lastCode() })
    expect(active.body.id).toBe(body.id)
  })

  test.each(['twelve', '1234567890123456'])('takes no extension like %s', async (phoneExtension) => {
    const answer = await enroll({ ...call, profile: { ...call.profile, phoneExtension } })
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'E0000121' } })
  })
})

describe('a mail', () => {
  const email = { factorType: 'email', provider: 'OKTA', profile: { email: 'ada@example.com' } }
  const codeOf = async () => {
    await house.app.worker.idle()
    return /\n(\d{6})\n/.exec(house.mail.findLast(({ text }) => /\n\d{6}\n/.test(text))?.text ?? '')?.[1] ?? ''
  }

  test('goes to an address of the profile and to no other', async () => {
    const { body } = await enroll({ ...email, profile: { email: 'eve@example.com' } })
    expect(body).toMatchObject({
      errorCode: 'E0000001',
      errorSummary: 'Api validation failed: Only verified primary or secondary email can be enrolled.',
      errorCauses: [],
    })
  })

  test('is activated and proven by codes that are mailed', async () => {
    const { body } = await enroll({ factorType: 'email', provider: 'OKTA' })
    expect(body).toMatchObject({ id: expect.stringMatching(/^emf/), profile: email.profile })
    const first = await codeOf()
    const active = await house.call('POST', at(`/${body.id}/lifecycle/activate`), { passCode: first })
    expect(active.body.status).toBe('ACTIVE')
    expect((await house.call('POST', at(`/${body.id}/verify`), {})).body.errorCode).toBe('E0000118')
    house.advance(5_000)
    expect((await house.call('POST', at(`/${body.id}/verify`), {})).body.factorResult).toBe('CHALLENGE')
    const passCode = await codeOf()
    expect((await house.call('POST', at(`/${body.id}/verify`), { passCode })).body).toEqual({ factorResult: 'SUCCESS' })
  })
})

describe('an app', () => {
  const google = { factorType: 'token:software:totp', provider: 'GOOGLE' }
  const codeAt = (secret: string, ms = 0) => new TOTP({ secret }).generate({ timestamp: house.now().getTime() + ms })

  async function active() {
    const { body } = await enroll(google)
    const { activation } = body._embedded
    expect(activation).toMatchObject({ timeStep: 30, encoding: 'base32', keyLength: 16 })
    const passCode = codeAt(activation.sharedSecret)
    const answer = await house.call('POST', at(`/${body.id}/lifecycle/activate`), { passCode })
    expect(answer.body).toMatchObject({ id: body.id, status: 'ACTIVE', profile: { credentialId: 'ada@example.com' } })
    expect(answer.body._embedded).toBeUndefined()
    return { id: body.id as string, secret: activation.sharedSecret as string }
  }

  test('shows its secret until it is active and never after', async () => {
    const { id, secret } = await active()
    expect(JSON.stringify((await house.call('GET', at(`/${id}`))).body)).not.toContain(secret)
    expect(JSON.stringify(await house.store.db.selectFrom('factors').selectAll().execute())).not.toContain(secret)
  })

  test('has each of its codes taken once', async () => {
    const { id, secret } = await active()
    const replay = await house.call('POST', at(`/${id}/verify`), { passCode: codeAt(secret) })
    expect(replay).toMatchObject({ status: 403, body: { errorCode: 'E0000082', errorCauses: [] } })
    house.advance(30_000)
    const passCode = codeAt(secret)
    expect((await house.call('POST', at(`/${id}/verify`), { passCode })).body).toEqual({ factorResult: 'SUCCESS' })
    expect((await house.call('POST', at(`/${id}/verify`), { passCode })).body.errorCode).toBe('E0000082')
  })

  test('may be off by one step; what is further off is told from what is wrong', async () => {
    const { id, secret } = await active()
    house.advance(600_000)
    const verify = async (ms: number) =>
      (await house.call('POST', at(`/${id}/verify`), { passCode: codeAt(secret, ms) })).body
    expect((await verify(-120_000)).errorCode).toBe('E0000083')
    expect((await verify(120_000)).errorCode).toBe('E0000083')
    expect((await verify(30_000)).factorResult).toBe('SUCCESS')
    // Behind a step that was shown nobody goes back.
    expect((await verify(0)).errorCode).toBe('E0000083')
    expect((await house.call('POST', at(`/${id}/verify`), { passCode: 'nonsense' })).body.errorCode).toBe('E0000068')
    expect((await house.call('POST', at(`/${id}/verify`), {})).body.errorCode).toBe('E0000001')
  })

  test('that is off in the org is enrolled by nobody', async () => {
    await house.store.db
      .updateTable('authenticators')
      .set({ status: 'INACTIVE' })
      .where('key', '=', 'google_otp')
      .execute()
    expect((await enroll(google)).body.errorCode).toBe('E0000006')
  })
})

describe('a question', () => {
  const question = (answer: string, key = 'disliked_food') => ({
    factorType: 'question',
    provider: 'OKTA',
    profile: { question: key, answer },
  })

  test('is active at once, and answered without regard to case and space around', async () => {
    const { body } = await enroll(question('Mayonnaise'))
    expect(body).toMatchObject({
      id: expect.stringMatching(/^ufs/),
      status: 'ACTIVE',
      profile: { question: 'disliked_food', questionText: 'What is the food you least liked as a child?' },
    })
    expect(Object.keys(body._links)).toEqual(['questions', 'self', 'user'])
    const verify = (answer: string) => house.call('POST', at(`/${body.id}/verify`), { answer })
    expect((await verify(' mayonnaise ')).body).toEqual({ factorResult: 'SUCCESS' })
    const wrong = await verify('mustard')
    expect(wrong).toMatchObject({ status: 403, body: { errorCode: 'E0000068' } })
    expect(causes(wrong.body)).toEqual(["Your answer doesn't match our records. Please try again."])
  })

  test.each([
    ['too short', question('abc')],
    ['in the question', question('Food')],
    ['to no question of the list', question('Mayonnaise', 'toString')],
  ])('takes no answer that is %s', async (_, body) => {
    expect(causes((await enroll(body)).body)).toEqual(['Invalid Profile.'])
  })

  test('is one of twenty', async () => {
    const { body } = await house.call('GET', at('/questions'))
    expect(body).toHaveLength(20)
    expect(body[0]).toEqual({ question: 'disliked_food', questionText: 'What is the food you least liked as a child?' })
  })
})

describe('a token of the org’s own', () => {
  const secret = Secret.fromHex('484f97be3213b117e3a20438e291540a')

  test('is active at once with its profile, whose settings make its codes', async () => {
    const settings = {
      factorProfileId: 'fpr20l2mDyaUGWGCa0g4',
      encoding: 'hexadecimal',
      algorithm: 'HMacSHA256',
      passCodeLength: 8,
      timeIntervalInSeconds: 60,
      acceptableAdjacentIntervals: 2,
    }
    await setUpCustomOtp(settings)
    const order = { factorType: 'token:hotp', provider: 'CUSTOM', factorProfileId: settings.factorProfileId }
    const unknown = await enroll({ ...order, factorProfileId: 'fpr1', profile: { sharedSecret: secret.hex } })
    expect(causes(unknown.body)).toEqual(['Invalid Profile.'])
    const { body } = await enroll({ ...order, profile: { sharedSecret: secret.hex } }, '?activate=true')
    expect(body).toMatchObject({ status: 'ACTIVE', vendorName: 'Entrust Datacard' })
    expect(body.profile).toBeUndefined()
    const passCode = HOTP.generate({
      secret,
      algorithm: 'SHA256',
      digits: 8,
      counter: Math.floor(house.now().getTime() / 60_000) - 2,
    })
    expect((await house.call('POST', at(`/${body.id}/verify`), { passCode })).body).toEqual({ factorResult: 'SUCCESS' })
  })

  test.each([
    ['Base32', 'HMACSHA1', secret.base32],
    ['base64', 'HMacSHA1', Buffer.from(secret.bytes).toString('base64')],
  ])('is read as it is written: %s', async (encoding, algorithm, sharedSecret) => {
    await setUpCustomOtp({ factorProfileId: 'fpr1', encoding, algorithm })
    const order = { factorType: 'token:hotp', provider: 'CUSTOM', factorProfileId: 'fpr1' }
    expect(causes((await enroll({ ...order, profile: { sharedSecret: '1' } })).body)).toEqual(['Invalid Profile.'])
    const { body } = await enroll({ ...order, profile: { sharedSecret } }, '?activate=true')
    const passCode = HOTP.generate({ secret, counter: Math.floor(house.now().getTime() / 30_000) })
    expect((await house.call('POST', at(`/${body.id}/verify`), { passCode })).body).toEqual({ factorResult: 'SUCCESS' })
  })

  async function setUpCustomOtp(settings: object) {
    const common = { org_id: house.orgId, created: house.now().toISOString(), last_updated: house.now().toISOString() }
    await house.store.db
      .insertInto('authenticators')
      .values({
        ...common,
        id: 'autCustomOtp',
        key: 'custom_otp',
        name: 'Entrust Datacard',
        description: null,
        status: 'ACTIVE',
        settings: null,
        provider: null,
        secrets: null,
      })
      .execute()
    await house.store.db
      .insertInto('authenticator_methods')
      .values({
        org_id: house.orgId,
        authenticator_id: 'autCustomOtp',
        type: 'otp',
        status: 'ACTIVE',
        settings: JSON.stringify(settings),
      })
      .execute()
    const policies = house.store.db.updateTable('policies').where('type', '=', 'MFA_ENROLL')
    await policies.set({ settings: JSON.stringify({ factors: { hotp: { enroll: { self: 'OPTIONAL' } } } }) }).execute()
  }
})

describe('whoever guesses', () => {
  test('has five attempts to activate within five minutes, and no new code before they are over', async () => {
    const { body } = await enroll(phone)
    const passCode = lastCode()
    const activate = async (code: string) =>
      (await house.call('POST', at(`/${body.id}/lifecycle/activate`), { passCode: code })).body
    for (let attempt = 0; attempt < 5; attempt++) expect((await activate(another(passCode))).errorCode).toBe('E0000068')
    expect((await activate(passCode)).errorCode).toBe('E0000047')
    house.advance(31_000)
    expect((await house.call('POST', at(`/${body.id}/resend`))).body.errorCode).toBe('E0000047')
    house.advance(300_000)
    expect((await house.call('POST', at(`/${body.id}/resend`))).status).toBe(200)
    expect((await activate(lastCode())).status).toBe('ACTIVE')
  })

  test('locks the account in the end, and then even the right proof is refused', async () => {
    const { body } = await enroll({
      factorType: 'question',
      provider: 'OKTA',
      profile: { question: 'disliked_food', answer: 'Mayonnaise' },
    })
    const verify = async (answer: string) =>
      (await house.call('POST', at(`/${body.id}/verify`), { answer })).body.errorCode
    for (let attempt = 0; attempt < 10; attempt++) expect(await verify('mustard')).toBe('E0000068')
    expect(await verify('Mayonnaise')).toBe('E0000069')
    expect((await house.call('GET', `/api/v1/users/${userId}`)).body.status).toBe('LOCKED_OUT')
    await house.call('POST', `/api/v1/users/${userId}/lifecycle/unlock`)
    expect(await verify('Mayonnaise')).toBeUndefined()
  })

  test('is forgiven with the first right proof', async () => {
    const { id } = await activeSms()
    await house.store.db.updateTable('users').set({ failed_attempts: 9 }).where('id', '=', userId).execute()
    house.advance(31_000)
    await house.call('POST', at(`/${id}/verify`))
    await house.call('POST', at(`/${id}/verify`), { passCode: lastCode() })
    const row = await house.store.db.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirstOrThrow()
    expect(row.failed_attempts).toBe(0)
  })
})

test('a number that changed between message and transaction is a conflict', async () => {
  const profile = (phoneNumber: string) => ({ ...phone, profile: { phoneNumber } })
  const both = await Promise.all([enroll(profile('+12025550101')), enroll(profile('+12025550102'))])
  const codes = both.map(({ body }) => body.errorCode).sort()
  expect(codes).toEqual(['E0000136', undefined])
  expect((await house.call('GET', at())).body).toHaveLength(1)
})

test('a reset ends all factors and leaves the phone; deletion leaves nothing', async () => {
  await activeSms()
  await enroll({ factorType: 'token:software:totp', provider: 'OKTA' })
  await house.call('POST', `/api/v1/users/${userId}/lifecycle/reset_factors`)
  expect((await house.call('GET', at())).body).toEqual([])
  expect(await house.store.db.selectFrom('user_phones').selectAll().execute()).toHaveLength(1)
  await enroll({ factorType: 'token:software:totp', provider: 'OKTA' })
  await house.call('DELETE', `/api/v1/users/${userId}`)
  await house.call('DELETE', `/api/v1/users/${userId}`)
  for (const table of ['factors', 'factor_challenges', 'user_phones'] as const) {
    expect(await house.store.db.selectFrom(table).selectAll().execute()).toEqual([])
  }
})

test('what happens to factors is in the log, without a code or a secret', async () => {
  const { id } = await activeSms()
  house.advance(31_000)
  await house.call('POST', at(`/${id}/verify`))
  await house.call('POST', at(`/${id}/verify`), { passCode: lastCode() })
  await house.call('DELETE', at(`/${id}`))
  const rows = await house.store.db
    .selectFrom('log_events')
    .select(['event_type', 'event'])
    .orderBy('position')
    .execute()
  expect(rows.map(({ event_type }) => event_type).slice(-5)).toEqual([
    'system.sms.send_phone_verification_message',
    'user.mfa.factor.activate',
    'system.sms.send_factor_verify_message',
    'user.authentication.auth_via_mfa',
    'user.mfa.factor.deactivate',
  ])
  expect(JSON.stringify(rows)).not.toContain(lastCode())
})

test('a factor of a deactivated user stays as it is', async () => {
  const { id } = await activeSms()
  await house.call('POST', `/api/v1/users/${userId}/lifecycle/deactivate`)
  expect((await house.call('DELETE', at(`/${id}`))).body.errorCode).toBe('E0000038')
})

test('a factor that is not there is named as Okta names it', async () => {
  expect((await house.call('GET', at('/sms1'))).body.errorSummary).toBe(
    'Not found: Resource not found: sms1 (UserFactor)',
  )
})

test('what cannot be asked of a factor is refused in the words of a rule', async () => {
  const totp = { factorType: 'token:software:totp', provider: 'OKTA' }
  const { id } = (await enroll(totp)).body
  const asked = async (method: string, path: string, body?: object) => {
    const answer = await house.call(method, at(path), body)
    return `${answer.body.errorSummary} ${causes(answer.body)}`
  }
  const blank = 'passCode: The field cannot be left blank'
  expect(await asked('POST', '', { factorType: 'sms', provider: 'GOOGLE' })).toBe(
    'Api validation failed: factorEnrollRequest factorType: The field has an invalid value',
  )
  expect(await asked('POST', '?tokenLifetimeSeconds=0', phone)).toBe(
    'Api validation failed: tokenLifetimeSeconds tokenLifetimeSeconds: The field has an invalid value',
  )
  expect(await asked('POST', `/${id}/verify`, { passCode: '123456' })).toBe(
    'Api validation failed: status status: The field has an invalid value',
  )
  expect(await asked('POST', `/${id}/lifecycle/activate`)).toBe(`Api validation failed: passCode ${blank}`)
  expect(await asked('POST', `/${id}/resend`)).toBe(`Api validation failed: passCode ${blank}`)
  expect(await asked('GET', `/${id}/transactions/mst1`)).toBe(
    'Not found: Resource not found: mst1 (FactorTransaction) ',
  )
  const active = (await enroll(phone, '?activate=true')).body
  expect(await asked('POST', `/${active.id}/resend`)).toBe(
    'Api validation failed: factorActivateRequest A factor of this type is already set up.',
  )
})

test('a factor that the enrollment policy takes back is neither listed nor enrolled', async () => {
  await activeSms()
  const factors = { okta_question: { enroll: { self: 'REQUIRED' } } }
  const policies = house.store.db.updateTable('policies').where('type', '=', 'MFA_ENROLL')
  await policies.set({ settings: JSON.stringify({ factors }) }).execute()
  expect((await house.call('GET', at())).body).toEqual([])
  expect((await house.call('GET', at('/catalog'))).body).toMatchObject([
    { factorType: 'question', enrollment: 'REQUIRED', status: 'NOT_SETUP' },
  ])
  expect((await enroll({ factorType: 'token:software:totp', provider: 'OKTA' })).body.errorCode).toBe('E0000006')
})

test('whoever is signed in sees to their own factors, and does not vouch for them', async () => {
  const begun = await house.call('POST', '/api/v1/sessions?additionalFields=cookieToken', {
    username: 'ada@example.com',
    password: 'Correct-horse1',
  })
  const redirect = `/login/sessionCookieRedirect?token=${begun.body.cookieToken}&redirectUrl=/`
  const { headers } = await house.call('GET', redirect, undefined, { accept: '*/*', authorization: '' })
  const own = { authorization: '', cookie: headers['set-cookie']?.split(';')[0] ?? '' }
  const mine = (path = '') => `/api/v1/users/me/factors${path}`
  const { body } = await house.call('POST', mine(), phone, own)
  const activated = await house.call('POST', mine(`/${body.id}/lifecycle/activate`), { passCode: lastCode() }, own)
  expect(activated.body.status).toBe('ACTIVE')
  expect((await house.call('GET', mine(), undefined, own)).body).toHaveLength(1)
  expect((await house.call('POST', mine('?activate=true'), phone, own)).body.errorCode).toBe('E0000006')
  expect((await house.call('GET', `/api/v1/users/${house.adminId}/factors`, undefined, own)).body.errorCode).toBe(
    'E0000006',
  )
})
