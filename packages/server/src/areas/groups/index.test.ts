import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse({ start: '2026-01-15T11:59:59.000Z' })
  // Ids are in the order of time; what the org began with comes before what a test makes.
  house.advance(1000)
})
afterEach(() => house.close())

const makeGroup = async (name: string, more: Record<string, unknown> = {}) =>
  (await house.call('POST', '/api/v1/groups', { profile: { name, ...more } })).body
const makeUser = async (login: string, more: Record<string, unknown> = {}) =>
  (
    await house.call('POST', '/api/v1/users?activate=false', {
      profile: { firstName: 'Ada', lastName: 'Lovelace', email: login, login },
      ...more,
    })
  ).body
const namesIn = (answer: { body: { profile: { name: string } }[] }) => answer.body.map(({ profile }) => profile.name)
const said = ({ status, body }: { status: number; body: { errorCode: string; errorCauses: unknown } }) => ({
  status,
  code: body.errorCode,
  causes: body.errorCauses,
})
const codeOf = ({ status, body }: { status: number; body: { errorCode: string } }) => `${status} ${body.errorCode}`

describe('a group', () => {
  test('is answered as Okta prints it, in the same order', async () => {
    const { status, body } = await house.call('POST', '/api/v1/groups', { profile: { name: 'West Coast' } })
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual([
      'id',
      'created',
      'lastUpdated',
      'lastMembershipUpdated',
      'objectClass',
      'type',
      'profile',
      '_links',
    ])
    expect(body).toMatchObject({
      id: expect.stringMatching(/^00g[0-9A-Za-z]{17}$/),
      created: '2026-01-15T12:00:00.000Z',
      objectClass: ['okta:user_group'],
      type: 'OKTA_GROUP',
      profile: { name: 'West Coast', description: null },
    })
    expect(Object.keys(body._links)).toEqual(['logo', 'users', 'apps'])
    expect(body._links.users.href).toBe(`https://org.example/api/v1/groups/${body.id}/users`)
    expect((await house.call('GET', `/api/v1/groups/${body.id}`)).body).toEqual(body)
  })

  test('bears a name that no other bears, in whatever case', async () => {
    await makeGroup('West Coast')
    expect(said(await house.call('POST', '/api/v1/groups', { profile: { name: 'west coast' } }))).toEqual({
      status: 400,
      code: 'E0000001',
      causes: [{ errorSummary: 'name: An object with this field already exists in the current organization' }],
    })
  })

  test('may not be renamed to what another is called, but keeps its own name', async () => {
    await makeGroup('West')
    const east = await makeGroup('East')
    const rename = (name: string) => house.call('PUT', `/api/v1/groups/${east.id}`, { profile: { name } })
    expect(codeOf(await rename('WEST'))).toBe('400 E0000001')
    expect((await rename('east')).body.profile.name).toBe('east')
  })

  test('has a name, and no attributes that its schema does not know', async () => {
    const blank = await house.call('POST', '/api/v1/groups', { profile: { name: ' ' } })
    expect(blank.body.errorSummary).toBe('Api validation failed: name')
    expect(blank.body.errorCauses).toEqual([{ errorSummary: 'name: The field cannot be left blank' }])
    const unknown = await house.call('POST', '/api/v1/groups', { profile: { name: 'West', colour: 'red' } })
    expect(unknown.body.errorCauses).toEqual([{ errorSummary: "Property name 'colour' is not defined in profile" }])
    expect(codeOf(await house.call('POST', '/api/v1/groups', {}))).toBe('400 E0000001')
    expect(codeOf(await house.call('POST', '/api/v1/groups', { profile: 'West' }))).toBe('400 E0000003')
  })

  test('takes the attributes that the org has given to groups, and is found by them', async () => {
    await house.call('POST', '/api/v1/meta/schemas/group/default', {
      definitions: {
        custom: {
          id: '#custom',
          type: 'object',
          properties: {
            floor: { title: 'Floor', type: 'integer' },
            tags: { title: 'Tags', type: 'array', items: { type: 'string' } },
          },
        },
      },
    })
    const { status } = await house.call('POST', '/api/v1/groups', {
      profile: { name: 'West', floor: 3, tags: ['Sun', 'Sea'] },
    })
    expect(status).toBe(200)
    await makeGroup('East', { floor: 12 })
    const search = async (text: string) =>
      namesIn(await house.call('GET', `/api/v1/groups?search=${encodeURIComponent(text)}&sortBy=profile.floor`))
    expect(await search('profile.floor gt 2')).toEqual(['West', 'East'])
    expect(await search('profile.tags eq "sea"')).toEqual(['West'])
    expect(await search('type eq "OKTA_GROUP" and profile.tags pr')).toEqual(['West'])
  })

  test('loses what a replacement leaves out', async () => {
    const group = await makeGroup('West', { description: 'of the Rockies' })
    house.advance(5000)
    const { body } = await house.call('PUT', `/api/v1/groups/${group.id}`, { profile: { name: 'West' } })
    expect(body.profile).toEqual({ name: 'West', description: null })
    expect(body.lastUpdated).toBe('2026-01-15T12:00:05.000Z')
    expect(body.lastMembershipUpdated).toBe('2026-01-15T12:00:00.000Z')
  })

  test('that is deleted is gone, and its name is free', async () => {
    const group = await makeGroup('West')
    expect((await house.call('DELETE', `/api/v1/groups/${group.id}`)).status).toBe(204)
    const answer = await house.call('GET', `/api/v1/groups/${group.id}`)
    expect(answer.status).toBe(404)
    expect(answer.body.errorSummary).toBe(`Not found: Resource not found: ${group.id} (UserGroup)`)
    expect((await makeGroup('West')).id).not.toBe(group.id)
  })

  test('that does not exist is said before what is wrong with the profile', async () => {
    expect(codeOf(await house.call('PUT', '/api/v1/groups/00gNone', { profile: { name: '' } }))).toBe('404 E0000007')
  })
})

describe('the groups that Okta keeps', () => {
  const builtIn = async (name: string) => {
    const { body } = await house.call('GET', `/api/v1/groups?q=${encodeURIComponent(name)}`)
    return body[0]
  }

  test('are there from the beginning', async () => {
    const answer = await house.call('GET', '/api/v1/groups')
    expect(namesIn(answer)).toEqual(['Everyone', 'Okta Administrators'])
    expect(answer.links).toEqual(['<https://org.example/api/v1/groups?limit=10000>; rel="self"'])
    expect(answer.body[0].type).toBe('BUILT_IN')
  })

  test('have everyone, and whoever is an administrator, as members', async () => {
    const ada = await makeUser('ada@example.com')
    const [everyone, administrators] = [await builtIn('Everyone'), await builtIn('Okta Admin')]
    const membersOf = async (group: { id: string }) =>
      (await house.call('GET', `/api/v1/groups/${group.id}/users`)).body.map(({ id }: { id: string }) => id)
    expect(await membersOf(everyone)).toEqual([house.adminId, ada.id])
    expect(await membersOf(administrators)).toEqual([house.adminId])
    expect(namesIn(await house.call('GET', `/api/v1/users/${ada.id}/groups`))).toEqual(['Everyone'])
    expect(namesIn(await house.call('GET', `/api/v1/users/${house.adminId}/groups`))).toEqual([
      'Everyone',
      'Okta Administrators',
    ])
  })

  test('cannot be renamed, deleted, joined or left by hand', async () => {
    const everyone = await builtIn('Everyone')
    const path = `/api/v1/groups/${everyone.id}`
    expect(codeOf(await house.call('PUT', path, { profile: { name: 'All' } }))).toBe('403 E0000006')
    expect(codeOf(await house.call('DELETE', path))).toBe('403 E0000006')
    expect(codeOf(await house.call('PUT', `${path}/users/${house.adminId}`))).toBe('403 E0000006')
    expect(codeOf(await house.call('DELETE', `${path}/users/${house.adminId}`))).toBe('403 E0000006')
    expect(codeOf(await house.call('PUT', `${path}/users/00uNone`))).toBe('404 E0000007')
  })

  test('say that their members changed when someone comes', async () => {
    house.advance(60_000)
    await makeUser('ada@example.com')
    expect((await builtIn('Everyone')).lastMembershipUpdated).toBe('2026-01-15T12:01:00.000Z')
    const later = await house.call('GET', '/api/v1/groups?filter=lastMembershipUpdated gt "2026-01-15T12:00:30.000Z"')
    expect(namesIn(later)).toEqual(['Everyone'])
  })
})

describe('a member', () => {
  test('is put in and taken out, however often it is asked', async () => {
    const [group, ada] = [await makeGroup('West'), await makeUser('ada@example.com')]
    house.advance(1000)
    for (const _ of [1, 2]) {
      expect((await house.call('PUT', `/api/v1/groups/${group.id}/users/${ada.id}`)).status).toBe(204)
    }
    const members = await house.call('GET', `/api/v1/groups/${group.id}/users`)
    expect(members.links).toEqual([`<https://org.example/api/v1/groups/${group.id}/users?limit=1000>; rel="self"`])
    expect(members.body.map(({ id }: { id: string }) => id)).toEqual([ada.id])
    expect(members.body[0]._links).toEqual({ self: { href: `https://org.example/api/v1/users/${ada.id}` } })
    expect((await house.call('GET', `/api/v1/groups/${group.id}`)).body.lastMembershipUpdated).toBe(
      '2026-01-15T12:00:01.000Z',
    )
    for (const _ of [1, 2]) {
      expect((await house.call('DELETE', `/api/v1/groups/${group.id}/users/${ada.id}`)).status).toBe(204)
    }
    expect((await house.call('GET', `/api/v1/groups/${group.id}/users`)).body).toEqual([])
    expect(await logged('group.user_membership.add')).toBe(1)
    expect(await logged('group.user_membership.remove')).toBe(1)
  })

  test('who does not exist is said after a group that does not', async () => {
    const group = await makeGroup('West')
    const unknownUser = await house.call('PUT', `/api/v1/groups/${group.id}/users/00uNone`)
    expect(unknownUser.body.errorSummary).toBe('Not found: Resource not found: 00uNone (User)')
    const neither = await house.call('PUT', '/api/v1/groups/00gNone/users/00uNone')
    expect(neither.body.errorSummary).toBe('Not found: Resource not found: 00gNone (UserGroup)')
  })

  test('comes with the user who is made into a group', async () => {
    const group = await makeGroup('West')
    const ada = await makeUser('ada@example.com', { groupIds: [group.id] })
    expect(namesIn(await house.call('GET', `/api/v1/users/${ada.id}/groups`))).toEqual(['Everyone', 'West'])
    const refused = await house.call('POST', '/api/v1/users', {
      profile: { firstName: 'A', lastName: 'B', email: 'b@example.com', login: 'b@example.com' },
      groupIds: ['00gNone'],
    })
    expect(codeOf(refused)).toBe('404 E0000007')
    expect(codeOf(await house.call('GET', '/api/v1/users/b@example.com'))).toBe('404 E0000007')
  })

  test('stays while deactivated and goes when deleted', async () => {
    const group = await makeGroup('West')
    const ada = await makeUser('ada@example.com', { groupIds: [group.id] })
    const members = async () => (await house.call('GET', `/api/v1/groups/${group.id}/users`)).body.length
    await house.call('DELETE', `/api/v1/users/${ada.id}`)
    expect(await members()).toBe(1)
    await house.call('DELETE', `/api/v1/users/${ada.id}`)
    expect(await members()).toBe(0)
    const { count } = await house.store.db
      .selectFrom('group_members')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(0)
  })

  test('is shown without what the schema of users has lost', async () => {
    const custom = (shoeSize: unknown) => ({
      definitions: { custom: { id: '#custom', type: 'object', properties: { shoeSize } } },
    })
    await house.call('POST', '/api/v1/meta/schemas/user/default', custom({ title: 'Shoe size', type: 'integer' }))
    const group = await makeGroup('West')
    const profile = { firstName: 'A', lastName: 'B', email: 'a@example.com', login: 'a@example.com', shoeSize: 44 }
    await house.call('POST', '/api/v1/users?activate=false', { profile, groupIds: [group.id] })
    const member = async () => (await house.call('GET', `/api/v1/groups/${group.id}/users`)).body[0].profile
    expect((await member()).shoeSize).toBe(44)
    await house.call('POST', '/api/v1/meta/schemas/user/default', custom(null))
    expect(await member()).not.toHaveProperty('shoeSize')
  })

  test('is never someone of another org', async () => {
    const group = await makeGroup('West')
    const ada = await makeUser('ada@example.com')
    await house.store.transaction(async (db) => {
      await db.updateTable('users').set({ org_id: '00oAnother' }).where('id', '=', ada.id).execute()
    })
    expect(codeOf(await house.call('PUT', `/api/v1/groups/${group.id}/users/${ada.id}`))).toBe('404 E0000007')
  })

  test('is listed on one page and no other', async () => {
    const group = await makeGroup('West')
    const ids: string[] = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      ids.push((await makeUser(`${name}@example.com`, { groupIds: [group.id] })).id)
    }
    const seen: string[] = []
    let uri = `/api/v1/groups/${group.id}/users?limit=2`
    for (let page = 0; page < 3; page++) {
      const answer = await house.call('GET', uri)
      seen.push(...answer.body.map(({ id }: { id: string }) => id))
      uri = nextOf(answer.links)
    }
    expect(uri).toBe('')
    expect(seen).toEqual(ids)
  })
})

describe('a list of groups', () => {
  test('is in the order of names and can be followed page by page, even by a client that deletes what it reads', async () => {
    for (const name of ['delta', 'Alpha', 'charlie', 'Bravo']) await makeGroup(name)
    const seen: string[] = []
    for (let uri = '/api/v1/groups?limit=2'; uri !== ''; ) {
      const answer = await house.call('GET', uri)
      seen.push(...namesIn(answer))
      for (const { id, type } of answer.body) {
        if (type === 'OKTA_GROUP') await house.call('DELETE', `/api/v1/groups/${id}`)
      }
      uri = nextOf(answer.links)
    }
    expect(seen).toEqual(['Alpha', 'Bravo', 'charlie', 'delta', 'Everyone', 'Okta Administrators'])
  })

  test('by q knows the beginning of the name, in any case, and has no pages', async () => {
    for (const name of ['West Coast', 'Westfalen', 'East']) await makeGroup(name)
    const answer = await house.call('GET', '/api/v1/groups?q=wEST&limit=1')
    expect(namesIn(answer)).toEqual(['West Coast'])
    expect(answer.links).toEqual([])
    expect(namesIn(await house.call('GET', '/api/v1/groups?q=west'))).toEqual(['West Coast', 'Westfalen'])
  })

  test('is searched by name, description, type and time', async () => {
    await makeGroup('West 100%', { description: 'Surfers & Sun' })
    house.advance(10_000)
    await makeGroup('East', { description: 'x'.repeat(300) })
    const search = async (text: string) =>
      namesIn(await house.call('GET', `/api/v1/groups?search=${encodeURIComponent(text)}`))
    expect(await search('profile.name eq "WEST 100%"')).toEqual(['West 100%'])
    expect(await search('profile.name sw "we"')).toEqual(['West 100%'])
    expect(await search('profile.name co "0%"')).toEqual(['West 100%'])
    expect(await search('profile.name co "_"')).toEqual([])
    expect(await search('profile.description co "& SUN"')).toEqual(['West 100%'])
    expect(await search('profile.description sw "surf"')).toEqual(['West 100%'])
    expect(await search(`profile.description eq "${'x'.repeat(300)}"`)).toEqual(['East'])
    expect(await search(`profile.description eq "${'x'.repeat(299)}"`)).toEqual([])
    expect(await search(`profile.description sw "${'X'.repeat(299)}"`)).toEqual(['East'])
    expect(await search('type eq "okta_group" and created gt "2026-01-15T13:00:05.000+01:00"')).toEqual(['East'])
    expect(await search('type eq "BUILT_IN" or profile.name eq "east"')).toEqual([
      'Everyone',
      'Okta Administrators',
      'East',
    ])
  })

  test('is sorted as a search asks, over pages', async () => {
    for (const [name, description] of [
      ['a', 'z'],
      ['b', 'y'],
      ['c', 'z'],
    ]) {
      await makeGroup(name ?? '', { description })
    }
    const seen: string[] = []
    const search = encodeURIComponent('type eq "OKTA_GROUP"')
    for (let uri = `/api/v1/groups?search=${search}&sortBy=profile.description&sortOrder=desc&limit=1`; uri !== ''; ) {
      const answer = await house.call('GET', uri)
      seen.push(...namesIn(answer))
      uri = nextOf(answer.links)
    }
    expect(seen).toEqual(['a', 'c', 'b'])
  })

  test('goes on after a group that is named by its id alone', async () => {
    const bravo = await makeGroup('Bravo')
    await makeGroup('Alpha')
    const answer = await house.call('GET', `/api/v1/groups?after=${bravo.id}`)
    expect(namesIn(answer)).toEqual(['Everyone', 'Okta Administrators'])
  })

  test('counts members where that is asked', async () => {
    const group = await makeGroup('West')
    await makeUser('ada@example.com', { groupIds: [group.id] })
    const { body } = await house.call('GET', '/api/v1/groups?expand=stats')
    const counts = body.map((each: { _embedded: { stats: { usersCount: number } } }) => each._embedded.stats.usersCount)
    expect(counts).toEqual([2, 1, 1])
  })

  test.each([
    ['q=a&filter=type eq "BUILT_IN"', '400 E0000033'],
    ['search=type eq "BUILT_IN"&filter=type eq "BUILT_IN"', '400 E0000033'],
    ['search=profile.name eq', '400 E0000031'],
    ['search=profile.shoeSize eq "44"', '400 E0000031'],
    ['filter=profile.name eq "West"', '400 E0000031'],
    ['filter=lastUpdated gt "yesterday"', '400 E0000030'],
    ['filter=not (type eq "BUILT_IN")', '400 E0000094'],
    ['search=type eq "BUILT_IN"&sortBy=profile.shoeSize', '400 E0000031'],
    ['search=type eq "BUILT_IN"&sortOrder=sideways', '400 E0000031'],
    ['after=00gNoSuchGroup00000Z', '400 E0000029'],
    ['search=type eq "BUILT_IN"&after=made-up', '400 E0000031'],
    ['after=made-up', '400 E0000029'],
    ['after=', '400 E0000029'],
    ['limit=ten', '400 E0000037'],
    ['limit=0', '400 E0000029'],
    ['q=a&filter=nonsense', '400 E0000033'],
  ])('asked with %s is refused: %s', async (query, expected) => {
    const [name = '', ...rest] = query.split('=')
    const uri = `/api/v1/groups?${name}=${rest.join('=').replace(/ /g, '+').replace(/"/g, '%22')}`
    expect(codeOf(await house.call('GET', uri))).toBe(expected)
  })
})

const nextOf = (links: readonly string[]): string =>
  links
    .find((link) => link.includes('rel="next"'))
    ?.replace(/^<https:\/\/org\.example/, '')
    .replace(/>.*$/, '') ?? ''

async function logged(type: string): Promise<number> {
  const rows = await house.store.db.selectFrom('log_events').selectAll().execute()
  return rows.filter((row) => JSON.stringify(row).includes(`"${type}"`)).length
}
