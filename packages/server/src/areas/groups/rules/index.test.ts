import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestAnswer, type TestHouse } from '../../../../test/house.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse({ start: '2026-01-15T11:59:59.000Z' })
  house.advance(1000)
})
afterEach(() => house.close())

const makeGroup = async (name: string): Promise<string> =>
  (await house.call('POST', '/api/v1/groups', { profile: { name } })).body.id
const makeUser = async (name: string, more: Record<string, unknown> = {}): Promise<string> =>
  (
    await house.call('POST', '/api/v1/users?activate=false', {
      profile: {
        firstName: name,
        lastName: 'Example',
        email: `${name}@example.com`,
        login: `${name}@example.com`,
        ...more,
      },
    })
  ).body.id
const body = (value: string, groupIds: readonly string[], more: Record<string, unknown> = {}) => ({
  type: 'group_rule',
  name: 'Engineers',
  conditions: { expression: { value, type: 'urn:okta:expression:1.0' } },
  actions: { assignUserToGroups: { groupIds } },
  ...more,
})
const makeRule = async (value: string, groupIds: readonly string[], more: Record<string, unknown> = {}) =>
  (await house.call('POST', '/api/v1/groups/rules', body(value, groupIds, more))).body
const activate = (id: string) => house.call('POST', `/api/v1/groups/rules/${id}/lifecycle/activate`)
const deactivate = (id: string) => house.call('POST', `/api/v1/groups/rules/${id}/lifecycle/deactivate`)
const activeRule = async (value: string, groupIds: readonly string[], more: Record<string, unknown> = {}) => {
  const rule = await makeRule(value, groupIds, more)
  expect((await activate(rule.id)).status).toBe(204)
  return rule
}
const membersOf = async (groupId: string): Promise<string[]> =>
  (await house.call('GET', `/api/v1/groups/${groupId}/users`)).body.map(
    ({ profile }: { profile: { firstName: string } }) => profile.firstName,
  )
const setDepartment = (userId: string, department: string | null) =>
  house.call('POST', `/api/v1/users/${userId}`, { profile: { department } })
const codeOf = ({ status, body }: TestAnswer) => `${status} ${body.errorCode}`

const isEngineer = 'user.department == "Engineering"'
const engineer = { department: 'Engineering' }

describe('a rule', () => {
  test('is made inactive and answered as Okta prints it', async () => {
    const group = await makeGroup('Builders')
    const { status, body: rule } = await house.call('POST', '/api/v1/groups/rules', body(isEngineer, [group]))
    expect(status).toBe(200)
    expect(JSON.stringify(rule)).toBe(
      JSON.stringify({
        type: 'group_rule',
        id: rule.id,
        status: 'INACTIVE',
        name: 'Engineers',
        created: '2026-01-15T12:00:00.000Z',
        lastUpdated: '2026-01-15T12:00:00.000Z',
        conditions: { expression: { value: isEngineer, type: 'urn:okta:expression:1.0' } },
        actions: { assignUserToGroups: { groupIds: [group] } },
        allGroupsValid: true,
      }),
    )
    expect(rule.id).toMatch(/^0pr[0-9A-Za-z]{17}$/)
    expect((await house.call('GET', `/api/v1/groups/rules/${rule.id}`)).body).toEqual(rule)
  })

  test('fills its groups when it is activated, and not before', async () => {
    const group = await makeGroup('Builders')
    await makeUser('ada', engineer)
    await makeUser('bob')
    const rule = await makeRule(isEngineer, [group])
    expect(await membersOf(group)).toEqual([])
    await activate(rule.id)
    expect(await membersOf(group)).toEqual(['ada'])
  })

  test('looks at whoever is made or changed while it is active', async () => {
    const group = await makeGroup('Builders')
    await activeRule(isEngineer, [group])
    const ada = await makeUser('ada', engineer)
    expect(await membersOf(group)).toEqual(['ada'])
    await setDepartment(ada, 'Sales')
    expect(await membersOf(group)).toEqual([])
    await setDepartment(ada, 'Engineering')
    expect(await membersOf(group)).toEqual(['ada'])
  })

  test('lets go only of those whom it put there', async () => {
    const group = await makeGroup('Builders')
    const ada = await makeUser('ada', engineer)
    await house.call('PUT', `/api/v1/groups/${group}/users/${ada}`)
    await activeRule(isEngineer, [group])
    await setDepartment(ada, 'Sales')
    expect(await membersOf(group)).toEqual(['ada'])
  })

  test('keeps those whom another rule still wants', async () => {
    const group = await makeGroup('Builders')
    const ada = await makeUser('ada', engineer)
    await activeRule(isEngineer, [group])
    await activeRule('user.firstName == "ada"', [group], { name: 'Ada' })
    await setDepartment(ada, 'Sales')
    expect(await membersOf(group)).toEqual(['ada'])
  })

  test('that is deactivated leaves everyone where they are and looks at nobody', async () => {
    const group = await makeGroup('Builders')
    const ada = await makeUser('ada', engineer)
    const rule = await activeRule(isEngineer, [group])
    await deactivate(rule.id)
    await setDepartment(ada, 'Sales')
    await makeUser('bob', engineer)
    expect(await membersOf(group)).toEqual(['ada'])
    await activate(rule.id)
    expect(await membersOf(group)).toEqual(['bob'])
  })

  test('that was changed is asked anew once it is activated', async () => {
    const group = await makeGroup('Builders')
    await makeUser('ada', engineer)
    const rule = await activeRule(isEngineer, [group])
    await deactivate(rule.id)
    const changed = body('user.department == "Nobody"', [group], { name: 'Renamed' })
    const answer = await house.call('PUT', `/api/v1/groups/rules/${rule.id}`, changed)
    expect(answer.body).toMatchObject({ name: 'Renamed', status: 'INACTIVE' })
    await activate(rule.id)
    expect(await membersOf(group)).toEqual([])
  })

  test('passes over those it excludes', async () => {
    const group = await makeGroup('Builders')
    const ada = await makeUser('ada', engineer)
    const people = { users: { exclude: [ada] } }
    const conditions = { people, expression: { value: isEngineer, type: 'urn:okta:expression:1.0' } }
    const rule = await activeRule(isEngineer, [group], { conditions })
    expect(rule.conditions.people).toEqual({ users: { exclude: [ada] }, groups: { exclude: [] } })
    expect(await membersOf(group)).toEqual([])
  })

  test('passes over whoever was taken out by hand', async () => {
    const group = await makeGroup('Builders')
    const ada = await makeUser('ada', engineer)
    const rule = await activeRule(isEngineer, [group])
    await house.call('DELETE', `/api/v1/groups/${group}/users/${ada}`)
    expect(await membersOf(group)).toEqual([])
    const { conditions } = (await house.call('GET', `/api/v1/groups/rules/${rule.id}`)).body
    expect(conditions.people.users.exclude).toEqual([ada])
    await house.call('POST', `/api/v1/users/${ada}`, { profile: { nickName: 'A' } })
    expect(await membersOf(group)).toEqual([])
  })

  test('may ask for groups, and follows when they change, when they are renamed and when they go', async () => {
    const [source, target] = [await makeGroup('Source'), await makeGroup('Target')]
    const ada = await makeUser('ada')
    await activeRule(`isMemberOfGroup("${source}")`, [target])
    await house.call('PUT', `/api/v1/groups/${source}/users/${ada}`)
    expect(await membersOf(target)).toEqual(['ada'])
    await house.call('DELETE', `/api/v1/groups/${source}/users/${ada}`)
    expect(await membersOf(target)).toEqual([])

    const named = await makeGroup('Named')
    await activeRule('isMemberOfGroupName("Renamed")', [named], { name: 'By name' })
    await house.call('PUT', `/api/v1/groups/${source}/users/${ada}`)
    await house.call('PUT', `/api/v1/groups/${source}`, { profile: { name: 'Renamed' } })
    expect(await membersOf(named)).toEqual(['ada'])
    await house.call('DELETE', `/api/v1/groups/${source}`)
    expect(await membersOf(named)).toEqual([])
    expect(await membersOf(target)).toEqual([])
  })

  test('may follow from another, and two that chase each other come to an end', async () => {
    const [one, two] = [await makeGroup('One'), await makeGroup('Two')]
    await activeRule(isEngineer, [one])
    await activeRule(`isMemberOfGroup("${one}")`, [two], { name: 'Follows' })
    const ada = await makeUser('ada', engineer)
    expect([await membersOf(one), await membersOf(two)]).toEqual([['ada'], ['ada']])
    await setDepartment(ada, null)
    expect([await membersOf(one), await membersOf(two)]).toEqual([[], []])

    const never = await makeGroup('Never')
    await activeRule(`!isMemberOfGroup("${never}")`, [never], { name: 'Chases itself' })
    expect((await setDepartment(ada, 'Sales')).status).toBe(200)
  })

  test('whose group is gone is invalid and neither switched nor changed, but can be deleted', async () => {
    const [gone, stays] = [await makeGroup('Gone'), await makeGroup('Stays')]
    await makeUser('ada', engineer)
    const rule = await activeRule(isEngineer, [gone, stays])
    await house.call('DELETE', `/api/v1/groups/${gone}`)
    const path = `/api/v1/groups/rules/${rule.id}`
    expect((await house.call('GET', path)).body).toMatchObject({ status: 'INVALID', allGroupsValid: false })
    for (const refused of [await activate(rule.id), await deactivate(rule.id)]) {
      expect(codeOf(refused)).toBe('400 E0000001')
      expect(refused.body.errorCauses).toEqual([
        { errorSummary: 'Cannot activate or deactivate a Group Rule with the status INVALID.' },
      ])
    }
    expect(codeOf(await house.call('PUT', path, body(isEngineer, [gone, stays])))).toBe('400 E0000001')
    expect(await membersOf(stays)).toEqual(['ada'])
    await makeUser('bob', engineer)
    expect(await membersOf(stays)).toEqual(['ada'])
    expect((await house.call('DELETE', path)).status).toBe(202)
  })

  test('that is deleted leaves its members there, or takes them out where that is asked', async () => {
    const [kept, emptied] = [await makeGroup('Kept'), await makeGroup('Emptied')]
    const ada = await makeUser('ada', engineer)
    await makeUser('bob', engineer)
    const first = await activeRule(isEngineer, [kept])
    const second = await activeRule(isEngineer, [emptied], { name: 'Second' })
    await house.call('PUT', `/api/v1/groups/${emptied}/users/${ada}`)
    expect(codeOf(await house.call('DELETE', `/api/v1/groups/rules/${first.id}`))).toBe('400 E0000001')
    await deactivate(first.id)
    await deactivate(second.id)
    const answer = await house.call('DELETE', `/api/v1/groups/rules/${first.id}`)
    expect([answer.status, answer.body]).toEqual([202, {}])
    await house.call('DELETE', `/api/v1/groups/rules/${second.id}?removeUsers=true`)
    expect(await membersOf(kept)).toEqual(['ada', 'bob'])
    expect(await membersOf(emptied)).toEqual(['ada'])
    expect(codeOf(await house.call('GET', `/api/v1/groups/rules/${first.id}`))).toBe('404 E0000007')
  })

  test('leaves a deactivated user alone', async () => {
    const group = await makeGroup('Builders')
    const ada = await makeUser('ada', engineer)
    await house.call('POST', `/api/v1/users/${ada}/lifecycle/deactivate`)
    await activeRule(isEngineer, [group])
    expect(await membersOf(group)).toEqual([])
    await house.call('POST', `/api/v1/users/${ada}/lifecycle/activate?sendEmail=false`)
    expect(await membersOf(group)).toEqual(['ada'])
  })

  test('is written only by those who administer the whole org', async () => {
    const group = await makeGroup('Builders')
    await house.store.db.updateTable('user_roles').set({ type: 'USER_ADMIN' }).execute()
    await house.call('GET', '/api/v1/groups')
    // A write, so that what is remembered of the caller is read anew.
    await house.store.transaction(async () => {})
    expect(codeOf(await house.call('POST', '/api/v1/groups/rules', body(isEngineer, [group])))).toBe('403 E0000006')
    expect((await house.call('GET', '/api/v1/groups/rules')).status).toBe(200)
  })
})

describe('what a rule may say', () => {
  test.each([
    ['user.shoeSize == "44"', "Users have no attribute 'shoeSize'."],
    ['user.department ==', undefined],
    ['user.department', 'It yields string where true or false is needed.'],
    ['Nonsense.of(user.department)', "There is no function 'Nonsense.of'."],
  ])('%s is refused', async (expression, sentence) => {
    const answer = await house.call('POST', '/api/v1/groups/rules', body(expression, [await makeGroup('Builders')]))
    expect(codeOf(answer)).toBe('400 E0000001')
    expect(answer.body.errorSummary).toBe('Api validation failed: validateRule')
    if (sentence !== undefined) expect(answer.body.errorCauses).toEqual([{ errorSummary: sentence }])
  })

  test('is said in the order of shape, expression, groups', async () => {
    const post = (sent: unknown) => house.call('POST', '/api/v1/groups/rules', sent)
    expect(codeOf(await post(body('nonsense(', ['00gNone'], { name: '' })))).toBe('400 E0000001')
    expect((await post(body('nonsense(', ['00gNone']))).body.errorSummary).toBe('Api validation failed: validateRule')
    expect(codeOf(await post(body(isEngineer, ['00gNone'])))).toBe('404 E0000007')
    expect(codeOf(await post(body(isEngineer, [])))).toBe('400 E0000001')
  })

  test('is not which group Okta itself fills', async () => {
    const everyone = (await house.call('GET', '/api/v1/groups?q=Everyone')).body[0].id
    expect(codeOf(await house.call('POST', '/api/v1/groups/rules', body(isEngineer, [everyone])))).toBe('400 E0000001')
  })

  test('is told apart by its name', async () => {
    const group = await makeGroup('Builders')
    await makeRule(isEngineer, [group])
    const again = await house.call('POST', '/api/v1/groups/rules', body(isEngineer, [group], { name: 'ENGINEERS' }))
    expect(codeOf(again)).toBe('400 E0000001')
  })

  test('may not be changed while it is active, nor its groups ever', async () => {
    const group = await makeGroup('Builders')
    const rule = await makeRule(isEngineer, [group])
    const put = (groupIds: readonly string[]) =>
      house.call('PUT', `/api/v1/groups/rules/${rule.id}`, body(isEngineer, groupIds))
    expect(codeOf(await put([await makeGroup('Other')]))).toBe('400 E0000001')
    expect((await put([group])).status).toBe(200)
    await activate(rule.id)
    expect(codeOf(await put([group]))).toBe('400 E0000001')
  })
})

describe('a list of rules', () => {
  test('has pages, knows a keyword of the name, and names the groups', async () => {
    const group = await makeGroup('Builders')
    const ids = []
    for (const name of ['One', 'Two', 'Twofold']) ids.push((await makeRule(isEngineer, [group], { name })).id)
    const idsIn = (answer: TestAnswer) => answer.body.map(({ id }: { id: string }) => id)
    const first = await house.call('GET', '/api/v1/groups/rules?limit=2')
    expect(idsIn(first)).toEqual(ids.slice(0, 2))
    expect(first.links).toEqual([
      '<https://org.example/api/v1/groups/rules?limit=2>; rel="self"',
      `<https://org.example/api/v1/groups/rules?after=${ids[1]}&limit=2>; rel="next"`,
    ])
    expect(idsIn(await house.call('GET', `/api/v1/groups/rules?after=${ids[1]}`))).toEqual([ids[2]])
    expect(idsIn(await house.call('GET', '/api/v1/groups/rules?search=TWO'))).toEqual(ids.slice(1))
    const named = await house.call('GET', '/api/v1/groups/rules?expand=groupIdToGroupNameMap')
    expect(named.body[0]._embedded).toEqual({ groupIdToGroupNameMap: { [group]: 'Builders' } })
  })
})

describe('in an org of more than a thousand people', () => {
  test('a rule is worked through in portions, and meanwhile no rule may be written', async () => {
    const group = await makeGroup('Builders')
    const rule = await makeRule(isEngineer, [group])
    const ada = await makeUser('ada', engineer)
    const row = await house.store.db.selectFrom('users').selectAll().where('id', '=', ada).executeTakeFirstOrThrow()
    await house.store.transaction(async (db) => {
      for (let at = 0; at < 1010; at++) {
        const id = `00uZ${String(at).padStart(13, '0')}${ada.slice(-3)}`
        await db
          .insertInto('users')
          .values({ ...row, id, login_key: `user${at}@example.com` })
          .execute()
      }
    })
    const [activated, second] = await Promise.all([
      activate(rule.id),
      house.call('POST', '/api/v1/groups/rules', body(isEngineer, [group], { name: 'Second' })),
    ])
    expect(activated.status).toBe(204)
    expect(codeOf(second)).toBe('423 E0000239')
    await house.app.worker.idle()
    const { body: counted } = await house.call('GET', `/api/v1/groups/${group}?expand=stats`)
    expect(counted._embedded.stats.usersCount).toBe(1011)

    await deactivate(rule.id)
    expect((await house.call('DELETE', `/api/v1/groups/rules/${rule.id}?removeUsers=true`)).status).toBe(202)
    const { body: emptied } = await house.call('GET', `/api/v1/groups/${group}?expand=stats`)
    expect(emptied._embedded.stats.usersCount).toBe(0)
    expect((await makeRule(isEngineer, [group], { name: 'Second' })).status).toBe('INACTIVE')
  })
})
