import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'
import { sendCode } from '../../../test/send-code.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse({ lab: true, extras: [sendCode] })
})
afterEach(() => house.close())

const path = '/api/v1/templates/sms'
const words = `\${org.name}: your code is \${code}`
const body = { name: 'Ours', type: 'SMS_VERIFY_CODE', template: words, translations: { es: `\${code}: su código` } }
const create = async (over: object = {}) => (await house.call('POST', path, { ...body, ...over })).body
const text = async (order: object = {}) => {
  await house.call('POST', '/stuntdouble/test/code', {
    kind: 'sms',
    to: '+15550100001',
    userId: house.adminId,
    ...order,
  })
  return house.phone.at(-1)?.text
}
const causesOf = ({ errorCode, errorCauses }: { errorCode: string; errorCauses: { errorSummary: string }[] }) => [
  errorCode,
  ...errorCauses.map(({ errorSummary }) => errorSummary),
]

describe('the words around a code', () => {
  test('are Okta’s until an org has its own, and again when those are gone', async () => {
    expect(await text()).toBe('Your verification code is 123456.')
    const { id } = await create()
    house.advance(30_000)
    expect(await text()).toBe('Example: your code is 123456')
    await house.call('DELETE', `${path}/${id}`)
    house.advance(30_000)
    expect(await text()).toBe('Your verification code is 123456.')
  })

  test('are in the language of whom they are for, where the org has it', async () => {
    await create()
    await house.call('POST', `/api/v1/users/${house.adminId}`, { profile: { preferredLanguage: 'es-MX' } })
    expect(await text()).toBe('123456: su código')
    await house.call('POST', `/api/v1/users/${house.adminId}`, { profile: { preferredLanguage: 'fr' } })
    house.advance(30_000)
    expect(await text()).toBe('Example: your code is 123456')
  })

  test('are not sent where a phone would cut off the code', async () => {
    await create({ template: `${'x'.repeat(140)}\${org.name} \${code}` })
    await house.call('PUT', '/api/v1/org', {
      ...(await house.call('GET', '/api/v1/org')).body,
      companyName: 'A rather long name',
    })
    const order = { kind: 'sms', to: '+15550100001', userId: house.adminId }
    expect((await house.call('POST', '/stuntdouble/test/code', order)).body.errorCode).toBe('E0000138')
    expect(house.phone).toEqual([])
  })
})

describe('a template', () => {
  test('is listed behind Okta’s own, which is as old as the question', async () => {
    const made = await create()
    expect(made).toMatchObject({ ...body, id: expect.stringMatching(/^cst/) })
    house.advance(60_000)
    const { body: all } = await house.call('GET', path)
    const now = '2026-01-15T12:01:00.000Z'
    expect(all[0]).toEqual({
      id: 'default',
      name: 'Default',
      type: 'SMS_VERIFY_CODE',
      template: `Your verification code is \${code}.`,
      created: now,
      lastUpdated: now,
    })
    expect(all.slice(1)).toEqual([made])
    expect((await house.call('GET', `${path}?templateType=SMS_VERIFY_CODE`)).body).toHaveLength(2)
    expect((await house.call('GET', `${path}?templateType=OTHER`)).body).toEqual([])
    expect((await house.call('GET', `${path}/default`)).body).toEqual(all[0])
  })

  test('is changed in part by POST and wholly by PUT', async () => {
    const { id } = await create()
    const changed = await house.call('POST', `${path}/${id}`, { translations: { de: `\${code}`, es: '' } })
    expect(changed.body).toMatchObject({ name: 'Ours', template: words, translations: { de: `\${code}` } })
    const { body: replaced } = await house.call('PUT', `${path}/${id}`, { ...body, translations: undefined })
    expect(replaced).not.toHaveProperty('translations')
    expect((await house.call('GET', `${path}/${id}`)).body).toEqual(replaced)
  })

  test.each([
    [{ template: 'no code' }, ['E0000001', 'template: Does not match required pattern']],
    [{ template: `\${code}`.padEnd(162, 'x') }, ['E0000001', 'template: The field is too long']],
    [{ name: '' }, ['E0000001', 'name: The field cannot be left blank']],
    [{ translations: { spanish: `\${code}` } }, ['E0000001', 'translations.spanish: The field has an invalid value']],
    [{ translations: { es: 'nada' } }, ['E0000001', 'translations.es: Does not match required pattern']],
    [{ translations: { es: 7 } }, ['E0000001', 'translations.es: The field has an invalid value']],
    [{ type: 'SMS_OTHER' }, ['E0000003']],
  ])('must be able to carry a code: %j', async (over, said) => {
    expect(causesOf(await create(over))).toEqual(said)
    const { id } = await create()
    expect(causesOf((await house.call('PUT', `${path}/${id}`, { ...body, ...over })).body)).toEqual(said)
  })

  test('is the only one of its type', async () => {
    await create()
    expect(causesOf(await create())).toEqual([
      'E0000001',
      'type: An object with this field already exists in the current organization',
    ])
  })

  test('of Okta stays, and one that is not there is none', async () => {
    for (const [method, sent] of [
      ['PUT', body],
      ['POST', {}],
      ['DELETE', undefined],
    ] as const) {
      expect((await house.call(method, `${path}/default`, sent)).body.errorCode).toBe('E0000001')
      const { body: missing } = await house.call(method, `${path}/cstNowhere`, sent)
      expect(missing.errorSummary).toBe('Not found: Resource not found: cstNowhere (AppInstance)')
    }
    expect((await house.call('GET', `${path}/cstNowhere`)).status).toBe(404)
  })

  test('is none of a free org’s business', async () => {
    const { id } = await create()
    await house.call('PUT', '/stuntdouble/api/telephony', { freeSmsPer30Days: 100 })
    expect((await create()).errorCode).toBe('E0000228')
    expect((await house.call('PUT', `${path}/${id}`, body)).body.errorCode).toBe('E0000228')
    expect((await house.call('POST', `${path}/${id}`, {})).body.errorCode).toBe('E0000228')
    expect((await house.call('DELETE', `${path}/${id}`)).status).toBe(204)
  })
})
