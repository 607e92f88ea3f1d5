import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../../test/house.js'

let house: TestHouse
let ada: string
beforeEach(async () => {
  house = await startTestHouse()
  ada = await someone('ada@example.com')
})
afterEach(() => house.close())

async function someone(login: string) {
  const profile = { login, email: login, firstName: 'Ada', lastName: 'Lovelace' }
  const credentials = { password: { value: 'Abcd1234efgh' } }
  return (await house.call('POST', '/api/v1/users?activate=true', { profile, credentials })).body.id as string
}
const rolesOf = (userId: string) => `/api/v1/users/${userId}/roles`
const assign = (userId: string, type: string) => house.call('POST', rolesOf(userId), { type })

test('a role is assigned as recorded', async () => {
  const { status, body } = await assign(ada, 'USER_ADMIN')
  expect(status).toBe(201)
  expect(body).toEqual({
    id: 'KVJUKUS7IFCE2SKO',
    label: expect.any(String),
    type: 'USER_ADMIN',
    status: 'ACTIVE',
    created: '2026-01-15T12:00:00.000Z',
    lastUpdated: '2026-01-15T12:00:00.000Z',
    assignmentType: 'USER',
    _links: { assignee: { href: `https://org.example/api/v1/users/${ada}` } },
  })
  expect((await house.call('GET', rolesOf(ada))).body).toEqual([body])
  expect((await house.call('GET', `${rolesOf(ada)}/KVJUKUS7IFCE2SKO`)).body).toEqual(body)
})

test('a role is held once', async () => {
  await assign(ada, 'READ_ONLY_ADMIN')
  const again = await assign(ada, 'READ_ONLY_ADMIN')
  expect([again.status, again.body.errorCode]).toEqual([409, 'E0000090'])
  await assign(ada, 'ACCESS_REQUESTS_ADMIN')
  const other = await assign(ada, 'ACCESS_REQUESTS_ADMIN')
  expect([other.status, other.body.errorCode]).toEqual([409, 'E0000263'])
})

test('two requests that change one person’s roles at once: the later is told to try again', async () => {
  const answers = await Promise.all([assign(ada, 'READ_ONLY_ADMIN'), assign(ada, 'REPORT_ADMIN')])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 409)?.body.errorCode).toBe('E0000268')
  expect((await house.call('GET', rolesOf(ada))).body).toHaveLength(1)
})

test('an unknown type does not bind, and a missing one is blank', async () => {
  expect((await assign(ada, 'KING')).body.errorCode).toBe('E0000003')
  expect((await house.call('POST', rolesOf(ada), {})).body).toMatchObject({
    errorCode: 'E0000001',
    errorCauses: [{ errorSummary: 'type: The field cannot be left blank' }],
  })
})

test('a custom role needs its names, and they must be found', async () => {
  expect((await assign(ada, 'CUSTOM')).body.errorCauses).toHaveLength(2)
  const named = await house.call('POST', rolesOf(ada), { type: 'CUSTOM', role: 'cr01', 'resource-set': 'iam1' })
  expect(named.body.errorSummary).toBe('Not found: Resource not found: cr01 (CustomRole)')
})

test('of a missing person and a missing type, the person is heard', async () => {
  expect((await house.call('POST', rolesOf('nobody@example.com'), {})).body.errorCode).toBe('E0000007')
})

test('a role is taken again; an assignment that is not there is not found', async () => {
  await assign(ada, 'USER_ADMIN')
  expect((await house.call('DELETE', `${rolesOf(ada)}/KVJUKUS7IFCE2SKO`)).status).toBe(204)
  expect((await house.call('DELETE', `${rolesOf(ada)}/KVJUKUS7IFCE2SKO`)).body.errorSummary).toBe(
    'Not found: Resource not found: KVJUKUS7IFCE2SKO (RoleAssignment)',
  )
})

test('the last super administrator keeps the role', async () => {
  const [founder] = (await house.call('GET', rolesOf(house.adminId))).body
  expect(founder).toMatchObject({ id: expect.stringMatching(/^ra1/), type: 'SUPER_ADMIN' })
  const refused = await house.call('DELETE', `${rolesOf(house.adminId)}/${founder.id}`)
  expect([refused.status, refused.body.errorCode]).toEqual([403, 'E0000006'])
  await assign(ada, 'SUPER_ADMIN')
  expect((await house.call('DELETE', `${rolesOf(house.adminId)}/${founder.id}`)).status).toBe(204)
})

test('who is deactivated loses every role and is given none', async () => {
  await assign(ada, 'USER_ADMIN')
  await house.call('POST', `/api/v1/users/${ada}/lifecycle/deactivate`)
  expect((await house.call('GET', rolesOf(ada))).body).toEqual([])
  expect((await assign(ada, 'USER_ADMIN')).body.errorCode).toBe('E0000038')
})

test('all who hold a role are listed, page by page', async () => {
  await assign(ada, 'USER_ADMIN')
  await assign(ada, 'REPORT_ADMIN')
  const [one, other] = [house.adminId, ada].sort() as [string, string]
  const first = await house.call('GET', '/api/v1/iam/assignees/users?limit=1')
  expect(first.body.value).toEqual([
    {
      id: one,
      orn: `orn:okta:${house.orgId}:users:${one}`,
      _links: {
        self: { href: `https://org.example/api/v1/users/${one}` },
        roles: { href: `https://org.example${rolesOf(one)}` },
      },
    },
  ])
  const next = first.body._links.next.href.replace('https://org.example', '')
  const second = await house.call('GET', next)
  expect(second.body.value.map(({ id }: { id: string }) => id)).toEqual([other])
  expect(second.body._links).toEqual({})
})

test('what happened is told in the log, and nothing else', async () => {
  await assign(ada, 'USER_ADMIN')
  await house.call('DELETE', `${rolesOf(ada)}/KVJUKUS7IFCE2SKO`)
  const { body } = await house.call('GET', '/api/v1/logs?filter=eventType+sw+"user.account.privilege"')
  expect(body.map(({ eventType }: { eventType: string }) => eventType)).toEqual([
    'user.account.privilege.grant',
    'user.account.privilege.revoke',
  ])
})
