import * as x509 from '@peculiar/x509'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'
import { authenticatorFor } from './index.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse({ lab: true })
})
afterEach(() => house.close())

const path = '/api/v1/authenticators'
type Answered = { status: number; body: { errorCode: string; errorCauses: { errorSummary: string }[] } }
const said = ({ status, body }: Answered) =>
  status < 300 ? [status] : [status, body.errorCode, ...body.errorCauses.map(({ errorSummary }) => errorSummary)]
const all = async () => (await house.call('GET', path)).body as { key: string; id: string; status: string }[]
const keyed = async (key: string) => {
  const found = (await all()).find((one) => one.key === key)
  if (found === undefined) throw new Error(`The org has no ${key}.`)
  return found
}
const at = async (key: string, below = '') => `${path}/${(await keyed(key)).id}${below}`
const make = (body: object, query = '') => house.call('POST', `${path}${query}`, body)
const put = async (key: string, body: object) => house.call('PUT', await at(key), body)
const post = async (key: string, below: string) => house.call('POST', await at(key, below))
const get = async (key: string, below = '') => (await house.call('GET', await at(key, below))).body
const methods = async (key: string) =>
  (await get(key, '/methods')).map(({ type, status }: { type: string; status: string }) => `${type} ${status}`)
const logged = async (type: string) =>
  (await house.call('GET', `/api/v1/logs?filter=${encodeURIComponent(`eventType eq "${type}"`)}`)).body
const duo = {
  key: 'duo',
  name: 'Duo Security',
  provider: {
    type: 'DUO',
    configuration: { host: 'api.example.com', integrationKey: 'key', secretKey: 'hush' },
  },
}
const noPolicies = () => house.store.db.deleteFrom('policies').execute()
let made = 0
/** Written past the API, which knows what an org has. */
const policy = async (type: 'MFA_ENROLL' | 'PASSWORD', name: string, settings: object) => {
  await house.store.db
    .insertInto('policies')
    .values({
      id: `00p${name}`,
      org_id: house.orgId,
      type,
      name,
      name_key: name.toLowerCase(),
      description: '',
      status: 'ACTIVE',
      system: 0,
      priority: ++made,
      settings: JSON.stringify(settings),
      conditions: '{}',
      created: '',
      last_updated: '',
    })
    .execute()
}
const enrollment = (name: string, settings: object) => policy('MFA_ENROLL', name, settings)

describe('an org', () => {
  test('begins with six, in Okta’s order, whose links say what may be done', async () => {
    expect((await all()).map(({ key, status }) => `${key} ${status}`)).toEqual([
      'okta_email ACTIVE',
      'okta_verify ACTIVE',
      'okta_password ACTIVE',
      'phone_number ACTIVE',
      'webauthn INACTIVE',
      'security_question ACTIVE',
    ])
    const password = await get('okta_password')
    expect(Object.keys(password._links)).toEqual(['self', 'methods'])
    expect(Object.keys((await get('webauthn'))._links)).toEqual(['self', 'activate', 'methods'])
    expect(await methods('okta_verify')).toEqual(['totp ACTIVE', 'push INACTIVE', 'signed_nonce INACTIVE'])
  })

  test('sets up another, on unless it is asked for otherwise, and never shows a secret', async () => {
    const { status, body } = await make(duo)
    expect(status).toBe(200)
    expect(body).toMatchObject({ type: 'app', key: 'duo', status: 'ACTIVE', settings: {} })
    expect(body.provider).toEqual({ type: 'DUO', configuration: { host: 'api.example.com' } })
    expect(JSON.stringify(await all())).not.toContain('hush')
    expect((await make({ key: 'google_otp' }, '?activate=false')).body).toMatchObject({
      name: 'Google Authenticator',
      status: 'INACTIVE',
    })
    expect((await logged('security.authenticator.lifecycle.create'))[0].target).toMatchObject([
      { type: 'Authenticator', alternateId: 'duo', displayName: 'Duo Security' },
    ])
  })

  test('has none twice', async () => {
    await noPolicies()
    expect(said(await make({ key: 'okta_email', name: 'Another', type: 'email' }))).toEqual([
      400,
      'E0000001',
      'The field has an invalid value',
    ])
    await make({ key: 'google_otp' })
    expect(said(await make({ key: 'google_otp' }))).toEqual([409, 'E0000157'])
    await post('google_otp', '/lifecycle/deactivate')
    expect((await make({ key: 'google_otp', name: 'Codes' })).body).toMatchObject({ name: 'Codes', status: 'ACTIVE' })
  })

  test.each([
    [{ key: 'nobody' }, [400, 'E0000003']],
    [{ key: 'google_otp', type: 'phone' }, [400, 'E0000001', 'type: The field has an invalid value']],
    [
      { ...duo, provider: { configuration: { host: 'h' } } },
      [
        400,
        'E0000001',
        'provider.configuration.integrationKey: The field cannot be left blank',
        'provider.configuration.secretKey: The field cannot be left blank',
      ],
    ],
    [
      { ...duo, provider: { ...duo.provider, type: 'RSA' } },
      [400, 'E0000001', 'provider.type: The field has an invalid value'],
    ],
    [{ key: 'external_idp' }, [400, 'E0000001', 'provider: The field has an invalid value']],
    [{ key: 'custom_app' }, [400, 'E0000001', 'agreeToTerms: The field has an invalid value']],
    [
      { key: 'custom_app', agreeToTerms: true },
      [400, 'E0000001', 'settings.appInstanceId: The field cannot be left blank'],
    ],
  ])('is not given what is not whole: %j', async (body, answer) => {
    expect(said(await make(body))).toEqual(answer)
  })

  test.each([
    [{ minTtl: 9 }, 'minTtl'],
    [{ maxTtl: 10 }, 'minTtl'],
    [{ defaultTtl: 600 }, 'defaultTtl'],
    [{ length: 7 }, 'length'],
    [{}, undefined],
  ])('bounds temporary codes: %j', async (over, wrong) => {
    const configuration = { minTtl: 10, maxTtl: 100, defaultTtl: 50, length: 16, complexity: {}, ...over }
    expect(said(await make({ key: 'tac', provider: { type: 'tac', configuration } }))).toEqual(
      wrong === undefined
        ? [200]
        : [400, 'E0000001', `provider.configuration.${wrong}: The field has an invalid value`],
    )
  })
})

describe('an authenticator', () => {
  test('is changed by what is sent, and keeps what is not', async () => {
    const { body } = await put('okta_email', { key: 'okta_email', name: 'Mail', type: 'email' })
    expect(body).toMatchObject({ name: 'Mail', settings: { allowedFor: 'any', tokenLifetimeInMinutes: 5 } })
    const settings = { tokenLifetimeInMinutes: 7, appInstanceId: 'none of its own' }
    expect((await put('okta_email', { settings })).body.settings).toEqual({
      allowedFor: 'any',
      tokenLifetimeInMinutes: 7,
    })
    expect(said(await put('okta_email', { key: 'webauthn' }))).toEqual([
      400,
      'E0000001',
      'key: The field has an invalid value',
    ])
    expect(said(await house.call('PUT', `${path}/autNowhere`, {}))).toEqual([404, 'E0000007'])
  })

  test('keeps the secrets of whoever runs it, sealed, for those who talk to them', async () => {
    await make(duo)
    await put('duo', { provider: { configuration: { host: 'other.example.com' } } })
    const row = await house.store.db.selectFrom('authenticators').select('secrets').where('key', '=', 'duo').execute()
    expect(row[0]?.secrets).not.toContain('hush')
    const bare = await house.app.systemOf(house.orgId)
    const { outside } = await import('../../operation/runner.js')
    const duoSetUp = await authenticatorFor(outside(house.app.runner, bare), 'duo')
    expect(duoSetUp?.secrets()).toEqual({ integrationKey: 'key', secretKey: 'hush' })
    expect(duoSetUp?.provider).toEqual({ type: 'DUO', configuration: { host: 'other.example.com' } })
  })

  test('is switched, and its ways with it', async () => {
    await noPolicies()
    expect((await post('phone_number', '/lifecycle/deactivate')).body.status).toBe('INACTIVE')
    expect(await methods('phone_number')).toEqual(['sms INACTIVE', 'voice INACTIVE'])
    expect((await post('phone_number', '/lifecycle/activate')).body.status).toBe('ACTIVE')
    expect(await methods('phone_number')).toEqual(['sms ACTIVE', 'voice ACTIVE'])
    await post('okta_verify', '/lifecycle/deactivate')
    expect(await methods('okta_verify')).toEqual(['totp ACTIVE', 'push INACTIVE', 'signed_nonce INACTIVE'])
    expect(await logged('security.authenticator.lifecycle.deactivate')).toHaveLength(2)
  })

  test('that is off has nothing to be switched off, and passwords never are', async () => {
    expect(said(await post('webauthn', '/lifecycle/deactivate'))).toEqual([501, 'E0000060'])
    expect(said(await post('okta_password', '/lifecycle/deactivate'))).toEqual([
      400,
      'E0000001',
      'The field has an invalid value',
    ])
  })

  test('stays on while a policy enrolls people in it', async () => {
    await noPolicies()
    await enrollment('Staff', { factors: { okta_question: { enroll: { self: 'REQUIRED' } } } })
    await enrollment('Guests', { authenticators: [{ key: 'security_question', enroll: { self: 'OPTIONAL' } }] })
    await enrollment('Others', { factors: { okta_question: { enroll: { self: 'NOT_ALLOWED' } } } })
    await policy('PASSWORD', 'Recovery', { recovery: { factors: { recovery_question: { status: 'ACTIVE' } } } })
    const answer = await post('security_question', '/lifecycle/deactivate')
    expect(said(answer)).toEqual([403, 'E0000148', 'Authenticator Enrollment Policies: Staff, Guests'])
    expect(answer.body.errorSummary).toMatch(/To continue, disable the authenticator in these policies\.$/)
    // In Identity Engine the question serves recovery as well.
    await house.store.db.updateTable('orgs').set({ pipeline: 'idx' }).execute()
    await house.call('PUT', '/stuntdouble/api/telephony', {})
    const [, , ...causes] = said(await post('security_question', '/lifecycle/deactivate'))
    expect(causes).toEqual([
      'Authenticator Enrollment Policies: Staff, Guests',
      'Self-Service Password Management Policies: Recovery',
    ])
  })

  test('for phones needs telephony', async () => {
    await noPolicies()
    await house.call('PUT', '/stuntdouble/api/telephony', { provided: false })
    expect(said(await put('phone_number', { key: 'phone_number', name: 'Phone' }))).toEqual([400, 'E0000226'])
    await post('phone_number', '/lifecycle/deactivate')
    expect(said(await post('phone_number', '/lifecycle/activate'))).toEqual([400, 'E0000226'])
    expect(said(await post('phone_number', '/methods/sms/lifecycle/activate'))).toEqual([400, 'E0000226'])
    expect(said(await put('okta_email', {}))).toEqual([200])
  })
})

describe('an authenticator that apps of Identity Engine ask for', () => {
  beforeEach(async () => {
    await house.close()
    house = await startTestHouse({ lab: true, pipeline: 'idx' })
    for (const type of ['MFA_ENROLL', 'PASSWORD'] as const) {
      await house.store.db.deleteFrom('policies').where('type', '=', type).execute()
    }
  })

  /** A policy of this name with one rule; `more` are conditions. Answers with the addresses of both. */
  const asking = async (name: string, verificationMethod: object, conditions: object | null = null, more = {}) => {
    const { body } = await house.call('POST', '/api/v1/policies', { type: 'ACCESS_POLICY', name })
    const policyUri = `/api/v1/policies/${body.id}`
    const actions = { appSignOn: { access: 'ALLOW', verificationMethod, ...more } }
    const made = await house.call('POST', `${policyUri}/rules`, { name: 'Staff', conditions, actions })
    expect(made.status).toBe(200)
    return { policy: policyUri, rule: `${policyUri}/rules/${made.body.id}` }
  }
  const anything = { type: 'ASSURANCE', factorMode: '1FA', constraints: [] }
  const chainOf = (...steps: [key: string, method: string][][]) => {
    const [chain] = steps.reduceRight<object[]>((next, step) => {
      const authenticationMethods = step.map(([key, method]) => ({ key, method }))
      return [next.length === 0 ? { authenticationMethods } : { authenticationMethods, next }]
    }, [])
    return { type: 'AUTH_METHOD_CHAIN', chains: [chain] }
  }
  const resistant = { possession: { phishingResistant: 'REQUIRED' } }
  const demanding = (...constraints: object[]) => ({ type: 'ASSURANCE', factorMode: '1FA', constraints })
  const heard = async (key: string, below: string) => {
    const { status, body } = await post(key, below)
    return status < 300 ? [status] : [status, body.errorCode, body.errorSummary]
  }
  const fastPass = '/methods/signed_nonce/lifecycle'
  const sms = '/methods/sms/lifecycle/deactivate'

  test('stays on while a chain names one of its methods, in whichever of its steps', async () => {
    const { rule } = await asking(
      'Payroll',
      chainOf(
        [['okta_password', 'password']],
        [
          ['okta_email', 'email'],
          ['phone_number', 'sms'],
        ],
      ),
    )
    const refused = [403, 'E0000246', expect.stringMatching(/in use by one or more authentication policies: Payroll$/)]
    expect(await heard('phone_number', sms)).toEqual(refused)
    expect(await heard('phone_number', '/lifecycle/deactivate')).toEqual(refused)
    expect(await heard('okta_email', '/lifecycle/deactivate')).toEqual(refused)
    const factor = await house.call('POST', '/api/v1/org/factors/okta_sms/lifecycle/deactivate')
    expect(factor.body.errorCode).toBe('E0000246')
    expect(await heard('phone_number', '/methods/voice/lifecycle/deactivate')).toEqual([200])
    // A method that is off already is of use to no chain.
    await house.call('POST', `${rule}/lifecycle/deactivate`)
    expect(await heard('phone_number', sms)).toEqual([200])
    await house.call('POST', `${rule}/lifecycle/activate`)
    expect(await heard('phone_number', sms)).toEqual([200])
  })

  test('is of no use to a policy that is off, nor to a rule that lets nobody in', async () => {
    const { policy: uri } = await asking('Payroll', chainOf([['phone_number', 'sms']]))
    await house.call('POST', `${uri}/lifecycle/deactivate`)
    await asking('Nobody', chainOf([['phone_number', 'sms']]), null, { access: 'DENY' })
    expect(await heard('phone_number', sms)).toEqual([200])
  })

  test.each([
    ['a registered device', { device: { registered: true } }],
    ['a managed device', { device: { registered: true, managed: true } }],
    ['an assured device', { device: { assurance: { include: ['dae1'] } } }],
    [
      'an expression that reads it',
      { elCondition: { condition: "user.status == 'ACTIVE' && device.profile.managed" } },
    ],
  ])('stays on as Okta FastPass while a rule asks for %s', async (_what, conditions) => {
    await post('okta_verify', `${fastPass}/activate`)
    const { rule } = await asking('Payroll', anything, conditions)
    const refused = [403, 'E0000174', expect.stringMatching(/^You can’t disable Okta FastPass/)]
    expect(await heard('okta_verify', `${fastPass}/deactivate`)).toEqual(refused)
    expect(await heard('okta_verify', '/lifecycle/deactivate')).toEqual(refused)
    const put = await house.call('PUT', await at('okta_verify', '/methods/signed_nonce'), { status: 'INACTIVE' })
    expect([put.status, put.body.errorCode]).toEqual([403, 'E0000174'])
    await house.call('DELETE', rule)
    expect(await heard('okta_verify', `${fastPass}/deactivate`)).toEqual([200])
  })

  test.each([
    ['any device', { device: { registered: false } }],
    [
      'a user, by a word that says device',
      { elCondition: { condition: 'user.profile.device.id == "device.profile"' } },
    ],
  ])('may go as Okta FastPass while rules ask for %s', async (_what, conditions) => {
    await post('okta_verify', `${fastPass}/activate`)
    await asking('Payroll', anything, conditions)
    expect(await heard('okta_verify', `${fastPass}/deactivate`)).toEqual([200])
  })

  test('that is off as Okta FastPass tells rules nothing of devices, and keeps nobody', async () => {
    await asking('Payroll', anything, { device: { registered: true } })
    expect(await heard('okta_verify', `${fastPass}/deactivate`)).toEqual([200])
    expect(await heard('okta_verify', '/lifecycle/deactivate')).toEqual([200])
  })

  test('stays on while a rule demands what resists phishing and nothing else does', async () => {
    await post('okta_verify', `${fastPass}/activate`)
    await asking('Payroll', demanding(resistant))
    await asking('Anyone', demanding(resistant, { possession: {} }))
    await asking('Optional', demanding({ possession: { phishingResistant: 'REQUIRED', required: false } }))
    const refused = [403, 'E0000219', expect.stringMatching(/ Policy rules: Staff \(Payroll\)$/)]
    expect(await heard('okta_verify', `${fastPass}/deactivate`)).toEqual(refused)
    expect(await heard('okta_verify', '/lifecycle/deactivate')).toEqual(refused)
    expect(await heard('phone_number', '/lifecycle/deactivate')).toEqual([200])
    await post('webauthn', '/lifecycle/activate')
    expect(await heard('okta_verify', `${fastPass}/deactivate`)).toEqual([200])
    expect(await heard('webauthn', '/lifecycle/deactivate')).toEqual(refused)
  })

  test('hears of apps before enrollment, and first of what nothing else can stand in for', async () => {
    await post('okta_verify', `${fastPass}/activate`)
    await enrollment('Everybody', { authenticators: [{ key: 'okta_verify', enroll: { self: 'OPTIONAL' } }] })
    const rules = [
      await asking('Chain', chainOf([['okta_verify', 'signed_nonce']])),
      await asking('Devices', anything, { device: { registered: true } }),
      await asking('Phishing', demanding(resistant)),
    ]
    for (const [at, code] of ['E0000246', 'E0000174', 'E0000219', 'E0000148'].entries()) {
      expect((await heard('okta_verify', '/lifecycle/deactivate'))[1]).toBe(code)
      await house.call('DELETE', rules[at]?.rule ?? '/')
    }
  })

  test('may lose a method while people enroll it, and not its last', async () => {
    await enrollment('Everybody', { authenticators: [{ key: 'phone_number', enroll: { self: 'OPTIONAL' } }] })
    expect(await heard('phone_number', sms)).toEqual([200])
    await policy('PASSWORD', 'Recovery', { recovery: { factors: { okta_sms: { status: 'ACTIVE' } } } })
    expect(said(await post('phone_number', '/methods/voice/lifecycle/deactivate'))).toEqual([
      403,
      'E0000148',
      'Authenticator Enrollment Policies: Everybody',
      'Self-Service Password Management Policies: Recovery',
    ])
  })

  test('has a method switched where it is said what it is, as by its own calls', async () => {
    const put = async (key: string, type: string, status: string) => {
      const { body } = await house.call('PUT', await at(key, `/methods/${type}`), { status })
      return body.status ?? body.errorCode
    }
    expect(await put('okta_verify', 'signed_nonce', 'ACTIVE')).toBe('ACTIVE')
    expect(await logged('security.authenticator.lifecycle.activate')).toHaveLength(1)
    expect(await put('phone_number', 'sms', 'INACTIVE')).toBe('INACTIVE')
    expect(await put('phone_number', 'voice', 'INACTIVE')).toBe('INACTIVE')
    expect((await keyed('phone_number')).status).toBe('INACTIVE')
    // What lives and dies with its authenticator does so here, too.
    expect(await put('okta_email', 'email', 'INACTIVE')).toBe('ACTIVE')
    await house.call('PUT', '/stuntdouble/api/telephony', { provided: false })
    expect(await put('phone_number', 'sms', 'ACTIVE')).toBe('E0000226')
  })
})

describe('a method', () => {
  test('is switched by itself where it can be, and the last one takes its authenticator along', async () => {
    await noPolicies()
    const { body } = await post('phone_number', '/methods/sms/lifecycle/deactivate')
    expect(body).toMatchObject({ type: 'sms', status: 'INACTIVE' })
    expect(Object.keys(body._links)).toEqual(['self', 'activate'])
    expect((await keyed('phone_number')).status).toBe('ACTIVE')
    await post('phone_number', '/methods/voice/lifecycle/deactivate')
    expect((await keyed('phone_number')).status).toBe('INACTIVE')
    await post('phone_number', '/methods/voice/lifecycle/activate')
    expect((await keyed('phone_number')).status).toBe('ACTIVE')
    expect(said(await post('okta_email', '/methods/email/lifecycle/deactivate'))).toEqual([501, 'E0000060'])
    expect(said(await post('okta_email', '/methods/sms/lifecycle/deactivate'))).toEqual([404, 'E0000007'])
  })

  test('stays on while a policy names it, whatever becomes of the others', async () => {
    await noPolicies()
    await enrollment('Staff', { factors: { okta_sms: { enroll: { self: 'OPTIONAL' } } } })
    expect(said(await post('phone_number', '/methods/sms/lifecycle/deactivate'))[1]).toBe('E0000148')
    expect(said(await post('phone_number', '/methods/voice/lifecycle/deactivate'))).toEqual([200])
  })

  test('takes the settings of its type and leaves the others unheard', async () => {
    const change = async (key: string, type: string, body: object) =>
      house.call('PUT', await at(key, `/methods/${type}`), body)
    const { body } = await change('okta_verify', 'push', {
      type: 'push',
      settings: { keyProtection: 'HARDWARE', attachment: 'ANY' },
    })
    expect(body.settings).toEqual({
      algorithms: ['ES256', 'RS256'],
      keyProtection: 'HARDWARE',
      transactionTypes: ['LOGIN'],
    })
    expect((await change('phone_number', 'sms', { type: 'sms' })).body).not.toHaveProperty('settings')
    expect(said(await change('phone_number', 'sms', { type: 'voice' }))[1]).toBe('E0000001')
    expect(said(await change('okta_verify', 'push', { settings: { keyProtection: 'SOME' } }))).toEqual([
      400,
      'E0000003',
    ])
  })

  test('of one-time codes has its figures at the top, and is told them there or among its settings', async () => {
    await make({ key: 'custom_otp', name: 'Tokens' })
    const change = async (body: object) => house.call('PUT', await at('custom_otp', '/methods/otp'), body)
    const figures = {
      protocol: 'TOTP',
      algorithm: 'HMacSHA256',
      encoding: 'base32',
      passCodeLength: 8,
      timeIntervalInSeconds: 60,
      acceptableAdjacentIntervals: 5,
    }
    const { body } = await change({ type: 'otp', ...figures })
    expect(body).toMatchObject({ type: 'otp', status: 'ACTIVE', ...figures })
    expect(body).not.toHaveProperty('settings')
    expect(await get('custom_otp', '/methods/otp')).toEqual(body)
    const { body: after } = await change({ type: 'otp', settings: { timeIntervalInSeconds: 30 } })
    expect(after).toMatchObject({ ...figures, timeIntervalInSeconds: 30 })
    expect(said(await change({ algorithm: 'MD5' }))).toEqual([400, 'E0000003'])
    for (const passCodeLength of [4, 7]) expect(said(await change({ passCodeLength }))[1]).toBe('E0000001')
    const push = await house.call('PUT', await at('okta_verify', '/methods/push'), { algorithm: 'HMacSHA1' })
    expect(push.body).not.toHaveProperty('algorithm')
  })

  test('for security keys has groups of models, each of which is one', async () => {
    const change = async (aaguidGroups: object[]) =>
      house.call('PUT', await at('webauthn', '/methods/webauthn'), { settings: { aaguidGroups } })
    const aaguids = ['cb69481e-8ff7-4039-93ec-0a2729a15111']
    for (const groups of [
      [{ name: 'Keys', aaguids: ['yubikey'] }],
      [
        { name: 'Keys', aaguids },
        { name: 'Keys', aaguids: [] },
      ],
    ]) {
      expect(said(await change(groups))).toEqual([
        400,
        'E0000001',
        'settings.aaguidGroups: The field has an invalid value',
      ])
    }
    expect(said(await change([{ name: 'Keys', aaguids }]))).toEqual([200])
  })

  test('keeps a group of models that a policy enrolls by', async () => {
    const [a, b] = ['cb69481e-8ff7-4039-93ec-0a2729a15111', 'cb69481e-8ff7-4039-93ec-0a2729a15112'] as const
    const groups = (...aaguids: string[]) => ({ settings: { aaguidGroups: [{ name: 'Keys', aaguids }] } })
    const change = async (body: object) => house.call('PUT', await at('webauthn', '/methods/webauthn'), body)
    expect(said(await change(groups(a, b)))).toEqual([200])
    const constraints = { aaguidGroups: ['Keys'] }
    await enrollment('Staff', { authenticators: [{ key: 'webauthn', enroll: { self: 'OPTIONAL' }, constraints }] })
    expect(said(await change(groups(a)))).toEqual([400, 'E0000209'])
    expect(said(await change({ settings: { aaguidGroups: [] } }))).toEqual([400, 'E0000209'])
    expect(said(await change(groups(b, a)))).toEqual([200])
  })

  test('for security keys works under a domain that was shown to be the org’s', async () => {
    const change = async (rpId: object) =>
      house.call('PUT', await at('webauthn', '/methods/webauthn'), { settings: { rpId } })
    const verify = () => post('webauthn', '/methods/webauthn/verify-rp-id-domain')
    expect(said(await verify())).toEqual([400, 'E0000001', 'settings.rpId: The field cannot be left blank'])
    const { body } = await change({ domain: { name: 'elsewhere.example' } })
    expect(body.settings.rpId).toEqual({
      enabled: false,
      domain: {
        name: 'elsewhere.example',
        validationStatus: 'NOT_STARTED',
        dnsRecord: {
          recordType: 'TXT',
          fqdn: '_oktaverification.elsewhere.example',
          verificationValue: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      },
    })
    expect(Object.keys(body._links)).toEqual(['self', 'verify-rp-id-domain'])
    expect(said(await verify())[1]).toBe('E0000001')
    expect(said(await change({ enabled: true }))[1]).toBe('E0000001')
    expect(said(await change({ domain: { name: 'https://org.example' } }))[1]).toBe('E0000001')
    await change({ domain: { name: 'org.example' } })
    expect(said(await verify())).toEqual([204])
    expect((await change({ enabled: true })).body.settings.rpId).toMatchObject({
      enabled: true,
      domain: { validationStatus: 'VERIFIED' },
    })
  })
})

describe('a model of security key', () => {
  const aaguid = 'cb69481e-8ff7-4039-93ec-0a2729a15111'
  const withFeature = async () => {
    const { settings } = await house.store.db.selectFrom('orgs').select('settings').executeTakeFirstOrThrow()
    const featured = JSON.stringify({ ...JSON.parse(settings), features: ['customAaguids'] })
    await house.store.db.updateTable('orgs').set({ settings: featured }).execute()
  }
  const rootOf = async () => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      name: 'CN=Root of Keys',
      notAfter: new Date('2035-05-26T16:04:58.000Z'),
      keys,
      signingAlgorithm: { ...algorithm, hash: 'SHA-256' },
    })
    return Buffer.from(certificate.rawData).toString('base64')
  }

  test('is for orgs that have the feature, whatever is asked', async () => {
    expect(said(await house.call('GET', await at('okta_email', '/aaguids')))).toEqual([401, 'E0000015'])
    await withFeature()
    expect(said(await house.call('GET', await at('okta_email', '/aaguids')))).toEqual([501, 'E0000060'])
    expect((await house.call('GET', await at('webauthn', '/aaguids'))).body).toEqual([])
  })

  test('is made known, read, changed and forgotten', async () => {
    await withFeature()
    const one = await at('webauthn', `/aaguids/${aaguid}`)
    const root = await rootOf()
    const made = await house.call('POST', await at('webauthn', '/aaguids'), {
      aaguid: aaguid.toUpperCase(),
      name: 'My key',
      authenticatorCharacteristics: { hardwareProtected: true },
      attestationRootCertificates: [{ x5c: root }],
    })
    expect(made.body).toEqual({
      aaguid,
      name: 'My key',
      authenticatorCharacteristics: { platformAttached: false, fipsCompliant: false, hardwareProtected: true },
      attestationRootCertificates: [
        {
          x5c: root,
          'x5t#S256': expect.stringMatching(/^[\w-]{43}$/),
          iss: 'CN=Root of Keys',
          exp: '2035-05-26T16:04:58.000Z',
        },
      ],
      _links: { self: { href: `https://org.example${one}`, hints: { allow: ['GET', 'PUT', 'PATCH', 'DELETE'] } } },
    })
    expect((await house.call('GET', one)).body).toEqual(made.body)
    const patch = { 'content-type': 'application/merge-patch+json' }
    const patched = await house.call('PATCH', one, { authenticatorCharacteristics: { fipsCompliant: true } }, patch)
    expect(patched.body.authenticatorCharacteristics).toEqual({
      platformAttached: false,
      fipsCompliant: true,
      hardwareProtected: true,
    })
    expect(patched.body.attestationRootCertificates).toHaveLength(1)
    const replaced = await house.call('PUT', one, { name: 'Another' })
    expect(replaced.body).toMatchObject({ name: 'Another', attestationRootCertificates: [] })
    expect(said(await house.call('POST', await at('webauthn', '/aaguids'), { aaguid }))[1]).toBe('E0000001')
    expect((await house.call('DELETE', one)).status).toBe(204)
    expect(said(await house.call('GET', one))).toEqual([404, 'E0000007'])
  })

  test.each([
    [{ aaguid: 'none' }, 'aaguid: Does not match required pattern'],
    [
      { aaguid, attestationRootCertificates: [{ x5c: 'MIIB' }] },
      'attestationRootCertificates: The field has an invalid value',
    ],
  ])('is what it says it is: %j', async (body, said) => {
    await withFeature()
    const { body: answer } = await house.call('POST', await at('webauthn', '/aaguids'), body)
    expect(answer.errorCauses[0].errorSummary).toBe(said)
  })
})

describe('what an app reads of itself', () => {
  const wellKnown = '/.well-known/app-authenticator-configuration'
  const ask = (query: string) => house.call('GET', wellKnown + query, undefined, { authorization: '' })

  test('must be asked for by its client id', async () => {
    expect(said(await ask(''))).toEqual([400, 'E0000028'])
    expect((await ask('?oauthClientId=0oaNobody')).body).toEqual([])
    const { body } = await make({ key: 'custom_app', agreeToTerms: true, settings: { appInstanceId: '0oaApp' } })
    expect((await ask('?oauthClientId=0oaApp')).body).toEqual([
      {
        authenticatorId: body.id,
        orgId: house.orgId,
        type: 'app',
        key: 'custom_app',
        name: 'Custom Authenticator',
        createdDate: body.created,
        lastUpdated: body.lastUpdated,
        settings: { userVerification: 'PREFERRED' },
        supportedMethods: [{ type: 'push', status: 'ACTIVE', settings: {} }],
        appAuthenticatorEnrollEndpoint: 'https://org.example/idp/myaccount/app-authenticators',
      },
    ])
  })
})
