import { apiErrors } from '@stuntdouble/catalogue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quickHasher, startTestHouse, type TestHouse } from '../../../../test/house.js'
import type { UserRow } from '../../../store/tables/users.js'
import { deactivatedMayChangeFeature } from '../change.js'
import type { UserStatus } from '../model.js'
import { lifecycle, type Verb } from './lifecycle.js'

let house: TestHouse
let passwordHash: string
let answerHash: string
beforeAll(async () => {
  house = await startTestHouse()
  passwordHash = await quickHasher.hash('Old-pass1')
  answerHash = await quickHasher.hash('blue')
  await unlockThemselves()
  // Else nothing at all is changed of whoever is deactivated.
  const settings = JSON.stringify({ features: [deactivatedMayChangeFeature] })
  await house.store.db.updateTable('orgs').set({ settings }).execute()
})
afterAll(() => house.close())

let made = 0
/** Somebody who is just so, whatever led there. */
async function person(columns: Partial<UserRow>): Promise<string> {
  const login = `ada${made++}@example.com`
  const profile = { login, email: login, firstName: 'Ada', lastName: 'Example' }
  const { body } = await house.call('POST', '/api/v1/users?activate=false', { profile })
  await house.store.db.updateTable('users').set(columns).where('id', '=', body.id).execute()
  return body.id
}

const rowOf = (id: string) =>
  house.store.db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** A new password lets people out of a lockout only where the policy says that they may unlock themselves. */
async function unlockThemselves(): Promise<void> {
  const [policy] = (await house.call('GET', '/api/v1/policies?type=PASSWORD')).body
  const [rule] = (await house.call('GET', `/api/v1/policies/${policy.id}/rules`)).body
  const actions = { ...rule.actions, selfServiceUnlock: { access: 'ALLOW' } }
  const changed = await house.call('PUT', `/api/v1/policies/${policy.id}/rules/${rule.id}`, { ...rule, actions })
  expect(changed.status).toBe(200)
}

const authn = async (path: string, body: unknown): Promise<string> =>
  (await house.call('POST', `/api/v1/authn${path}`, body)).body.stateToken

/** By the link that an administrator had sent, and over the question, to a new password. */
async function byRecovery(id: string): Promise<string> {
  const { body } = await house.call('POST', `/api/v1/users/${id}/lifecycle/reset_password?sendEmail=false`)
  const stateToken = await authn('/recovery/token', { recoveryToken: body.resetPasswordUrl.split('/').at(-1) })
  return authn('/recovery/answer', { stateToken, answer: 'blue' })
}

/** By the link of a welcome mail to a first password. */
async function byWelcome(id: string): Promise<string> {
  const { body } = await house.call('POST', `/api/v1/users/${id}/lifecycle/reactivate?sendEmail=false`)
  return authn('', { token: body.activationToken })
}

const question = { recovery_question: { question: 'Which colour?', answer: 'green' } }
const swap = { oldPassword: { value: 'Old-pass1' }, newPassword: { value: 'New-pass2' } }

type Play = {
  /** Of the user; absolute for what names them in its body. */
  path: string
  body?: object
  /** What a user must have besides the status. */
  columns?: Partial<UserRow>
  /** How somebody of this status comes to be asked; the status of the table is theirs only then. */
  comes?: { as: UserStatus; by(id: string): Promise<string> }
}
const reset = { path: '/api/v1/authn/credentials/reset_password', body: { newPassword: 'New-pass2' } }

/** How each verb is asked for. */
const plays: Record<Verb, Play> = {
  activate: { path: 'lifecycle/activate?sendEmail=false' },
  invite: { path: 'lifecycle/activate?sendEmail=false', columns: { password_hash: null } },
  reactivate: { path: 'lifecycle/reactivate' },
  deactivate: { path: 'lifecycle/deactivate' },
  suspend: { path: 'lifecycle/suspend' },
  unsuspend: { path: 'lifecycle/unsuspend' },
  unsuspendToInvited: { path: 'lifecycle/unsuspend', columns: { password_hash: null } },
  unlock: { path: 'lifecycle/unlock' },
  lockOut: {
    path: 'credentials/change_password',
    body: { ...swap, oldPassword: { value: 'wrong' } },
    columns: { failed_attempts: 9 },
  },
  resetFactors: { path: 'lifecycle/reset_factors' },
  resetPassword: { path: 'lifecycle/reset_password?sendEmail=false' },
  federate: { path: 'lifecycle/reset_password?provider=FEDERATION&sendEmail=false' },
  expirePassword: { path: 'lifecycle/expire_password' },
  forgotPassword: { path: 'credentials/forgot_password?sendEmail=false' },
  changePassword: { path: 'credentials/change_password', body: swap },
  changeRecoveryQuestion: {
    path: 'credentials/change_recovery_question',
    body: { password: { value: 'Old-pass1' }, ...question },
  },
  setPassword: { path: '', body: { credentials: { password: { value: 'New-pass2' } } } },
  recover: { ...reset, comes: { as: 'ACTIVE', by: byRecovery } },
  welcome: { ...reset, columns: { password_hash: null }, comes: { as: 'PROVISIONED', by: byWelcome } },
  signIn: { path: '/api/v1/authn', body: { password: 'Old-pass1' } },
}

describe.each(Object.keys(lifecycle) as Verb[])('%s', (verb) => {
  test.each(Object.keys(lifecycle[verb]) as UserStatus[])(
    'of a user who is %s goes as the table says',
    async (status) => {
      const { path, body, columns, comes } = plays[verb]
      const id = await person({
        status: comes?.as ?? status,
        password_hash: passwordHash,
        recovery_question: 'Which colour?',
        recovery_answer_hash: answerHash,
        ...columns,
      })
      const stateToken = await comes?.by(id)
      await house.store.db.updateTable('users').set({ status }).where('id', '=', id).execute()
      const who = stateToken === undefined ? { username: (await rowOf(id)).login_key } : { stateToken }
      const answer = path.startsWith('/')
        ? await house.call('POST', path, { ...body, ...who })
        : await house.call('POST', `/api/v1/users/${id}${path && '/'}${path}`, body)
      const cell = lifecycle[verb][status]
      const code = typeof cell === 'object' ? cell.refuses : cell in apiErrors ? cell : undefined
      if (code === undefined) {
        if (verb !== 'lockOut') expect(answer.status).toBe(200)
        expect((await rowOf(id)).status).toBe(cell)
      } else {
        expect(answer).toMatchObject({ status: apiErrors[code as 'E0000007'].status, body: { errorCode: code } })
        const causes = typeof cell === 'object' && 'cause' in cell ? [{ errorSummary: cell.cause }] : []
        expect(answer.body.errorCauses).toEqual(causes)
        expect((await rowOf(id)).status).toBe(status)
      }
    },
  )
})

describe('activation', () => {
  test('hands the link to whoever asked not to have it mailed', async () => {
    const id = await person({ status: 'STAGED' })
    const { body } = await house.call('POST', `/api/v1/users/${id}/lifecycle/activate?sendEmail=false`)
    expect(body.activationToken).toMatch(/^[\w-]{20}$/)
    expect(body).toEqual({
      activationUrl: `https://org.example/welcome/${body.activationToken}`,
      activationToken: body.activationToken,
    })
  })

  test('mails the link else, and answers nothing', async () => {
    const id = await person({ status: 'STAGED' })
    const before = house.mail.length
    const { body } = await house.call('POST', `/api/v1/users/${id}/lifecycle/activate`)
    expect(body).toEqual({})
    expect(house.mail).toHaveLength(before + 1)
    expect(house.mail.at(-1)?.text).toContain('https://org.example/welcome/')
  })

  test('keeps of the link only what cannot be used, for seven days', async () => {
    const id = await person({ status: 'STAGED' })
    const { body } = await house.call('POST', `/api/v1/users/${id}/lifecycle/activate?sendEmail=false`)
    const kept = await secretsOf(id)
    expect(kept).toMatchObject([{ kind: 'activation' }])
    expect(JSON.stringify(kept)).not.toContain(body.activationToken)
    expect(Date.parse(kept[0]?.expires_at ?? '') - house.now().getTime()).toBe(7 * 24 * 3_600_000)
  })

  test('asked for again ends the earlier link', async () => {
    const id = await person({ status: 'PROVISIONED' })
    const links = [
      await house.call('POST', `/api/v1/users/${id}/lifecycle/reactivate?sendEmail=false`),
      await house.call('POST', `/api/v1/users/${id}/lifecycle/reactivate?sendEmail=false`),
    ]
    expect(links[0]?.body.activationToken).not.toBe(links[1]?.body.activationToken)
    expect(await secretsOf(id)).toHaveLength(1)
  })

  test('of somebody who signs in elsewhere needs no password', async () => {
    const id = await person({ status: 'STAGED', provider_type: 'FEDERATION', provider_name: 'FEDERATION' })
    await house.call('POST', `/api/v1/users/${id}/lifecycle/activate?sendEmail=false`)
    expect((await rowOf(id)).status).toBe('ACTIVE')
  })
})

describe('deactivation', () => {
  test('leaves nothing to sign in with', async () => {
    const id = await person({
      status: 'ACTIVE',
      password_hash: passwordHash,
      recovery_question: 'Which colour?',
      recovery_answer_hash: answerHash,
      failed_attempts: 3,
    })
    await house.call('POST', `/api/v1/users/${id}/lifecycle/reset_password?sendEmail=false`)
    expect(await house.call('POST', `/api/v1/users/${id}/lifecycle/deactivate`)).toMatchObject({
      status: 200,
      body: {},
    })
    expect(await rowOf(id)).toMatchObject({
      status: 'DEPROVISIONED',
      password_hash: null,
      recovery_question: null,
      recovery_answer_hash: null,
      failed_attempts: 0,
    })
    expect(await secretsOf(id)).toEqual([])
  })

  test('of a deactivated user finds nobody', async () => {
    const id = await person({ status: 'DEPROVISIONED' })
    const { body } = await house.call('POST', `/api/v1/users/${id}/lifecycle/deactivate`)
    expect(body.errorSummary).toBe(`Not found: Resource not found: ${id} (User)`)
  })

  test('may be left to itself, and is done soon after', async () => {
    const id = await person({ status: 'ACTIVE' })
    const headers = { prefer: 'respond-async' }
    expect((await house.call('POST', `/api/v1/users/${id}/lifecycle/deactivate`, undefined, headers)).body).toEqual({})
    await house.app.worker.idle()
    expect(await rowOf(id)).toMatchObject({ status: 'DEPROVISIONED', transitioning_to_status: null })
  })

  test('tells the administrator who asked to be told, and not the user', async () => {
    const id = await person({ status: 'ACTIVE' })
    await house.call('POST', `/api/v1/users/${id}/lifecycle/deactivate?sendEmail=true`)
    expect(house.mail.at(-1)).toMatchObject({ to: 'admin@example.com' })
  })
})

test('an unlocked user begins to count wrong passwords anew', async () => {
  const id = await person({ status: 'LOCKED_OUT', failed_attempts: 10, locked_at: '2026-01-15T11:00:00.000Z' })
  await house.call('POST', `/api/v1/users/${id}/lifecycle/unlock`)
  expect(await rowOf(id)).toMatchObject({ status: 'ACTIVE', failed_attempts: 0, locked_at: null })
})

test('a step is written into the log under its name', async () => {
  const id = await person({ status: 'ACTIVE', password_hash: passwordHash })
  for (const step of ['suspend', 'unsuspend', 'reset_factors', 'deactivate']) {
    await house.call('POST', `/api/v1/users/${id}/lifecycle/${step}`)
  }
  const rows = await house.store.db
    .selectFrom('log_events')
    .select(['event_type', 'event'])
    .orderBy('position')
    .execute()
  const types = rows.filter(({ event }) => event.includes(id)).map(({ event_type }) => event_type)
  expect(types).toEqual([
    'user.lifecycle.create',
    'user.lifecycle.suspend',
    'user.lifecycle.unsuspend',
    'user.mfa.factor.reset_all',
    'user.lifecycle.deactivate',
  ])
})

test('an expired password does not touch the time of the last change of status', async () => {
  const id = await person({ status: 'ACTIVE', password_hash: passwordHash, status_changed: '2026-01-01T00:00:00.000Z' })
  const { body } = await house.call('POST', `/api/v1/users/${id}/lifecycle/expire_password`)
  expect(body).toMatchObject({ status: 'PASSWORD_EXPIRED', statusChanged: '2026-01-01T00:00:00.000Z' })
})

const secretsOf = (id: string) =>
  house.store.db.selectFrom('user_secrets').selectAll().where('user_id', '=', id).execute()
