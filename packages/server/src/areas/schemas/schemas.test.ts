import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse()
})
afterAll(() => house.close())

const people = '/api/v1/meta/schemas/user/default'
const groups = '/api/v1/meta/schemas/group/default'
const custom = (properties: unknown) => ({ definitions: { custom: { id: '#custom', type: 'object', properties } } })

describe('the schema of people', () => {
  it('has 31 attributes to begin with, of which four are required', async () => {
    const { status, body } = await house.call('GET', people)
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual([
      'id',
      '$schema',
      'name',
      'title',
      'description',
      'lastUpdated',
      'created',
      'definitions',
      'type',
      'properties',
      '_links',
    ])
    expect(body.id).toBe('https://org.example/meta/schemas/user/default')
    expect([body.name, body.title]).toEqual(['user', 'User'])
    expect(body.definitions.custom).toEqual({ id: '#custom', type: 'object', properties: {}, required: [] })
    expect(Object.keys(body.definitions.base.properties)).toHaveLength(31)
    expect(body.definitions.base.required).toEqual(['login', 'firstName', 'lastName', 'email'])
    expect(body._links.self.href).toMatch(/^https:\/\/org\.example\/api\/v1\/meta\/schemas\/user\/osc.{17}$/)
    expect(body._links.type.href.slice(-17)).toBe(body._links.self.href.slice(-17))
  })

  it('answers to its id as well, and to nothing else', async () => {
    const { body } = await house.call('GET', people)
    const byId = await house.call('GET', new URL(body._links.self.href).pathname)
    expect(byId.body).toEqual(body)
    const none = await house.call('GET', '/api/v1/meta/schemas/user/oscNoSuchSchema00000')
    expect([none.status, none.body.errorCode]).toEqual([404, 'E0000007'])
  })

  it('grows by what is sent, says when, and takes its own answer back without a change', async () => {
    house.advance(5000)
    const grown = await house.call('POST', people, custom({ shoe: { title: 'Shoe', type: 'string', required: true } }))
    expect(grown.status).toBe(200)
    expect(grown.body.lastUpdated).not.toBe(grown.body.created)
    expect(grown.body.definitions.custom).toEqual({
      id: '#custom',
      type: 'object',
      properties: {
        shoe: {
          title: 'Shoe',
          type: 'string',
          required: true,
          mutability: 'READ_WRITE',
          scope: 'NONE',
          permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
        },
      },
      required: ['shoe'],
    })
    const again = await house.call('POST', people, grown.body)
    expect(again.body.definitions).toEqual(grown.body.definitions)
  })

  it('loses neither of two changes that come at once', async () => {
    const names = ['first', 'second', 'third', 'fourth']
    const answers = await Promise.all(
      names.map((name) => house.call('POST', people, custom({ [name]: { title: name, type: 'string' } }))),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const { body } = await house.call('GET', people)
    expect(Object.keys(body.definitions.custom.properties)).toEqual(expect.arrayContaining(names))
  })

  it('refuses a broken attribute and stays as it was', async () => {
    const before = await house.call('GET', people)
    const sent = custom({ good: { title: 'Good', type: 'string' }, login: { title: 'Login', type: 'string' } })
    const refused = await house.call('POST', people, sent)
    expect([refused.status, refused.body.errorCode]).toEqual([400, 'E0000001'])
    expect((await house.call('GET', people)).body).toEqual(before.body)
  })

  it('cannot be written with attributes that are no object', async () => {
    const refused = await house.call('POST', people, { definitions: { custom: { properties: 'none' } } })
    expect([refused.status, refused.body.errorCode]).toEqual([400, 'E0000003'])
  })

  it('tells the log what was added and removed', async () => {
    await house.call('POST', people, custom({ hat: { title: 'Hat', type: 'string' } }))
    await house.call('POST', people, custom({ hat: null }))
    const events = await house.store.db
      .selectFrom('log_events')
      .select('event')
      .where('event_type', '=', 'directory.user_profile.update')
      .orderBy('position')
      .execute()
    const told = events.slice(-2).map(({ event }) => JSON.parse(event).debug)
    expect(told).toMatchObject([{ added: ['hat'] }, { removed: ['hat'] }])
  })
})

describe('the schema of groups', () => {
  it('has a name, a description and one link', async () => {
    const { status, body } = await house.call('GET', groups)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: 'https://org.example/meta/schemas/group/default',
      name: 'group',
      title: 'Okta group',
      description: 'Okta group profile template',
    })
    expect(Object.keys(body.definitions.base.properties)).toEqual(['name', 'description'])
    expect(body._links).toEqual({ self: { rel: 'self', href: `https://org.example${groups}`, method: 'GET' } })
  })

  it('has attributes of its own, apart from those of people', async () => {
    const { body } = await house.call('POST', groups, custom({ contact: { title: 'Contact', type: 'string' } }))
    expect(body.definitions.custom.properties.contact.master).toEqual({ type: 'PROFILE_MASTER' })
    const ofPeople = await house.call('GET', people)
    expect(ofPeople.body.definitions.custom.properties).not.toHaveProperty('contact')
  })
})

describe('a linked object', () => {
  const definitions = '/api/v1/meta/schemas/user/linkedObjects'
  const pair = (primary: string, associated: string) => ({
    primary: { name: primary, title: primary, description: 'one', type: 'USER' },
    associated: { name: associated, title: associated, type: 'USER' },
  })
  const causesOf = (body: { errorCauses: { errorSummary: string }[] }) =>
    body.errorCauses.map((each) => each.errorSummary)

  it('is defined once and found by either name', async () => {
    const made = await house.call('POST', definitions, pair('manager', 'subordinate'))
    expect(made.status).toBe(201)
    expect(made.body).toEqual({
      primary: { name: 'manager', title: 'manager', description: 'one', type: 'USER' },
      associated: { name: 'subordinate', title: 'subordinate', type: 'USER' },
      _links: { self: { href: `https://org.example${definitions}/manager` } },
    })
    for (const name of ['manager', 'subordinate']) {
      expect((await house.call('GET', `${definitions}/${name}`)).body).toEqual(made.body)
    }
    expect((await house.call('GET', definitions)).body).toEqual([made.body])
  })

  it('cannot bear a name that is taken, on whichever side', async () => {
    const crossed = await house.call('POST', definitions, pair('subordinate', 'manager'))
    expect([crossed.status, crossed.body.errorCode, crossed.body.errorSummary]).toEqual([
      409,
      'E0000127',
      'Invalid linked objection definition. Linked object identifier is already in use.',
    ])
    expect(crossed.body.errorCauses).toEqual(
      ['primary', 'associated'].map((side) => ({
        errorSummary: `Linked object identifier for ${side} is already in use.`,
        reason: 'UNIQUE_CONSTRAINT',
        locationType: 'body',
        domain: 'linkedObjects',
      })),
    )
    const one = await house.call('POST', definitions, pair('mentor', 'subordinate'))
    expect(causesOf(one.body)).toEqual(['Linked object identifier for associated is already in use.'])
    const itself = await house.call('POST', definitions, pair('mentor', 'mentor'))
    expect([itself.status, ...causesOf(itself.body)]).toEqual([
      409,
      'Linked object identifier for associated is already in use.',
    ])
  })

  it('needs names that can stand in a path', async () => {
    const refused = await house.call('POST', definitions, pair('1st', 'a b'))
    expect([refused.body.errorCode, ...causesOf(refused.body)]).toEqual([
      'E0000001',
      'primary.name: Does not match required pattern',
      'associated.name: Does not match required pattern',
    ])
  })

  it('is gone with either name, and both names are free again', async () => {
    expect((await house.call('DELETE', `${definitions}/subordinate`)).status).toBe(204)
    const gone = await house.call('GET', `${definitions}/manager`)
    expect([gone.status, gone.body.errorSummary]).toEqual([
      404,
      'Not found: Resource not found: manager (LinkedObjectProperty)',
    ])
    expect((await house.call('POST', definitions, pair('subordinate', 'manager'))).status).toBe(201)
  })

  it('is one of 200 at most', async () => {
    const rows = Array.from({ length: 199 }, (_, at) => ({
      org_id: house.orgId,
      primary_name: `filler${at}`,
      primary_title: '',
      associated_name: `filled${at}`,
      associated_title: '',
    }))
    await house.store.db.insertInto('linked_object_definitions').values(rows).execute()
    const refused = await house.call('POST', definitions, pair('teacher', 'pupil'))
    expect([refused.status, refused.body.errorCode, ...causesOf(refused.body)]).toEqual([
      400,
      'E0000001',
      'The maximum number of linked object definitions (200) has been reached',
    ])
  })
})

describe('an attribute of people', () => {
  const users = '/api/v1/users'
  const person = (login: string, extra: object) =>
    house.call('POST', `${users}?activate=false`, {
      profile: { login, email: login, firstName: 'Ada', lastName: 'Lovelace', shoe: 'any', ...extra },
    })
  const attribute = (members: object) => custom({ badge: { title: 'Badge', type: 'string', ...members } })

  it('cannot become unique while two people hold the same value', async () => {
    await house.call('POST', people, attribute({}))
    const made = [await person('ada@example.com', { badge: '7' }), await person('bert@example.com', { badge: '7' })]
    expect(made.map(({ status }) => status)).toEqual([200, 200])
    const refused = await house.call('POST', people, attribute({ unique: true }))
    expect([refused.status, refused.body.errorCauses]).toEqual([
      400,
      [{ errorSummary: 'badge: Existing values of this attribute are not unique' }],
    ])
    await house.call('POST', `${users}/ada@example.com`, { profile: { badge: '8' } })
    const unique = await house.call('POST', people, attribute({ unique: true }))
    expect(unique.body.definitions.custom.properties.badge.unique).toBe('UNIQUE_VALIDATED')
  })

  it('takes its values out of sight when it is removed, and gives them back when it is made anew', async () => {
    const badge = async () => (await house.call('GET', `${users}/ada@example.com`)).body.profile.badge
    await house.call('POST', people, custom({ badge: null }))
    expect(await badge()).toBe(undefined)
    await house.call('POST', people, attribute({}))
    expect(await badge()).toBe('8')
  })

  it('that is made anew with another type leaves people whom no search can read', async () => {
    await house.call('POST', people, custom({ badge: null }))
    await house.call('POST', people, custom({ badge: { title: 'Badge', type: 'array', items: { type: 'string' } } }))
    const search = await house.call('GET', `${users}?search=${encodeURIComponent('profile.firstName eq "Ada"')}`)
    expect([search.status, search.body.errorCode]).toEqual([409, 'E0000145'])
  })
})
