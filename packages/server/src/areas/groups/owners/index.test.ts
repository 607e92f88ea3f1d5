import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestHouse, type TestAnswer, type TestHouse } from '../../../../test/house.js'

let house: TestHouse
let group: string
let ada: string
beforeEach(async () => {
  house = await startTestHouse()
  house.advance(1000)
  group = (await house.call('POST', '/api/v1/groups', { profile: { name: 'West' } })).body.id
  const profile = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', login: 'ada@example.com' }
  ada = (await house.call('POST', '/api/v1/users?activate=false', { profile })).body.id
})
afterEach(() => house.close())

const own = (id: string, type: string) => house.call('POST', `/api/v1/groups/${group}/owners`, { id, type })
const owners = async (query = '') => (await house.call('GET', `/api/v1/groups/${group}/owners${query}`)).body
const codeOf = ({ status, body }: TestAnswer) => `${status} ${body.errorCode}`

test('a person is made an owner, and answered as Okta prints one', async () => {
  const { status, body } = await own(ada, 'USER')
  expect(status).toBe(201)
  const owner = {
    id: ada,
    type: 'USER',
    resolved: true,
    originId: null,
    originType: 'OKTA_DIRECTORY',
    displayName: 'Ada Lovelace',
    lastUpdated: '2026-01-15T12:00:01.000Z',
  }
  expect(JSON.stringify(body)).toBe(JSON.stringify(owner))
  expect(await owners()).toEqual([owner])
})

test('a group owns under the name that it has now', async () => {
  const other = (await house.call('POST', '/api/v1/groups', { profile: { name: 'Leads' } })).body.id
  await own(other, 'GROUP')
  await house.call('PUT', `/api/v1/groups/${other}`, { profile: { name: 'Leaders' } })
  expect(await owners()).toMatchObject([{ id: other, type: 'GROUP', displayName: 'Leaders' }])
})

test('nobody owns a group twice', async () => {
  await own(ada, 'USER')
  const again = await own(ada, 'USER')
  expect(codeOf(again)).toBe('400 E0000001')
  expect(again.body.errorCauses).toEqual([{ errorSummary: 'Provided owner is already assigned to this group' }])
})

test('an owner is someone, of the kind that is said', async () => {
  expect((await own('00uNone', 'USER')).body.errorSummary).toBe('Not found: Resource not found: 00uNone (User)')
  expect((await own(ada, 'GROUP')).body.errorSummary).toBe(`Not found: Resource not found: ${ada} (UserGroup)`)
  expect(codeOf(await own(ada, 'ROBOT'))).toBe('400 E0000003')
  expect(codeOf(await own('', 'USER'))).toBe('400 E0000001')
  expect(codeOf(await house.call('POST', '/api/v1/groups/00gNone/owners', { id: '', type: 'USER' }))).toBe(
    '404 E0000007',
  )
})

test('an owner who is taken away is gone, and a second time unknown', async () => {
  await own(ada, 'USER')
  const path = `/api/v1/groups/${group}/owners/${ada}`
  expect((await house.call('DELETE', path)).status).toBe(204)
  expect(await owners()).toEqual([])
  const again = await house.call('DELETE', path)
  expect(again.status).toBe(404)
  expect(again.body.errorSummary).toBe(`Not found: Resource not found: ${ada} (LinkedObject)`)
})

test('owners are searched by type and have pages', async () => {
  await own(ada, 'USER')
  await own(group, 'GROUP')
  expect((await owners('?search=type+eq+%22USER%22')).map(({ id }: { id: string }) => id)).toEqual([ada])
  const first = await house.call('GET', `/api/v1/groups/${group}/owners?limit=1`)
  expect(first.links[1]).toContain(`after=${group}&limit=1>; rel="next"`)
  expect((await owners(`?after=${group}`)).map(({ id }: { id: string }) => id)).toEqual([ada])
  expect(codeOf(await house.call('GET', `/api/v1/groups/${group}/owners?search=name+eq+%22a%22`))).toBe('400 E0000031')
  expect(codeOf(await house.call('GET', `/api/v1/groups/${group}/owners?after=made-up`))).toBe('400 E0000029')
})

test('an owner who is deleted owns nothing, one who is only deactivated still does', async () => {
  await own(ada, 'USER')
  await house.call('DELETE', `/api/v1/users/${ada}`)
  expect(await owners()).toHaveLength(1)
  await house.call('DELETE', `/api/v1/users/${ada}`)
  expect(await owners()).toEqual([])
})
