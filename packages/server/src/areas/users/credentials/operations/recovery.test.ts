import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../../../test/house.js'
import { day } from '../../../../kernel/time.js'
import { defaultActions, defaultSettings } from '../password-policy.js'

let house: TestHouse
let id: string
beforeEach(async () => {
  house = await startTestHouse()
  const profile = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Example' }
  const credentials = { password: { value: 'First-pass1' } }
  id = (await house.call('POST', '/api/v1/users', { profile, credentials })).body.id
})
afterEach(() => house.close())

const post = (path: string, body?: unknown) => house.call('POST', `/api/v1/users/${id}/${path}`, body)
const ask = (question: string, answer: string, password = 'First-pass1') =>
  post('credentials/change_recovery_question', {
    password: { value: password },
    recovery_question: { question, answer },
  })
const row = () => house.store.db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const secrets = () => house.store.db.selectFrom('user_secrets').selectAll().execute()
const knows = async (password: string) => {
  const body = { oldPassword: { value: password }, newPassword: { value: `${password}-x` } }
  return (await post('credentials/change_password', body)).status === 200
}

describe('a recovery question', () => {
  test('is set by whoever knows the password, and shown without its answer', async () => {
    expect(await ask('Which colour?', 'Blue whale')).toMatchObject({
      status: 200,
      body: {
        password: {},
        recovery_question: { question: 'Which colour?' },
        provider: { type: 'OKTA', name: 'OKTA' },
      },
    })
    expect(JSON.stringify(await row()).toLowerCase()).not.toContain('blue whale')
  })

  test('is not set by anybody else, whose attempt counts', async () => {
    expect(await ask('Which colour?', 'Blue whale', 'wrong')).toMatchObject({
      status: 403,
      body: {
        errorCode: 'E0000014',
        errorCauses: [{ errorSummary: 'password: The credentials provided were incorrect.' }],
      },
    })
    expect(await row()).toMatchObject({ recovery_question: null, failed_attempts: 1 })
  })

  test('needs an answer that cannot be guessed by its length', async () => {
    expect(await ask('Which colour?', 'red')).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } })
  })

  test('cannot be set with a password that has become too old, which is noticed then', async () => {
    const { password } = defaultSettings
    const settings = { ...defaultSettings, password: { ...password, age: { ...password.age, maxAgeDays: 30 } } }
    await house.store.db
      .updateTable('policies')
      .set({ settings: JSON.stringify(settings) })
      .execute()
    house.advance(29 * day)
    expect((await ask('Which colour?', 'Blue whale')).status).toBe(200)
    house.advance(day)
    expect(await ask('Which colour?', 'Blue whale')).toMatchObject({ status: 403, body: { errorCode: 'E0000036' } })
    expect((await row()).status).toBe('PASSWORD_EXPIRED')
  })

  test('is nothing for somebody who signs in elsewhere', async () => {
    await post('lifecycle/reset_password?provider=FEDERATION&sendEmail=false')
    expect(await ask('Which colour?', 'Blue whale')).toMatchObject({ body: { errorCode: 'E0000036' } })
  })
})

describe('whoever answers the question', () => {
  beforeEach(() => ask('Which colour?', 'Blue whale'))
  const body = (answer: string, password = 'Second-pass2') => ({
    password: { value: password },
    recovery_question: { answer },
  })

  test.each(['forgot_password_recovery_question', 'forgot_password'])('sets a new password by %s', async (path) => {
    expect(await post(`credentials/${path}`, body('  bLUE wHALE '))).toMatchObject({
      status: 200,
      body: { password: {}, recovery_question: { question: 'Which colour?' } },
    })
    expect(house.mail).toMatchObject([{ subject: 'Your Example password was changed' }])
    expect(await knows('Second-pass2')).toBe(true)
  })

  test('wrongly is refused, and counted', async () => {
    expect(await post('credentials/forgot_password_recovery_question', body('green'))).toMatchObject({
      status: 403,
      body: { errorCode: 'E0000087' },
    })
    expect((await row()).failed_attempts).toBe(1)
  })

  test('sets no password that the policy refuses', async () => {
    const { body: answer } = await post('credentials/forgot_password', body('Blue whale', 'short'))
    expect(answer).toMatchObject({ errorCode: 'E0000001', errorSummary: 'Api validation failed: password' })
    expect(answer.errorCauses[0].errorSummary).toMatch(/^password: Password requirements were not met\./)
  })

  test('does not bring the present password back', async () => {
    const { body: answer } = await post('credentials/forgot_password', body('Blue whale', 'First-pass1'))
    expect(answer.errorCauses).toEqual([{ errorSummary: 'password: Password cannot be your current password' }])
  })

  test('says all of it or nothing', async () => {
    const half = { password: { value: 'Second-pass2' } }
    expect(await post('credentials/forgot_password', half)).toMatchObject({ body: { errorCode: 'E0000001' } })
  })
})

describe('a link for a forgotten password', () => {
  test('is for those who can answer a question behind it', async () => {
    expect(await post('credentials/forgot_password?sendEmail=false')).toMatchObject({
      status: 403,
      body: { errorCode: 'E0000034', errorCauses: [{ errorSummary: 'Recovery credential not set.' }] },
    })
    await ask('Which colour?', 'Blue whale')
    const { body } = await post('credentials/forgot_password?sendEmail=false')
    expect(body.resetPasswordUrl).toMatch(/^https:\/\/org\.example\/signin\/reset-password\/[\w-]{20}$/)
  })

  test('needs no question on Identity Engine, where the mail is the proof', async () => {
    await house.store.db.updateTable('orgs').set({ pipeline: 'idx' }).execute()
    // The org is read anew after the next change of anything.
    await house.call('POST', `/api/v1/users/${id}`, { profile: { nickName: 'A' } })
    expect((await post('credentials/forgot_password?sendEmail=false')).status).toBe(200)
  })

  test('is mailed, works for an hour, and changes nothing by itself', async () => {
    await ask('Which colour?', 'Blue whale')
    expect(await post('credentials/forgot_password')).toMatchObject({ status: 200, body: {} })
    expect(house.mail.at(-1)?.text).toContain('/signin/reset-password/')
    expect(await secrets()).toMatchObject([{ kind: 'recovery', expires_at: '2026-01-15T13:00:00.000Z' }])
    expect((await row()).status).toBe('ACTIVE')
  })

  test('is given to nobody where the policy leaves recovery to administrators', async () => {
    await ask('Which colour?', 'Blue whale')
    const actions = JSON.stringify({ ...defaultActions, selfServicePasswordReset: { access: 'DENY' } })
    await house.store.db.updateTable('policy_rules').set({ actions }).execute()
    expect(await post('credentials/forgot_password')).toMatchObject({
      body: { errorCode: 'E0000034', errorCauses: [] },
    })
  })

  test('is not given to somebody who is still on the way into another status', async () => {
    await ask('Which colour?', 'Blue whale')
    await house.store.db.updateTable('users').set({ transitioning_to_status: 'ACTIVE' }).where('id', '=', id).execute()
    expect(await post('credentials/forgot_password')).toMatchObject({ status: 403, body: { errorCode: 'E0000017' } })
  })

  test('ends with the password that it was for', async () => {
    await ask('Which colour?', 'Blue whale')
    await post('credentials/forgot_password')
    expect(await knows('First-pass1')).toBe(true)
    expect(await secrets()).toEqual([])
  })
})

describe('a reset by an administrator', () => {
  test('leads to a link, and to RECOVERY until it is used', async () => {
    const { body } = await post('lifecycle/reset_password?sendEmail=false')
    expect(body.resetPasswordUrl).toMatch(/^https:\/\/org\.example\/reset_password\/[\w-]{20}$/)
    expect((await row()).status).toBe('RECOVERY')
  })

  test('mails the link else', async () => {
    expect(await post('lifecycle/reset_password')).toMatchObject({ status: 200, body: {} })
    expect(house.mail.at(-1)?.text).toContain('/reset_password/')
  })

  test('leaves it to the old password to end it', async () => {
    await post('lifecycle/reset_password?sendEmail=false')
    expect(await knows('First-pass1')).toBe(true)
    expect((await row()).status).toBe('ACTIVE')
  })

  test('may hand the password over to an identity provider, and take it back', async () => {
    expect(await post('lifecycle/reset_password?provider=FEDERATION&sendEmail=false')).toMatchObject({
      status: 200,
      body: {},
    })
    expect(await row()).toMatchObject({ status: 'ACTIVE', provider_type: 'FEDERATION', password_hash: null })
    await post('lifecycle/reset_password?sendEmail=false')
    expect(await row()).toMatchObject({ status: 'RECOVERY', provider_type: 'OKTA' })
  })
})

describe('an expired password', () => {
  test('is replaced by a temporary one that is told to the administrator and mailed to nobody', async () => {
    const { body } = await post('lifecycle/expire_password_with_temp_password?revokeSessions=true')
    expect(body).toEqual({ tempPassword: expect.stringMatching(/^\w{12}$/) })
    expect((await row()).status).toBe('PASSWORD_EXPIRED')
    expect(house.mail).toEqual([])
    expect(await knows('First-pass1')).toBe(false)
    expect(await knows(body.tempPassword)).toBe(true)
  })

  test('by the older flag is the same', async () => {
    const { body } = await post('lifecycle/expire_password?tempPassword=true')
    expect(await knows(body.tempPassword)).toBe(true)
  })

  test('without a temporary one stays to be changed', async () => {
    expect((await post('lifecycle/expire_password')).body).toMatchObject({ id, status: 'PASSWORD_EXPIRED' })
    expect(await knows('First-pass1')).toBe(true)
  })

  test('is given no successor while its owner is suspended', async () => {
    await post('lifecycle/suspend')
    const { body } = await post('lifecycle/expire_password_with_temp_password')
    expect(body.errorCode).toBe('E0000038')
  })

  test('is nothing for somebody who has none', async () => {
    await post('lifecycle/reset_password?provider=FEDERATION&sendEmail=false')
    expect(await post('lifecycle/expire_password')).toMatchObject({ status: 403, body: { errorCode: 'E0000038' } })
  })
})
