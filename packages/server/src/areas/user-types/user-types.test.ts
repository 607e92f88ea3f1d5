import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse()
})
afterAll(() => house.close())

const types = '/api/v1/meta/types/user'
const contractor = { name: 'contractor', displayName: 'Contractor', description: 'From outside' }

describe('user types', () => {
  it('begin with the default one, which the system made', async () => {
    const { status, body } = await house.call('GET', types)
    expect([status, body.length]).toEqual([200, 1])
    const [type] = body
    expect(Object.keys(type)).toEqual([
      'id',
      'displayName',
      'name',
      'description',
      'createdBy',
      'lastUpdatedBy',
      'created',
      'lastUpdated',
      'default',
      '_links',
    ])
    expect(type).toMatchObject({
      name: 'user',
      displayName: 'User',
      default: true,
      createdBy: expect.stringMatching(/^spr/),
    })
    expect((await house.call('GET', `${types}/default`)).body).toEqual(type)
  })

  it('are made with a schema that begins as that of the default type, and then goes its own way', async () => {
    const attribute = (name: string) => ({
      definitions: { custom: { properties: { [name]: { title: name, type: 'string' } } } },
    })
    const schema = '/api/v1/meta/schemas/user/default'
    await house.call('POST', schema, attribute('before'))
    const made = await house.call('POST', types, contractor)
    expect([made.status, made.body.default, made.body.createdBy]).toEqual([200, false, house.adminId])
    await house.call('POST', schema, attribute('after'))
    const { body } = await house.call('GET', new URL(made.body._links.schema.href).pathname)
    expect(Object.keys(body.definitions.custom.properties)).toEqual(['before'])
    expect([body.name, body.title, body.id]).toEqual([
      'contractor',
      'Contractor',
      `https://org.example/meta/schemas/user/${made.body._links.schema.href.slice(-20)}`,
    ])
    expect((await house.call('GET', `${types}/${made.body.id}`)).body).toEqual(made.body)
  })

  it('are listed with the default one last', async () => {
    const { body } = await house.call('GET', types)
    expect(body.map((type: { name: string }) => type.name)).toEqual(['contractor', 'user'])
  })

  it('have names of letters, digits and underscores, each of them one', async () => {
    const twice = await house.call('POST', types, contractor)
    expect([twice.status, twice.body.errorCauses[0].errorSummary]).toEqual([
      400,
      'name: An object with this field already exists in the current organization',
    ])
    const odd = await house.call('POST', types, { ...contractor, name: '1 contractor' })
    expect(odd.body.errorCauses).toEqual([{ errorSummary: 'name: Does not match required pattern' }])
    const nameless = await house.call('POST', types, { displayName: 'Contractor' })
    expect(nameless.body.errorCauses).toEqual([{ errorSummary: 'name: The field cannot be left blank' }])
  })

  it('change their title and description, in part or whole, but not their name', async () => {
    const { body: list } = await house.call('GET', types)
    const { id } = list[0]
    house.advance(1000)
    const part = await house.call('POST', `${types}/${id}`, { displayName: 'Freelance' })
    expect(part.body).toMatchObject({ displayName: 'Freelance', description: 'From outside', name: 'contractor' })
    expect(part.body.lastUpdated).not.toBe(part.body.created)
    const whole = await house.call('PUT', `${types}/${id}`, { ...contractor, description: 'Outside' })
    expect(whole.body).toMatchObject({ displayName: 'Contractor', description: 'Outside' })
    for (const method of ['POST', 'PUT']) {
      const renamed = await house.call(method, `${types}/${id}`, { ...contractor, name: 'other' })
      expect([renamed.status, renamed.body.errorSummary]).toEqual([400, 'Api validation failed: name'])
    }
    const partial = await house.call('PUT', `${types}/${id}`, { name: 'contractor', displayName: 'Contractor' })
    expect(partial.body.errorCauses).toEqual([{ errorSummary: 'description: The field cannot be left blank' }])
  })

  it('stay while they are needed: the default one always, others while anyone is of them', async () => {
    const theDefault = await house.call('DELETE', `${types}/default`)
    expect([theDefault.status, theDefault.body.errorCode, theDefault.body.errorCauses[0].reason]).toEqual([
      403,
      'E0000142',
      'PROHIBITED',
    ])
    const { body: list } = await house.call('GET', types)
    const { id } = list[0]
    const { db } = house.store
    const admin = await db.selectFrom('users').selectAll().where('id', '=', house.adminId).executeTakeFirstOrThrow()
    const user = { ...admin, id: '00uOfTheType00000000', login_key: 'ada@example.com', type_id: id }
    await db.insertInto('users').values(user).execute()
    const inUse = await house.call('DELETE', `${types}/${id}`)
    expect([inUse.status, inUse.body.errorCode, inUse.body.errorCauses[0].reason]).toEqual([
      403,
      'E0000142',
      'UNMET_REQUIREMENTS',
    ])
    await db.deleteFrom('users').where('id', '=', user.id).execute()
    expect((await house.call('DELETE', `${types}/${id}`)).status).toBe(204)
    const gone = await house.call('GET', `${types}/${id}`)
    expect([gone.status, gone.body.errorSummary]).toEqual([404, `Not found: Resource not found: ${id} (CVDType)`])
    expect((await house.call('GET', `/api/v1/meta/schemas/user/osc${id.slice(3)}`)).status).toBe(404)
  })

  it('are ten at most', async () => {
    for (let at = 1; at < 10; at++) {
      expect((await house.call('POST', types, { ...contractor, name: `type${at}` })).status).toBe(200)
    }
    const refused = await house.call('POST', types, { ...contractor, name: 'type10' })
    expect([refused.status, refused.body.errorCauses[0].errorSummary]).toEqual([
      400,
      'The maximum number of user types (10) has been reached',
    ])
  })
})
