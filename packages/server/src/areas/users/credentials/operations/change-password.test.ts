import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../../../test/house.js'
import { day, minute } from '../../../../kernel/time.js'
import { defaultActions, defaultSettings, type PasswordSettings } from '../password-policy.js'

let house: TestHouse
let id: string
beforeEach(async () => {
  house = await startTestHouse()
  const profile = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Example' }
  const credentials = { password: { value: 'First-pass1' } }
  id = (await house.call('POST', '/api/v1/users', { profile, credentials })).body.id
})
afterEach(() => house.close())

const change = (oldPassword: string, newPassword: string, more: object = {}, query = '') =>
  house.call('POST', `/api/v1/users/${id}/credentials/change_password${query}`, {
    oldPassword: { value: oldPassword },
    newPassword: { value: newPassword },
    ...more,
  })

const row = () => house.store.db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const logged = async (type: string) =>
  (await house.call('GET', `/api/v1/logs?filter=${encodeURIComponent(`eventType eq "${type}"`)}`)).body

async function policy(
  part: {
    [Name in keyof PasswordSettings['password']]?: Partial<PasswordSettings['password'][Name]>
  },
): Promise<void> {
  const { password } = defaultSettings
  const settings = {
    ...defaultSettings,
    password: {
      complexity: { ...password.complexity, ...part.complexity },
      age: { ...password.age, ...part.age },
      lockout: { ...password.lockout, ...part.lockout },
    },
  }
  await house.store.db
    .updateTable('policies')
    .set({ settings: JSON.stringify(settings) })
    .execute()
}

const passwordIsWrong = {
  status: 403,
  body: {
    errorCode: 'E0000014',
    errorSummary: 'Update of credentials failed',
    errorCauses: [{ errorSummary: 'oldPassword: The credentials provided were incorrect.' }],
  },
}
const refused = (cause: string) => ({
  status: 403,
  body: { errorCode: 'E0000014', errorCauses: [{ errorSummary: cause }] },
})

test('whoever knows the old password sets a new one, and the old one is no good any more', async () => {
  expect(await change('First-pass1', 'Second-pass2')).toMatchObject({
    status: 200,
    body: { password: {}, provider: { type: 'OKTA', name: 'OKTA' } },
  })
  expect(await change('First-pass1', 'Third-pass3')).toMatchObject(passwordIsWrong)
  expect((await change('Second-pass2', 'Third-pass3')).status).toBe(200)
})

test('the owner hears of it, and the log has it once', async () => {
  await change('First-pass1', 'Second-pass2', { revokeSessions: true })
  expect(house.mail.at(-1)).toMatchObject({ to: 'ada@example.com', subject: 'Your Example password was changed' })
  expect(await logged('user.account.update_password')).toMatchObject([{ outcome: { result: 'SUCCESS' } }])
  expect(await logged('user.session.clear')).toHaveLength(1)
})

test('a body without passwords names what is missing', async () => {
  const { status, body } = await house.call('POST', `/api/v1/users/${id}/credentials/change_password`, {})
  expect({ status, code: body.errorCode }).toEqual({ status: 400, code: 'E0000001' })
  expect(body.errorCauses).toHaveLength(2)
})

describe('the policy', () => {
  test('says everything it asks for to whoever asks for less', async () => {
    expect(await change('First-pass1', 'short')).toMatchObject(
      refused(
        'Password requirements were not met. Password requirements: at least 8 characters, a lowercase letter, an ' +
          'uppercase letter, a number, no parts of your username. ' +
          'Your password cannot be any of your last 4 password(s).',
      ),
    )
  })

  test('is not told to whoever does not know the old password', async () => {
    expect(await change('wrong', 'short')).toMatchObject(passwordIsWrong)
  })

  test('may forbid any change', async () => {
    const actions = JSON.stringify({ ...defaultActions, passwordChange: { access: 'DENY' } })
    await house.store.db.updateTable('policy_rules').set({ actions }).execute()
    expect(await change('First-pass1', 'Second-pass2')).toMatchObject({ status: 403, body: { errorCode: 'E0000035' } })
    expect((await row()).failed_attempts).toBe(0)
  })

  test('with a minimum age is kept where the caller is strict', async () => {
    await policy({ age: { minAgeMinutes: 60 } })
    expect(await change('First-pass1', 'Second-pass2', {}, '?strict=true')).toMatchObject(
      refused('At least 60 minute(s) must have elapsed since you last changed your password'),
    )
    house.advance(60 * minute)
    expect((await change('First-pass1', 'Second-pass2', {}, '?strict=true')).status).toBe(200)
    expect((await change('Second-pass2', 'Third-pass3')).status).toBe(200)
  })
})

describe('history', () => {
  test('the present password is not a new one', async () => {
    expect(await change('First-pass1', 'First-pass1')).toMatchObject(
      refused('Password cannot be your current password'),
    )
  })

  test('a password comes back only after four others', async () => {
    const passwords = ['First-pass1', 'Second-pass2', 'Third-pass3', 'Fourth-pass4', 'Fifth-pass5']
    for (let at = 1; at < passwords.length; at++) {
      const present = passwords[at - 1] ?? ''
      if (at > 1) {
        expect(await change(present, 'First-pass1')).toMatchObject(refused('Password has been used too recently'))
      }
      expect((await change(present, passwords[at] ?? '')).status).toBe(200)
    }
    expect((await change('Fifth-pass5', 'First-pass1')).status).toBe(200)
  })

  test('of none lets any password come back', async () => {
    await policy({ age: { historyCount: 0 } })
    expect((await change('First-pass1', 'First-pass1')).status).toBe(200)
  })
})

describe('wrong passwords', () => {
  const fail = async (times: number) => {
    for (let at = 0; at < times; at++) await change('wrong', 'Second-pass2')
  }

  test('count although they are refused, and a right one forgives them', async () => {
    await fail(3)
    expect((await row()).failed_attempts).toBe(3)
    expect(await logged('user.account.update_password')).toMatchObject(
      Array(3).fill({ outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' } }),
    )
    await change('First-pass1', 'Second-pass2')
    expect((await row()).failed_attempts).toBe(0)
  })

  test('lock the account at the tenth, and then the right one is no good either', async () => {
    await fail(9)
    expect((await row()).status).toBe('ACTIVE')
    await fail(1)
    expect(await row()).toMatchObject({ status: 'LOCKED_OUT', locked_at: '2026-01-15T12:00:00.000Z' })
    expect(await logged('user.account.lock')).toHaveLength(1)
    expect(await change('First-pass1', 'Second-pass2')).toMatchObject({ body: { errorCode: 'E0000035' } })
    expect(house.mail).toEqual([])
  })

  test('that lock the account are told to its owner where the policy says so', async () => {
    await policy({ lockout: { maxAttempts: 1, userLockoutNotificationChannels: ['EMAIL'] } })
    await fail(1)
    expect(house.mail).toMatchObject([{ to: 'ada@example.com', subject: 'Your Example account is locked' }])
  })

  test('lock it for as long as the policy says, by the clock of the org', async () => {
    await policy({ lockout: { maxAttempts: 2, autoUnlockMinutes: 15 } })
    await fail(2)
    house.advance(15 * minute - 1)
    await house.app.worker.work(house.orgId)
    expect((await row()).status).toBe('LOCKED_OUT')
    house.advance(1)
    await house.app.worker.work(house.orgId)
    expect(await row()).toMatchObject({ status: 'ACTIVE', failed_attempts: 0, locked_at: null })
    expect(await logged('user.account.unlock')).toHaveLength(1)
  })

  test('leave a lock alone that began after the one that a job is to end', async () => {
    await policy({ lockout: { maxAttempts: 1, autoUnlockMinutes: 15 } })
    await fail(1)
    house.advance(10 * minute)
    await house.call('POST', `/api/v1/users/${id}/lifecycle/unlock`)
    await fail(1)
    house.advance(5 * minute)
    await house.app.worker.work(house.orgId)
    expect((await row()).status).toBe('LOCKED_OUT')
  })

  test('never lock where the policy sets no limit', async () => {
    await policy({ lockout: { maxAttempts: 0 } })
    await fail(12)
    expect((await row()).status).toBe('ACTIVE')
  })
})

test('an expired password is renewed by changing it', async () => {
  await policy({ age: { maxAgeDays: 20 } })
  await house.call('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
  house.advance(25 * day)
  expect((await change('First-pass1', 'Second-pass2')).status).toBe(200)
  expect(await row()).toMatchObject({ status: 'ACTIVE', password_changed: '2026-02-09T12:00:00.000Z' })
})

test('somebody who signs in elsewhere has no password to change', async () => {
  await house.call('POST', `/api/v1/users/${id}/lifecycle/reset_password?provider=FEDERATION&sendEmail=false`)
  expect(await change('First-pass1', 'Second-pass2')).toMatchObject({ body: { errorCode: 'E0000035' } })
})
