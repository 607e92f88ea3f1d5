/** People as callers meet them: every operation of the room, through the house. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestHouse, type TestAnswer, type TestHouse } from '../../../test/house.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse()
})
afterEach(() => house.close())

const person = (name: string, more: Record<string, unknown> = {}) => ({
  firstName: name,
  lastName: 'Example',
  email: `${name.toLowerCase()}@example.com`,
  login: `${name.toLowerCase()}@example.com`,
  ...more,
})
const password = { password: { value: 'Password150kta' } }
const create = (query: string, body: unknown) => house.call('POST', `/api/v1/users${query}`, body)
const ada = async () => (await create('', { profile: person('Ada'), credentials: password })).body
const search = (text: string, more = '') => house.call('GET', `/api/v1/users?search=${encodeURIComponent(text)}${more}`)
const names = ({ body }: TestAnswer) => body.map((user: { profile: { firstName: string } }) => user.profile.firstName)
const said = ({ status, body }: TestAnswer) => [
  status,
  body.errorCode,
  ...(body.errorCauses ?? []).map((each: { errorSummary: string }) => each.errorSummary),
]
const addAttribute = (name: string, attribute: Record<string, unknown> | null) =>
  house.call('POST', '/api/v1/meta/schemas/user/default', {
    definitions: { custom: { id: '#custom', type: 'object', properties: { [name]: attribute } } },
  })

test.each([
  ['', { credentials: password }, 'ACTIVE'],
  ['?activate=true', { credentials: password }, 'ACTIVE'],
  ['?activate=false', { credentials: password }, 'STAGED'],
  ['?activate=false', {}, 'STAGED'],
  ['', {}, 'PROVISIONED'],
  ['?nextLogin=changePassword', { credentials: password }, 'PASSWORD_EXPIRED'],
  ['?provider=true', { credentials: { provider: { type: 'FEDERATION', name: 'FEDERATION' } } }, 'ACTIVE'],
])('a user made with %s %j is %s', async (query, body, status) => {
  const made = await create(query, { profile: person('Ada'), ...body })
  expect(made.status).toBe(200)
  expect(made.body.status).toBe(status)
  expect((await house.call('GET', `/api/v1/users/${made.body.id}`)).body).toEqual(made.body)
})

test('what is kept of a user as text is what would be made of their row, whatever happened to them', async () => {
  const keepsUp = async (id: string, step: string) => {
    const kept = await house.call('GET', `/api/v1/users/${id}`)
    const made = await house.call('GET', `/api/v1/users/${id}?expand=nothing`)
    expect(kept.body, step).toEqual(made.body)
    expect(kept.headers.etag, step).toBe(made.headers.etag)
  }
  const login = 'kept@example.com'
  const profile = { firstName: 'Kept "quoted"', lastName: 'Text', email: login, login, secondEmail: 'two@example.com' }
  const made = await house.call('POST', '/api/v1/users?activate=false', { profile })
  const { id } = made.body
  await keepsUp(id, 'created')
  const steps: [string, string, unknown?][] = [
    ['POST', '', { profile: { nickName: 'kept' } }],
    ['POST', '/lifecycle/activate?sendEmail=false'],
    ['POST', '', { credentials: { password: { value: 'Abcdefg1' } } }],
    [
      'POST',
      '/credentials/change_recovery_question',
      {
        password: { value: 'Abcdefg1' },
        recovery_question: { question: 'Who?', answer: 'nobody' },
      },
    ],
    ['POST', '/lifecycle/suspend'],
    ['POST', '/lifecycle/unsuspend'],
    ['POST', '/lifecycle/expire_password'],
    ['POST', '/lifecycle/reset_password?sendEmail=false'],
    ['POST', '/lifecycle/deactivate'],
  ]
  for (const [method, path, body] of steps) {
    const { status } = await house.call(method, `/api/v1/users/${id}${path}`, body)
    expect(status, path).toBe(200)
    await keepsUp(id, path)
  }
})

test('whoever has no password is mailed a way to set one', async () => {
  await create('', { profile: person('Ada') })
  expect(house.mail.map(({ to }) => to)).toEqual(['ada@example.com'])
})

test('a profile prints its names first and its addresses last, and what has no value not at all', async () => {
  const { profile } = (await create('', { profile: person('Ada', { nickName: 'Countess', title: null }) })).body
  expect(Object.keys(profile).join()).toBe('firstName,lastName,mobilePhone,nickName,secondEmail,login,email')
})

test('a login is one person’s, whatever its case and diacritics', async () => {
  await ada()
  const again = await create('', { profile: person('Ada', { login: 'ÁDA@example.com' }) })
  expect(again.body.errorSummary).toBe('Api validation failed: login')
  expect(said(again)).toEqual([
    400,
    'E0000001',
    'login: An object with this field already exists in the current organization',
  ])
})

test('a profile is refused with one cause for each fault', async () => {
  const made = await create('', { profile: { login: 'ada', email: 'ada' } })
  expect([made.status, made.body.errorCode]).toEqual([400, 'E0000001'])
  for (const field of ['login', 'email', 'firstName', 'lastName']) {
    expect(said(made).filter((each) => String(each).startsWith(`${field}: `))).toHaveLength(1)
  }
  expect(said(await create('', { profile: person('Ada', { notValid: 1 }) }))).toEqual([
    400,
    'E0000001',
    "Property name 'notValid' is not defined in profile",
  ])
})

test('a password that shall expire must be there, and the user activated', async () => {
  const profile = person('Ada')
  expect(said(await create('?nextLogin=changePassword', { profile }))[1]).toBe('E0000124')
  expect(said(await create('?nextLogin=changePassword&activate=false', { profile, credentials: password }))[1]).toBe(
    'E0000125',
  )
})

test('a new user joins twenty groups at most, and only groups that exist', async () => {
  const group = (await house.call('POST', '/api/v1/groups', { profile: { name: 'Engineers' } })).body
  const made = await create('', { profile: person('Ada'), groupIds: [group.id] })
  const members = await house.call('GET', `/api/v1/groups/${group.id}/users`)
  expect(members.body.map(({ id }: { id: string }) => id)).toEqual([made.body.id])
  const many = Array.from({ length: 21 }, (_, at) => `00g${String(at).padStart(17, '0')}`)
  expect(said(await create('', { profile: person('Bea'), groupIds: many }))).toEqual([
    400,
    'E0000093',
    'The number of group targets is too large',
  ])
  expect(said(await create('', { profile: person('Bea'), groupIds: ['00gnone'] }))[1]).toBe('E0000007')
  expect((await house.call('GET', '/api/v1/users/bea@example.com')).status).toBe(404)
})

test('of a user type and a realm that do not exist, it is said that they do not', async () => {
  expect((await create('', { profile: person('Ada'), type: { id: 'otynone' } })).body.errorSummary).toContain(
    '(CVDType)',
  )
  expect((await create('', { profile: person('Ada'), realmId: 'guo1' })).body.errorSummary).toContain('guo1 (Realm)')
})

test('what does not bind is heard before what is missing, and that before what is wrong', async () => {
  expect(said(await house.call('POST', '/api/v1/users/nobody', { profile: 'Ada' }))[1]).toBe('E0000003')
  expect(said(await house.call('POST', '/api/v1/users/nobody', { profile: { nope: 1 } }))[1]).toBe('E0000007')
  expect(said(await house.call('PUT', '/api/v1/users/nobody', { profile: {} }, { 'if-match': 'x' }))[1]).toBe(
    'E0000007',
  )
  expect(said(await create('?activate=maybe', { profile: {} }))[1]).toBe('E0000037')
})

test('an update merges and a replacement replaces', async () => {
  const { id } = await ada()
  const change = (method: string, profile: unknown) => house.call(method, `/api/v1/users/${id}`, { profile })
  expect((await change('POST', { nickName: 'Countess' })).body.profile).toMatchObject({
    firstName: 'Ada',
    nickName: 'Countess',
  })
  expect((await change('POST', { nickName: null })).body.profile.nickName).toBeUndefined()
  await change('POST', { nickName: 'Countess' })
  expect((await change('PUT', person('Ada'))).body.profile.nickName).toBeUndefined()
  expect(said(await change('PUT', { firstName: 'Ada' }))[1]).toBe('E0000001')
})

test('a password may be written again, and one that was used before refused only strictly', async () => {
  const { id } = await ada()
  const set = (query: string) => house.call('POST', `/api/v1/users/${id}${query}`, { credentials: password })
  expect((await set('')).status).toBe(200)
  expect((await set('?strict=true')).status).not.toBe(200)
})

test('a type changes by replacement alone', async () => {
  const { id, profile } = await ada()
  const type = (await house.call('POST', '/api/v1/meta/types/user', { name: 'guest', displayName: 'Guest' })).body
  const body = { profile: { ...profile }, type: { id: type.id } }
  expect(said(await house.call('POST', `/api/v1/users/${id}`, body))[1]).toBe('E0000001')
  expect((await house.call('PUT', `/api/v1/users/${id}`, body)).body.type.id).toBe(type.id)
})

test('a change that expects another state is not made', async () => {
  const { id } = await ada()
  const { etag } = (await house.call('GET', `/api/v1/users/${id}`)).headers
  expect(etag).toMatch(/^W\/"[0-9a-f]{64}"$/)
  const change = (nickName: string, tag: string) =>
    house.call('POST', `/api/v1/users/${id}`, { profile: { nickName } }, { 'if-match': tag })
  expect((await change('one', etag ?? '')).status).toBe(200)
  expect(said(await change('two', etag ?? ''))).toEqual([412, 'E0000231'])
  expect(said(await change('two', 'not quoted'))).toEqual([400, 'E0000242'])
  expect((await house.call('GET', `/api/v1/users/${id}`)).body.profile.nickName).toBe('one')
})

test('a deactivated user stays as they were, unless the org has chosen otherwise', async () => {
  const { id } = await ada()
  await house.call('DELETE', `/api/v1/users/${id}`)
  const change = () => house.call('POST', `/api/v1/users/${id}`, { profile: { nickName: 'Countess' } })
  expect(said(await change())).toEqual([403, 'E0000038'])
  await switchOn('deactivatedUserProfileUpdates')
  expect((await change()).status).toBe(200)
})

const switchOn = (feature: string) =>
  house.store.db
    .updateTable('orgs')
    .set({ settings: JSON.stringify({ features: [feature] }) })
    .execute()

test('the first deletion deactivates, the second removes', async () => {
  const { id } = await ada()
  expect((await house.call('DELETE', `/api/v1/users/${id}?sendEmail=true`)).status).toBe(204)
  expect(house.mail.map(({ to }) => to)).toEqual(['admin@example.com'])
  expect((await house.call('GET', `/api/v1/users/${id}`)).body.status).toBe('DEPROVISIONED')
  expect((await house.call('DELETE', `/api/v1/users/${id}`)).status).toBe(204)
  expect(said(await house.call('DELETE', `/api/v1/users/${id}`))).toEqual([404, 'E0000007'])
  expect((await create('', { profile: person('Ada') })).status).toBe(200)
})

test('whoever would rather not wait is answered before the user is deactivated', async () => {
  const { id } = await ada()
  const answer = await house.call('DELETE', `/api/v1/users/${id}`, undefined, { prefer: 'respond-async' })
  expect([answer.status, answer.headers['preference-applied']]).toEqual([204, 'respond-async'])
  const { body } = await house.call('GET', `/api/v1/users/${id}`)
  expect(body.status === 'DEPROVISIONED' || body.transitioningToStatus === 'DEPROVISIONED').toBe(true)
})

test('blocks are a feature that an org has or has not', async () => {
  const { id } = await ada()
  const blocks = () => house.call('GET', `/api/v1/users/${id}/blocks`)
  expect(said(await blocks())).toEqual([401, 'E0000015'])
  await switchOn('userBlocks')
  expect((await blocks()).body).toEqual([])
  await house.store.db.updateTable('users').set({ status: 'LOCKED_OUT' }).where('id', '=', id).execute()
  const locked = [{ type: 'DEVICE_BASED', appliesTo: 'ANY_DEVICES' }]
  expect((await blocks()).body).toEqual(locked)
  expect((await house.call('GET', `/api/v1/users/${id}?expand=blocks`)).body._embedded.blocks).toEqual(locked)
})

test('a user answers to id, login, the part before its @, and me', async () => {
  const { id } = await ada()
  for (const name of [id, 'ADA@example.com', 'ada']) {
    expect((await house.call('GET', `/api/v1/users/${name}`)).body.id).toBe(id)
  }
  expect((await house.call('GET', '/api/v1/users/me')).body.id).toBe(house.adminId)
  await create('', { profile: person('Ada', { login: 'ada@other.example' }) })
  expect((await house.call('GET', '/api/v1/users/ada')).status).toBe(404)
})

test('a list goes on where it ended, and shows the deactivated to a filter or a search alone', async () => {
  const { id } = await ada()
  for (const name of ['Bea', 'Cleo']) await create('', { profile: person(name) })
  await house.call('DELETE', `/api/v1/users/${id}`)
  const found: string[] = []
  for (let uri: string | undefined = '/api/v1/users?limit=2'; uri !== undefined; ) {
    const page: TestAnswer = await house.call('GET', uri)
    found.push(...names(page))
    uri = page.links.find((link) => link.endsWith('rel="next"'))?.match(/<https:\/\/org.example([^>]*)>/)?.[1]
  }
  expect(found.sort()).toEqual(['Bea', 'Cleo', 'Org'])
  expect(names(await house.call('GET', '/api/v1/users?q=ada'))).toEqual([])
  expect(names(await search('profile.login sw "ADA"'))).toEqual(['Ada'])
  expect(names(await house.call('GET', '/api/v1/users?filter=status+eq+%22DEPROVISIONED%22'))).toEqual(['Ada'])
})

test('a list says where it is: its usual limit put in, spaces as plus signs', async () => {
  const [self] = (await house.call('GET', '/api/v1/users?filter=status%20eq%20%22ACTIVE%22')).links
  expect(self).toBe('<https://org.example/api/v1/users?limit=200&filter=status+eq+%22ACTIVE%22>; rel="self"')
})

test('a filter tells cases apart and a search does not', async () => {
  await ada()
  const filter = (text: string) => house.call('GET', `/api/v1/users?filter=${encodeURIComponent(text)}`)
  expect(names(await filter('profile.firstName eq "Ada"'))).toEqual(['Ada'])
  expect(names(await filter('profile.firstName eq "ada"'))).toEqual([])
  expect(names(await search('profile.firstName eq "ada"'))).toEqual(['Ada'])
})

test.each([
  ['filter=status+eq', 'E0000031'],
  ['filter=status+sw+%22A%22', 'E0000031'],
  ['filter=profile.title+eq+%22A%22', 'E0000031'],
  ['filter=not+(status+eq+%22A%22)', 'E0000094'],
  ['filter=lastUpdated+gt+%22yesterday%22', 'E0000030'],
  ['search=profile.nope+eq+%22A%22', 'E0000031'],
  ['search=status+ne+%22A%22', 'E0000031'],
  ['search=profile.title+co+%22A%22', 'E0000031'],
  ['search=created+gt+%22yesterday%22', 'E0000030'],
  ['search=status+eq+%22ACTIVE%22&after=garbage', 'E0000031'],
  ['search=status+eq+%22ACTIVE%22&sortBy=profile.nope', 'E0000031'],
  ['search=status+eq+%22ACTIVE%22&filter=status+eq+%22ACTIVE%22', 'E0000033'],
  ['q=a&filter=status+eq+%22ACTIVE%22', 'E0000033'],
  ['after=', 'E0000029'],
  ['after=garbage', 'E0000029'],
  ['limit=0', 'E0000029'],
  ['limit=ten', 'E0000037'],
])('GET /api/v1/users?%s is refused with %s', async (query, code) => {
  const refused = await house.call('GET', `/api/v1/users?${query}`)
  expect([refused.status, refused.body.errorCode]).toEqual([400, code])
})

test('a custom attribute is checked, searched and sorted by like any other', async () => {
  await addAttribute('level', { type: 'integer', title: 'Level', minimum: 1 })
  await addAttribute('tags', { type: 'array', items: { type: 'string' }, title: 'Tags' })
  for (const [at, name] of ['Ada', 'Bea', 'Cleo'].entries()) {
    const made = await create('', { profile: person(name, { level: at + 1, tags: [`t${at}`, 'all'] }) })
    expect(made.status).toBe(200)
  }
  expect(said(await create('', { profile: person('Dora', { level: 'high' }) }))[1]).toBe('E0000001')
  expect(names(await search('profile.level gt 1', '&sortBy=profile.level&sortOrder=desc'))).toEqual(['Cleo', 'Bea'])
  expect(names(await search('profile.tags eq "T1"'))).toEqual(['Bea'])
  expect(names(await search('profile.tags eq "all"', '&limit=2'))).toHaveLength(2)
})

test('a unique attribute has a value once, for those who were there before too', async () => {
  await addAttribute('badge', { type: 'string', title: 'Badge' })
  const first = (await create('', { profile: person('Ada', { badge: 'B1' }) })).body
  await addAttribute('badge', { type: 'string', title: 'Badge', unique: true })
  const taken = [400, 'E0000001', 'badge: An object with this field already exists in the current organization']
  expect(said(await create('', { profile: person('Bea', { badge: 'b1' }) }))).toEqual(taken)
  expect((await house.call('POST', `/api/v1/users/${first.id}`, { profile: { badge: 'B1' } })).status).toBe(200)
  await house.call('POST', `/api/v1/users/${first.id}`, { profile: { badge: 'B2' } })
  expect((await create('', { profile: person('Bea', { badge: 'b1' }) })).status).toBe(200)
})

test('a value that outlived its attribute is not shown, and spoils a list once the attribute means something else', async () => {
  await addAttribute('team', { type: 'string', title: 'Team' })
  const { id } = (await create('', { profile: person('Ada', { team: 'red' }) })).body
  await addAttribute('team', null)
  expect((await house.call('GET', `/api/v1/users/${id}`)).body.profile.team).toBeUndefined()
  expect((await house.call('POST', `/api/v1/users/${id}`, { profile: { nickName: 'A' } })).status).toBe(200)
  await house.store.db
    .updateTable('users')
    .set({ profile: JSON.stringify({ ...person('Ada'), team: 'red' }) })
    .where('id', '=', id)
    .execute()
  await addAttribute('team', { type: 'array', items: { type: 'string' }, title: 'Team' })
  expect(said(await search('profile.firstName eq "ada"'))).toEqual([409, 'E0000145'])
  expect((await house.call('GET', `/api/v1/users/${id}`)).body.profile.team).toBeUndefined()
})

test('what happens to people is entered into the log', async () => {
  const { id } = await ada()
  await house.call('POST', `/api/v1/users/${id}`, { profile: { email: 'new@example.com' } })
  await house.call('DELETE', `/api/v1/users/${id}`)
  await house.call('DELETE', `/api/v1/users/${id}`)
  const events = await house.store.db
    .selectFrom('log_events')
    .select(['event_type', 'event'])
    .orderBy('position')
    .execute()
  expect(events.filter(({ event }) => event.includes(id)).map(({ event_type }) => event_type)).toEqual([
    'user.lifecycle.create',
    'user.lifecycle.activate',
    'user.account.update_profile',
    'user.account.update_primary_email',
    'user.lifecycle.deactivate',
    'user.lifecycle.delete.initiated',
  ])
})

test('an administrator is changed by their equals, not by a lesser one', async () => {
  const { id } = await ada()
  const as = async (login: string, type: string) => {
    const made = await create('', { profile: person(login), credentials: password })
    await house.call('POST', `/api/v1/users/${made.body.id}/roles`, { type })
    const token = await house.call('POST', '/stuntdouble/api/tokens', { userId: made.body.id, name: login })
    return { id: made.body.id as string, authorization: { authorization: `SSWS ${token.body.token}` } }
  }
  const help = await as('Helen', 'HELP_DESK_ADMIN')
  const people = await as('Paul', 'USER_ADMIN')
  const org = await as('Olga', 'ORG_ADMIN')
  const reset = async (whom: string, by: { authorization: Record<string, string> }) =>
    (
      await house.call(
        'POST',
        `/api/v1/users/${whom}/lifecycle/reset_password?sendEmail=false`,
        undefined,
        by.authorization,
      )
    ).status
  expect([await reset(id, help), await reset(id, people), await reset(id, org)]).toEqual([200, 200, 200])
  for (const by of [help, people]) {
    expect([await reset(house.adminId, by), await reset(org.id, by)]).toEqual([403, 403])
  }
  expect([await reset(house.adminId, org), await reset(people.id, org)]).toEqual([403, 200])
  const refused = await house.call(
    'POST',
    `/api/v1/users/${house.adminId}/lifecycle/deactivate`,
    undefined,
    people.authorization,
  )
  expect(refused.body.errorCode).toBe('E0000006')
  expect((await house.call('GET', `/api/v1/users/${house.adminId}`)).body.status).toBe('ACTIVE')
})
