import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'
import type { UserRow } from '../../../store/tables/users.js'

let house: TestHouse
const ids = ['00uAda00000000000000', '00uBert0000000000000', '00uCleo0000000000000'] as const
const [ada, bert, cleo] = ids

beforeAll(async () => {
  house = await startTestHouse()
  const { db } = house.store
  const admin = await db.selectFrom('users').selectAll().where('id', '=', house.adminId).executeTakeFirstOrThrow()
  const rows: UserRow[] = ids.map((id) => ({ ...admin, id, login_key: `${id.toLowerCase()}@example.com` }))
  await db.insertInto('users').values(rows).execute()
  await define()
})
afterAll(() => house.close())

const define = () =>
  house.call('POST', '/api/v1/meta/schemas/user/linkedObjects', {
    primary: { name: 'manager', title: 'Manager', type: 'USER' },
    associated: { name: 'subordinate', title: 'Subordinate', type: 'USER' },
  })

const linked = async (user: string, relationship: string) =>
  (await house.call('GET', `/api/v1/users/${user}/linkedObjects/${relationship}`)).body
const linkTo = (user: string) => ({ _links: { self: { href: `https://org.example/api/v1/users/${user}` } } })
const assign = (user: string, primary: string, name = 'manager') =>
  house.call('PUT', `/api/v1/users/${user}/linkedObjects/${name}/${primary}`)

describe('a link', () => {
  it('shows from both ends', async () => {
    expect((await assign(ada, cleo)).status).toBe(204)
    expect((await assign(bert, cleo)).status).toBe(204)
    expect(await linked(ada, 'manager')).toEqual([linkTo(cleo)])
    expect(await linked(cleo, 'subordinate')).toEqual([linkTo(ada), linkTo(bert)])
    expect(await linked(cleo, 'manager')).toEqual([])
  })

  it('to another primary takes the place of the one that was', async () => {
    await assign(bert, ada)
    expect(await linked(bert, 'manager')).toEqual([linkTo(ada)])
    expect(await linked(cleo, 'subordinate')).toEqual([linkTo(ada)])
  })

  it('is ended by its primary name, and ended again without complaint', async () => {
    const uri = `/api/v1/users/${bert}/linkedObjects/manager`
    expect((await house.call('DELETE', uri)).status).toBe(204)
    expect((await house.call('DELETE', uri)).status).toBe(204)
    expect(await linked(bert, 'manager')).toEqual([])
  })

  it('needs two people and a relationship, named by its primary end', async () => {
    const missing = '00uNobody00000000000'
    const answers = [
      await assign(missing, cleo),
      await assign(ada, missing),
      await assign(ada, cleo, 'mentor'),
      await assign(ada, cleo, 'subordinate'),
      await house.call('DELETE', `/api/v1/users/${ada}/linkedObjects/subordinate`),
      await house.call('GET', `/api/v1/users/${ada}/linkedObjects/mentor`),
    ]
    expect(answers.map(({ status, body }) => [status, body.errorSummary])).toEqual(
      [
        `${missing} (User)`,
        `${missing} (User)`,
        'mentor (LinkedObjectProperty)',
        'subordinate (LinkedObjectProperty)',
        'subordinate (LinkedObjectProperty)',
        'mentor (LinkedObjectProperty)',
      ].map((what) => [404, `Not found: Resource not found: ${what}`]),
    )
  })

  it('ends with the definition of its relationship', async () => {
    await assign(ada, cleo)
    await house.call('DELETE', '/api/v1/meta/schemas/user/linkedObjects/manager')
    await define()
    expect(await linked(ada, 'manager')).toEqual([])
  })

  it('ends with either of its people', async () => {
    await assign(ada, cleo)
    await assign(bert, ada)
    await house.store.db.updateTable('users').set({ status: 'DEPROVISIONED' }).where('id', '=', ada).execute()
    expect((await house.call('DELETE', `/api/v1/users/${ada}`)).status).toBe(204)
    expect(await linked(cleo, 'subordinate')).toEqual([])
    expect(await linked(bert, 'manager')).toEqual([])
  })

  it('to two primaries can only come of a damaged table, and is said', async () => {
    const { db } = house.store
    await db.schema.dropIndex('linked_object_values_associated_user_id_key').execute()
    const value = { org_id: house.orgId, primary_name: 'manager', associated_user_id: bert }
    await db
      .insertInto('linked_object_values')
      .values([cleo, house.adminId].map((primary) => ({ ...value, primary_user_id: primary })))
      .execute()
    const damaged = await house.call('GET', `/api/v1/users/${bert}/linkedObjects/manager`)
    expect([damaged.status, damaged.body.errorCode, damaged.body.errorSummary]).toEqual([
      500,
      'E0000261',
      'The value entered for linked object manager is invalid for this user.',
    ])
  })
})
