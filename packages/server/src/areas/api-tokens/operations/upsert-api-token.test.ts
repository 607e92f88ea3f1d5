import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'
import { day, hour } from '../../../kernel/time.js'
import { write } from '../../../operation/runner.js'
import { createToken } from '../lifecycle.js'
import { tokenUsed } from '../store.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse()
})
afterEach(async () => {
  await house.app.settled()
  await house.close()
})

const tokenFor = async (userId: string, name = 'second') =>
  write(house.app.runner, await house.app.systemOf(house.orgId), [], (ctx) => createToken(ctx, { userId, name }))
const withToken = (token: string) => ({ authorization: `SSWS ${token}` })

async function someone(login: string) {
  const profile = { login, email: login, firstName: 'Ada', lastName: 'Lovelace' }
  const credentials = { password: { value: 'Abcd1234efgh' } }
  const made = await house.call('POST', '/api/v1/users?activate=true', { profile, credentials })
  expect(made.status).toBe(200)
  return made.body.id as string
}

test('the founder’s token is listed as recorded, without its value', async () => {
  const { body } = await house.call('GET', '/api/v1/api-tokens')
  expect(body).toEqual([
    {
      id: expect.stringMatching(/^00T/),
      name: 'administrator',
      userId: house.adminId,
      clientName: 'Okta API',
      tokenWindow: 'P30D',
      network: { connection: 'ANYWHERE' },
      expiresAt: '2026-02-14T12:00:00.000Z',
      created: '2026-01-15T12:00:00.000Z',
      lastUpdated: '2026-01-15T12:00:00.000Z',
      _links: {
        self: {
          href: expect.stringMatching(/^https:\/\/org\.example\/api\/v1\/api-tokens\/00T/),
          hints: { allow: ['GET', 'DELETE'] },
        },
        user: { href: `https://org.example/api/v1/users/${house.adminId}`, hints: { allow: ['GET'] } },
      },
    },
  ])
  expect(Object.keys(body[0])).toEqual([
    'id',
    'name',
    'userId',
    'clientName',
    'tokenWindow',
    'network',
    'expiresAt',
    'created',
    'lastUpdated',
    '_links',
  ])
  const one = await house.call('GET', `/api/v1/api-tokens/${body[0].id}`)
  expect(one.body).toEqual(body[0])
})

test('a token that was made speaks for its owner, until it is revoked', async () => {
  const { id, token } = await tokenFor(house.adminId)
  expect(token).toMatch(/^00[\w-]{40}$/)
  expect((await house.call('GET', '/api/v1/api-tokens', undefined, withToken(token))).status).toBe(200)
  expect((await house.call('DELETE', `/api/v1/api-tokens/${id}`)).status).toBe(204)
  const refused = await house.call('GET', '/api/v1/api-tokens', undefined, withToken(token))
  expect([refused.status, refused.body.errorCode]).toEqual([401, 'E0000011'])
  const gone = await house.call('DELETE', `/api/v1/api-tokens/${id}`)
  expect(gone.body.errorSummary).toBe(`Not found: Resource not found: ${id} (Token)`)
})

test('whoever holds a token may give it up, without any role', async () => {
  const { token } = await tokenFor(await someone('ada@example.com'))
  expect((await house.call('GET', '/api/v1/api-tokens', undefined, withToken(token))).body.errorCode).toBe('E0000006')
  expect((await house.call('DELETE', '/api/v1/api-tokens/current', undefined, withToken(token))).status).toBe(204)
  const again = await house.call('DELETE', '/api/v1/api-tokens/current', undefined, withToken(token))
  expect([again.status, again.body.errorCode]).toEqual([401, 'E0000011'])
})

test('a name and a network may be set; a restriction to a zone is none that this org knows', async () => {
  const { id } = await tokenFor(house.adminId)
  const uri = `/api/v1/api-tokens/${id}`
  const renamed = await house.call('PUT', uri, { name: 'robot', network: { connection: 'ANYWHERE' } })
  expect([renamed.status, renamed.body.name]).toEqual([200, 'robot'])
  const zoned = await house.call('PUT', uri, { name: 'zoned', network: { connection: 'ZONE', include: ['nzo1'] } })
  expect(zoned.body.errorSummary).toBe('Not found: Resource not found: nzo1 (NetworkZone)')
  expect((await house.call('GET', uri)).body.name).toBe('robot')
})

test('of a missing token and a bad body, the missing token is heard', async () => {
  const answer = await house.call('PUT', '/api/v1/api-tokens/00Tnone', { name: '' })
  expect(answer.body.errorCode).toBe('E0000007')
})

test('a token lives thirty days from its last use, which is noted once an hour', async () => {
  const { id, token } = await tokenFor(house.adminId)
  house.advance(29 * day)
  await tokenUsed(house.store.db, house.orgId, id, house.now())
  await house.app.settled()
  const used = await house.call('GET', `/api/v1/api-tokens/${id}`, undefined, withToken(token))
  expect(used.body.lastUpdated).toBe('2026-02-13T12:00:00.000Z')
  expect(used.body.expiresAt).toBe('2026-03-15T12:00:00.000Z')
  house.advance(hour - 1)
  await tokenUsed(house.store.db, house.orgId, id, house.now())
  expect((await house.call('GET', `/api/v1/api-tokens/${id}`)).body.lastUpdated).toBe('2026-02-13T12:00:00.000Z')
})

test('an unused token dies after thirty days and is no longer listed', async () => {
  const { id, token } = await tokenFor(house.adminId)
  house.advance(20 * day)
  expect((await house.call('GET', '/api/v1/api-tokens')).body).toHaveLength(2)
  await house.app.settled()
  house.advance(10 * day)
  expect((await house.call('GET', '/api/v1/api-tokens', undefined, withToken(token))).body.errorCode).toBe('E0000011')
  expect((await house.call('GET', `/api/v1/api-tokens/${id}`)).status).toBe(404)
  expect((await house.call('GET', '/api/v1/api-tokens')).body).toHaveLength(1)
})

test('tokens die with their owner', async () => {
  const userId = await someone('ada@example.com')
  const { id, token } = await tokenFor(userId)
  expect((await house.call('POST', `/api/v1/users/${userId}/lifecycle/deactivate`)).status).toBe(200)
  expect((await house.call('GET', `/api/v1/api-tokens/${id}`)).status).toBe(404)
  expect((await house.call('GET', '/api/v1/users/me', undefined, withToken(token))).body.errorCode).toBe('E0000011')
})
