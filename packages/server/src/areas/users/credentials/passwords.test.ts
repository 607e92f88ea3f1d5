import { createHash, pbkdf2Sync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quickHasher, startTestHouse, type TestHouse } from '../../../../test/house.js'
import { createHasher } from '../../../node/passwords.js'
import type { Hasher } from '../../../ports/index.js'

/** Imports are verified as on a machine; what is hashed anew is hashed quickly. */
const machine = createHasher()
const hasher: Hasher = {
  hash: quickHasher.hash,
  verify: async (encoded, password) =>
    encoded.startsWith('$test$') ? quickHasher.verify(encoded, password) : machine.verify(encoded, password),
}

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ hasher })
})
afterAll(() => house.close())

let made = 0
const create = (credentials: unknown, query = '') => {
  const login = `ada${made++}@example.com`
  const profile = { login, email: login, firstName: 'Ada', lastName: 'Example' }
  return house.call('POST', `/api/v1/users${query}`, { profile, credentials })
}
const knows = async (id: string, password: string) => {
  const body = { oldPassword: { value: password }, newPassword: { value: `${password}-Xy12345` } }
  return (await house.call('POST', `/api/v1/users/${id}/credentials/change_password`, body)).status === 200
}

const salt = Buffer.from('pepper').toString('base64')
const digest = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('base64')
const imports: [algorithm: string, hash: Record<string, unknown>, password: string][] = [
  [
    'BCRYPT',
    {
      workFactor: 5,
      salt: 'CCCCCCCCCCCCCCCCCCCCC.',
      value: 'E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',
    },
    'U*U',
  ],
  ['SHA-512', { salt, saltOrder: 'PREFIX', value: digest('sha512', 'pepperAbcdefg1') }, 'Abcdefg1'],
  ['SHA-256', { salt, saltOrder: 'POSTFIX', value: digest('sha256', 'Abcdefg1pepper') }, 'Abcdefg1'],
  ['SHA-1', { value: digest('sha1', 'Abcdefg1') }, 'Abcdefg1'],
  ['MD5', { value: digest('md5', 'Abcdefg1') }, 'Abcdefg1'],
  [
    'PBKDF2',
    {
      salt,
      iterationCount: 4096,
      keySize: 32,
      digestAlgorithm: 'SHA512_HMAC',
      value: pbkdf2Sync('Abcdefg1', 'pepper', 4096, 32, 'sha512').toString('base64'),
    },
    'Abcdefg1',
  ],
]

describe('an imported hash', () => {
  test.each(imports)('of %s lets in who knows the password, and nobody else', async (algorithm, hash, password) => {
    const { body } = await create({ password: { hash: { algorithm, ...hash } } })
    expect(body).toMatchObject({
      status: 'ACTIVE',
      credentials: { password: {}, provider: { type: 'IMPORT', name: 'IMPORT' } },
    })
    expect(await knows(body.id, 'wrong')).toBe(false)
    expect(await knows(body.id, password)).toBe(true)
  })

  test.each(imports)('of %s that lacks any of its parts is refused, and the part is named', async (algorithm, hash) => {
    for (const member of Object.keys(hash)) {
      // Without a salt at all a plain digest is whole.
      if (member === 'salt' && algorithm.startsWith('SHA')) continue
      const { [member]: _, ...rest } = hash
      const { status, body } = await create({ password: { hash: { algorithm, ...rest } } })
      expect({ status, summary: body.errorSummary }).toEqual({
        status: 400,
        summary: 'Api validation failed: password',
      })
      expect(JSON.stringify(body.errorCauses)).toContain(`password.hash.${member}: `)
    }
  })

  test.each([
    ['BCRYPT', 'workFactor', 21],
    ['BCRYPT', 'workFactor', 0],
    ['BCRYPT', 'salt', 'too-short'],
    ['PBKDF2', 'iterationCount', 4095],
    ['PBKDF2', 'keySize', 31],
    ['SHA-256', 'value', digest('sha1', 'Abcdefg1')],
    ['SHA-256', 'salt', '?'],
  ])('of %s with a %s of %s fits no password and is refused', async (algorithm, member, value) => {
    const hash = imports.find(([name]) => name === algorithm)?.[1]
    const { body } = await create({ password: { hash: { algorithm, ...hash, [member]: value } } })
    expect(body).toMatchObject({ errorCode: 'E0000001' })
  })

  test('is replaced by one of ours when its password is proven', async () => {
    const { body } = await create({ password: { hash: { algorithm: 'MD5', value: digest('md5', 'Abcdefg1') } } })
    const question = { question: 'Which colour?', answer: 'Blue whale' }
    const answer = await house.call('POST', `/api/v1/users/${body.id}/credentials/change_recovery_question`, {
      password: { value: 'Abcdefg1' },
      recovery_question: question,
    })
    expect(answer.body.provider).toEqual({ type: 'OKTA', name: 'OKTA' })
    const row = await house.store.db.selectFrom('users').selectAll().where('id', '=', body.id).executeTakeFirstOrThrow()
    expect(row.password_hash).toMatch(/^\$test\$/)
    expect(await knows(body.id, 'Abcdefg1')).toBe(true)
  })
})

describe('credentials of a new user', () => {
  test('are refused where the password breaks the policy', async () => {
    expect(await create({ password: { value: 'short' } })).toMatchObject({
      status: 400,
      body: {
        errorCode: 'E0000001',
        errorSummary: 'Api validation failed: password',
        errorCauses: [
          {
            errorSummary:
              'password: Password requirements were not met. Password requirements: at least 8 characters, a lowercase ' +
              'letter, an uppercase letter, a number, no parts of your username. ' +
              'Your password cannot be any of your last 4 password(s).',
          },
        ],
      },
    })
  })

  test('of somebody who signs in elsewhere are none', async () => {
    const provider = { type: 'FEDERATION', name: 'FEDERATION' }
    const { credentials } = (await create({ provider }, '?provider=true')).body
    expect(credentials).toMatchObject({ provider })
    expect(credentials).not.toHaveProperty('password')
    for (const more of [
      { password: { value: 'Abcdefg1' } },
      { recovery_question: { question: 'Which colour?', answer: 'Blue whale' } },
    ]) {
      expect(await create({ provider, ...more }, '?provider=true')).toMatchObject({ body: { errorCode: 'E0000001' } })
    }
  })

  test('with a question need its answer', async () => {
    const { body } = await create({ password: { value: 'Abcdefg1' }, recovery_question: { question: 'Which colour?' } })
    expect(body).toMatchObject({
      errorSummary: 'Api validation failed: recovery_question',
      errorCauses: [{ errorSummary: 'recovery_question.answer: The field cannot be left blank' }],
    })
  })

  test('that wait for a hook are refused where there is none', async () => {
    expect(await create({ password: { hook: { type: 'default' } } })).toMatchObject({ body: { errorCode: 'E0000001' } })
  })

  test('of a directory that nobody connected are refused', async () => {
    const provider = { type: 'LDAP', name: 'ldap' }
    expect(await create({ provider })).toMatchObject({ body: { errorCode: 'E0000001' } })
  })

  test('without a password leave the user to set one', async () => {
    expect((await create({ password: {} })).body).toMatchObject({ status: 'PROVISIONED' })
  })
})
