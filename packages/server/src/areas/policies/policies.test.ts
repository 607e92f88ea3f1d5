import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestAnswer, type TestHouse } from '../../../test/house.js'
import { up } from '../../store/migrations/0008-policies.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse({ start: '2026-01-15T11:59:59.000Z' })
  house.advance(1000)
})
afterEach(() => house.close())

const said = ({ status, body }: TestAnswer) => [status, body?.errorCode, body?.errorSummary, causesOf(body)]
const causesOf = (body: { errorCauses?: { errorSummary: string }[] } | null) =>
  body?.errorCauses?.map(({ errorSummary }) => errorSummary)
const make = (body: object, query = '') => house.call('POST', `/api/v1/policies${query}`, body)
const policyOf = (name: string, more: object = {}) => ({ type: 'PASSWORD', name, description: name, ...more })
const madeOf = async (body: object) => (await make(body)).body
const list = async (type = 'PASSWORD', query = '') =>
  (await house.call('GET', `/api/v1/policies?type=${type}${query}`)).body
const order = async (type = 'PASSWORD') =>
  (await list(type)).map(({ name, priority }: { name: string; priority: number }) => `${priority} ${name}`)
const theDefault = async (type = 'PASSWORD') => (await list(type)).find(({ system }: { system: boolean }) => system)
const everyone = async () => (await house.call('GET', '/api/v1/groups?q=Everyone')).body[0].id
const makeGroup = async (name: string): Promise<string> =>
  (await house.call('POST', '/api/v1/groups', { profile: { name } })).body.id
const logged = async (type: string) =>
  (await house.call('GET', `/api/v1/logs?filter=${encodeURIComponent(`eventType eq "${type}"`)}`)).body
const rulesUri = (id: string) => `/api/v1/policies/${id}/rules`

describe('a new org', () => {
  test('has the defaults of a Classic org', async () => {
    for (const type of ['OKTA_SIGN_ON', 'PASSWORD', 'MFA_ENROLL', 'IDP_DISCOVERY']) {
      const [policy, ...others] = await list(type)
      expect(others).toEqual([])
      expect(policy).toMatchObject({ type, status: 'ACTIVE', priority: 1, system: true })
      expect(Object.keys(policy._links)).toEqual(['self', 'rules'])
      const rules = (await house.call('GET', rulesUri(policy.id))).body
      expect(rules).toHaveLength(1)
      expect(rules[0]).toMatchObject({ name: 'Default Rule', system: true, priority: 1 })
      expect(rules[0]._links).toEqual({
        self: {
          href: `https://org.example/api/v1/policies/${policy.id}/rules/${rules[0].id}`,
          hints: { allow: ['GET', 'PUT'] },
        },
      })
    }
  })

  test('of Identity Engine has policies for apps as well', async () => {
    await house.close()
    house = await startTestHouse({ pipeline: 'idx' })
    expect(await order('ACCESS_POLICY')).toEqual([
      '1 Okta Admin Console',
      '1 Any two factors',
      '1 Password only',
      '1 One factor access',
    ])
    expect(await order('PROFILE_ENROLLMENT')).toEqual(['1 Default Policy'])
    expect(await list('ENTITY_RISK')).toEqual([])
    const { settings } = await theDefault('MFA_ENROLL')
    expect(settings).toMatchObject({ type: 'AUTHENTICATORS' })
    expect(settings).not.toHaveProperty('factors')
    expect(settings.authenticators).toContainEqual({ key: 'okta_password', enroll: { self: 'REQUIRED' } })
    expect(settings.authenticators).toContainEqual({ key: 'okta_verify', enroll: { self: 'OPTIONAL' } })
    expect(settings.authenticators).toContainEqual({ key: 'duo', enroll: { self: 'NOT_ALLOWED' } })
    expect((await madeOf({ type: 'MFA_ENROLL', name: 'Staff' })).settings).toEqual(settings)
  })

  test('from before there were defaults is given its own', async () => {
    const { db } = house.store
    await db.schema.dropTable('sign_ins').execute()
    await db.schema.dropIndex('policies_type_name_key_key').execute()
    await db.schema.dropIndex('policy_rules_policy_id_name_key_key').execute()
    for (const table of ['policies', 'policy_rules'] as const) {
      await db.schema.alterTable(table).dropColumn('name_key').execute()
    }
    await db.deleteFrom('policies').where('type', '<>', 'PASSWORD').execute()
    await db.deleteFrom('policy_rules').where('type', '<>', 'PASSWORD').execute()
    await db.updateTable('policies').set({ conditions: '{"authProvider":{"provider":"OKTA"}}' }).execute()
    await up(db)
    const people = { groups: { include: [await everyone()] } }
    expect((await theDefault('PASSWORD')).conditions).toEqual({ people, authProvider: { provider: 'OKTA' } })
    expect((await theDefault('OKTA_SIGN_ON')).conditions).toEqual({ people })
    expect((await theDefault('MFA_ENROLL')).id).toMatch(new RegExp(`^00p[0-9A-Za-z]{14}${house.orgId.slice(-3)}$`))
    expect(said(await make(policyOf('default policy')))[1]).toBe('E0000001')
  })
})

describe('a policy', () => {
  test('is completed to what Okta prints, and is before the default', async () => {
    const { status, body } = await make(policyOf('Staff'))
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual([
      'type',
      'id',
      'status',
      'name',
      'description',
      'priority',
      'system',
      'conditions',
      'created',
      'lastUpdated',
      'settings',
      '_links',
    ])
    expect(body).toMatchObject({
      id: expect.stringMatching(/^00p/),
      priority: 1,
      system: false,
      conditions: { people: { groups: { include: [await everyone()] } }, authProvider: { provider: 'OKTA' } },
      settings: { password: { complexity: { minLength: 8, minSymbol: 0 }, lockout: { maxAttempts: 10 } } },
    })
    const self = `https://org.example/api/v1/policies/${body.id}`
    expect(body._links).toEqual({
      self: { href: self, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
      rules: { href: `${self}/rules`, hints: { allow: ['GET', 'POST'] } },
      deactivate: { href: `${self}/lifecycle/deactivate`, hints: { allow: ['POST'] } },
    })
    expect(await order()).toEqual(['1 Staff', '2 Default Policy'])
    expect(await logged('policy.lifecycle.create')).toHaveLength(1)
  })

  test('keeps members that nothing here understands', async () => {
    const { body } = await make(
      policyOf('Staff', {
        settings: { password: { complexity: { minLength: 20, oelStatement: 'x' }, extra: { of: ['anything'] } } },
      }),
    )
    expect(body.settings.password).toMatchObject({
      complexity: { minLength: 20, minNumber: 1, oelStatement: 'x' },
      extra: { of: ['anything'] },
    })
  })

  test('stands where its priority says, and the others close ranks', async () => {
    const [first, second] = [await madeOf(policyOf('First')), await madeOf(policyOf('Second'))]
    await make(policyOf('Before', { priority: 1 }))
    await make(policyOf('Far', { priority: 99 }))
    expect(await order()).toEqual(['1 Before', '2 First', '3 Second', '4 Far', '5 Default Policy'])
    const moved = await house.call('PUT', `/api/v1/policies/${second.id}`, policyOf('Second', { priority: 1 }))
    expect(moved.body.priority).toBe(1)
    expect((await house.call('DELETE', `/api/v1/policies/${first.id}`)).status).toBe(204)
    expect(await order()).toEqual(['1 Second', '2 Before', '3 Far', '4 Default Policy'])
    expect(await order('OKTA_SIGN_ON')).toEqual(['1 Default Policy'])
  })

  test('bears a name that no other of its type bears, in any case', async () => {
    await make(policyOf('Staff'))
    expect(said(await make(policyOf('STAFF')))).toEqual([
      400,
      'E0000001',
      'Api validation failed: name',
      ['name: Policy name already in use'],
    ])
    expect((await make({ ...policyOf('Staff'), type: 'OKTA_SIGN_ON' })).status).toBe(200)
  })

  test('is switched off and on, made switched off, and asked for by its state', async () => {
    const { id } = (await make(policyOf('Resting'), '?activate=false')).body
    expect((await list('PASSWORD', '&status=INACTIVE')).map((each: { id: string }) => each.id)).toEqual([id])
    const resting = (await house.call('GET', `/api/v1/policies/${id}`)).body
    expect(Object.keys(resting._links)).toEqual(['activate', 'self', 'rules'])
    house.advance(5000)
    expect((await house.call('POST', `/api/v1/policies/${id}/lifecycle/activate`)).status).toBe(204)
    expect((await house.call('POST', `/api/v1/policies/${id}/lifecycle/activate`)).status).toBe(204)
    expect((await house.call('GET', `/api/v1/policies/${id}`)).body).toMatchObject({
      status: 'ACTIVE',
      lastUpdated: '2026-01-15T12:00:05.000Z',
    })
    expect(await logged('policy.lifecycle.activate')).toHaveLength(1)
    expect((await house.call('POST', `/api/v1/policies/${id}/lifecycle/deactivate`)).status).toBe(204)
    expect(await logged('policy.lifecycle.deactivate')).toHaveLength(1)
  })

  test('is found by the beginning of its name, and comes with its rules, page by page', async () => {
    for (const name of ['Bakers', 'Brewers', 'Actors']) await make(policyOf(name))
    const names = async (query: string) => (await list('PASSWORD', query)).map(({ name }: { name: string }) => name)
    expect(await names('&q=b')).toEqual(['Bakers', 'Brewers'])
    expect(await names('&sortBy=name')).toEqual(['Actors', 'Bakers', 'Brewers', 'Default Policy'])
    const first = await house.call('GET', '/api/v1/policies?type=PASSWORD&limit=2')
    expect(first.body).toHaveLength(2)
    expect(first.links[1]).toBe(
      `<https://org.example/api/v1/policies?after=${first.body[1].id}&limit=2&type=PASSWORD>; rel="next"`,
    )
    expect(await names(`&limit=2&after=${first.body[1].id}`)).toEqual(['Actors', 'Default Policy'])
    expect(said(await house.call('GET', '/api/v1/policies?type=PASSWORD&after=nowhere'))[1]).toBe('E0000029')
    const { id } = await theDefault()
    const whole = (await house.call('GET', `/api/v1/policies/${id}?expand=rules`)).body
    expect(whole._embedded.rules[0].name).toBe('Default Rule')
    expect((await list('PASSWORD', '&expand=rules')).at(-1)._embedded.rules).toHaveLength(1)
  })

  test.each<[string, object, number, string]>([
    ['of no type', { name: 'x' }, 400, 'E0000001'],
    ['of a type that nobody has', { type: 'TOAST', name: 'x' }, 400, 'E0000002'],
    ['of Identity Engine', { type: 'ACCESS_POLICY', name: 'x' }, 400, 'E0000002'],
    ['of which there is one', { type: 'IDP_DISCOVERY', name: 'x' }, 400, 'E0000002'],
    ['without a name', { type: 'PASSWORD' }, 400, 'E0000001'],
    [
      'with a condition of another',
      policyOf('x', { conditions: { network: { connection: 'ANYWHERE' } } }),
      400,
      'E0000002',
    ],
    [
      'for a group that is not there',
      policyOf('x', { conditions: { people: { groups: { include: ['00g0'] } } } }),
      400,
      'E0000001',
    ],
    [
      'that asks for too much',
      policyOf('x', { settings: { password: { complexity: { minLength: 73 } } } }),
      400,
      'E0000001',
    ],
    [
      'that asks for nonsense',
      policyOf('x', { settings: { password: { complexity: { minLength: 'many' } } } }),
      400,
      'E0000003',
    ],
    ['whose conditions are a list', policyOf('x', { conditions: [] }), 400, 'E0000003'],
    [
      'that enrols a factor by halves',
      { type: 'MFA_ENROLL', name: 'x', settings: { factors: { okta_sms: { enroll: { self: 'PERHAPS' } } } } },
      400,
      'E0000003',
    ],
    [
      'that enrols nothing that can be read',
      { type: 'MFA_ENROLL', name: 'x', settings: { factors: 7 } },
      400,
      'E0000003',
    ],
  ])('%s is not made', async (_, body, status, code) => {
    expect(said(await make(body)).slice(0, 2)).toEqual([status, code])
    expect(await order()).toEqual(['1 Default Policy'])
  })

  test('that is asked for in no type, or in a wrong one, is not found', async () => {
    expect(said(await house.call('GET', '/api/v1/policies'))).toEqual([
      400,
      'E0000028',
      'The request is missing a required parameter.',
      [],
    ])
    expect(said(await house.call('GET', '/api/v1/policies?type=ACCESS_POLICY'))).toEqual([
      400,
      'E0000002',
      'The request was not valid: Invalid policy type specified.',
      [],
    ])
    expect(said(await house.call('GET', '/api/v1/policies/00pNone')).slice(0, 3)).toEqual([
      404,
      'E0000007',
      'Not found: Resource not found: 00pNone (Policy)',
    ])
  })

  test('keeps its type, and a group that has gone in the meantime', async () => {
    const group = await makeGroup('Staff')
    const conditions = { people: { groups: { include: [group] } } }
    const { id } = await madeOf(policyOf('Staff', { conditions }))
    await house.call('DELETE', `/api/v1/groups/${group}`)
    const put = (body: object) => house.call('PUT', `/api/v1/policies/${id}`, body)
    expect((await put(policyOf('Renamed', { conditions }))).body).toMatchObject({ name: 'Renamed', conditions })
    expect(said(await put({ ...policyOf('Renamed'), type: 'MFA_ENROLL' }))[1]).toBe('E0000001')
    expect(said(await put(policyOf('x', { conditions: { people: { groups: { include: ['00g0'] } } } })))[3]).toEqual([
      'conditions.people.groups.include: The field has an invalid value',
    ])
  })
})

describe('what is said of passwords', () => {
  const complexity = (more: object) => ({ settings: { password: { complexity: more } } })
  const breached = (more: object) => ({ settings: { password: { breachedProtection: more } } })

  test.each<[string, object, string]>([
    ['seventy-three of a kind in a row', complexity({ maxConsecutiveCharacters: 73 }), 'E0000001'],
    ['none of a kind in a row', complexity({ maxConsecutiveCharacters: 0 }), 'E0000001'],
    ['without a city', complexity({ excludeAttributes: ['firstName', 'city'] }), 'E0000001'],
    ['with a workflow that is a number', breached({ delegatedWorkflowId: 4 }), 'E0000003'],
    ['that end sessions perhaps', breached({ logoutEnabled: 'perhaps' }), 'E0000003'],
  ])('a password policy: %s', async (_, more, code) => {
    expect(said(await make(policyOf('Staff', more))).slice(0, 2)).toEqual([400, code])
  })

  test.each<[string, object]>([
    ['by pigeon', { primary: { methods: ['email', 'pigeon'] } }],
    ['and a second time by mail', { stepUp: { required: true, methods: ['email'] } }],
    ['perhaps a second time', { stepUp: { required: 'perhaps' } }],
    ['under rules of its own', { accessControl: 'MINE' }],
  ])('nobody recovers %s', async (_, requirement) => {
    const { id } = await madeOf(policyOf('Staff'))
    const body = { name: 'Any', actions: { selfServicePasswordReset: { access: 'ALLOW', requirement } } }
    expect(said(await house.call('POST', rulesUri(id), body)).slice(0, 2)).toEqual([400, 'E0000003'])
  })

  test('what Okta knows of both is taken', async () => {
    const settings = {
      password: {
        complexity: { maxConsecutiveCharacters: 3, excludeAttributes: ['firstName', 'lastName'] },
        breachedProtection: { expireAfterDays: 0, logoutEnabled: true, delegatedWorkflowId: null },
      },
    }
    const { id } = await madeOf(policyOf('Staff', { settings }))
    const requirement = {
      primary: { methods: ['push', 'sms', 'voice', 'email', 'otp'], methodConstraints: [{ method: 'otp' }] },
      stepUp: { required: true, methods: ['security_question'] },
      accessControl: 'LEGACY',
    }
    const body = { name: 'Any', actions: { selfServicePasswordReset: { access: 'ALLOW', requirement } } }
    const made = await house.call('POST', rulesUri(id), body)
    expect(made.body.actions.selfServicePasswordReset).toEqual({ access: 'ALLOW', requirement })
  })
})

describe('the default policy', () => {
  test('stays: it is neither deleted nor switched off', async () => {
    const { id } = await theDefault()
    const [rule] = (await house.call('GET', rulesUri(id))).body
    for (const [method, uri, object] of [
      ['DELETE', `/api/v1/policies/${id}`, 'policy'],
      ['POST', `/api/v1/policies/${id}/lifecycle/deactivate`, 'policy'],
      ['DELETE', `${rulesUri(id)}/${rule.id}`, 'rule'],
      ['POST', `${rulesUri(id)}/${rule.id}/lifecycle/deactivate`, 'rule'],
    ] as const) {
      expect(said(await house.call(method, uri))).toEqual([
        403,
        'E0000111',
        `Cannot modify the ${object} object because it is read-only.`,
        [],
      ])
    }
    expect(await logged('policy.lifecycle.delete')).toEqual([])
  })

  test('is last, and is not moved, also where its place is left out', async () => {
    await make(policyOf('Staff'))
    const { id, name, type, settings } = await theDefault()
    const put = (more: object) => house.call('PUT', `/api/v1/policies/${id}`, { name, type, settings, ...more })
    for (const stale of [{ priority: 1 }, {}]) {
      expect(said(await put(stale))).toEqual([
        403,
        'E0000077',
        'Cannot modify the priority attribute because it is read-only.',
        [],
      ])
    }
    expect(said(await put({ priority: 2, name: 'Mine' }))[2]).toContain('the name attribute')
    expect((await put({ priority: 2, settings: { password: { lockout: { maxAttempts: 3 } } } })).body).toMatchObject({
      priority: 2,
      settings: { password: { lockout: { maxAttempts: 3, autoUnlockMinutes: 0 }, complexity: { minLength: 8 } } },
    })
  })

  test('is for everyone: its conditions may be repeated, in any order of their members', async () => {
    const { id, name, type, conditions, priority } = await theDefault()
    const put = (more: object) => house.call('PUT', `/api/v1/policies/${id}`, { name, type, priority, ...more })
    const { people, authProvider } = conditions
    expect((await put({ conditions: { authProvider, people } })).status).toBe(200)
    const group = await makeGroup('Staff')
    for (const narrower of [{ people }, { people: { groups: { include: [group] } }, authProvider }]) {
      expect(said(await put({ conditions: narrower })).slice(0, 2)).toEqual([403, 'E0000111'])
    }
    const [rule] = (await house.call('GET', rulesUri(id))).body
    const putRule = (more: object) => house.call('PUT', `${rulesUri(id)}/${rule.id}`, { ...rule, ...more })
    expect((await putRule({})).status).toBe(200)
    expect((await putRule({ actions: { selfServiceUnlock: { access: 'ALLOW' } } })).body.actions).toEqual({
      passwordChange: { access: 'ALLOW' },
      selfServicePasswordReset: { access: 'ALLOW' },
      selfServiceUnlock: { access: 'ALLOW' },
    })
    expect(said(await putRule({ conditions: { people: { users: { exclude: [house.adminId] } } } }))[1]).toBe('E0000111')
    expect(said(await putRule({ priority: 7 }))[1]).toBe('E0000077')
  })
})

describe('the default rule', () => {
  const ruleOf = async (type: string) => {
    const { id } = await theDefault(type)
    const [rule] = (await house.call('GET', rulesUri(id))).body
    return { rule, put: (more: object) => house.call('PUT', `${rulesUri(id)}/${rule.id}`, { ...rule, ...more }) }
  }

  test('of the sign-on policy leaves no cookie that outlives a browser, and may be changed otherwise', async () => {
    const { put } = await ruleOf('OKTA_SIGN_ON')
    const session = { usePersistentCookie: true, maxSessionIdleMinutes: 60, maxSessionLifetimeMinutes: 0 }
    expect(said(await put({ actions: { signon: { session } } }))).toEqual([
      403,
      'E0000077',
      'Cannot modify the usePersistentCookie attribute because it is read-only.',
      [],
    ])
    const { status, body } = await put({ actions: { signon: { session: { ...session, usePersistentCookie: false } } } })
    expect([status, body.actions.signon.session.maxSessionIdleMinutes]).toEqual([200, 60])
    const { id } = await madeOf({ type: 'OKTA_SIGN_ON', name: 'Staff' })
    const own = await house.call('POST', rulesUri(id), { name: 'Any', actions: { signon: { session } } })
    expect(own.body.actions.signon.session.usePersistentCookie).toBe(true)
  })

  test.each(['MFA_ENROLL', 'IDP_DISCOVERY'])('of %s is as it is in Identity Engine', async (type) => {
    const inClassic = await ruleOf(type)
    expect((await inClassic.put({})).status).toBe(200)
    await house.close()
    house = await startTestHouse({ pipeline: 'idx' })
    const { put } = await ruleOf(type)
    expect(said(await put({ actions: { enroll: { self: 'NEVER' } } }))).toEqual([
      403,
      'E0000111',
      'Cannot modify the rule object because it is read-only.',
      [],
    ])
    for (const other of ['PASSWORD', 'ACCESS_POLICY']) expect((await (await ruleOf(other)).put({})).status).toBe(200)
  })
})

describe('a rule', () => {
  const signOn = () => madeOf({ type: 'OKTA_SIGN_ON', name: 'Staff' })
  const makeRule = (id: string, body: object) => house.call('POST', rulesUri(id), body)

  test('is completed to what Okta prints', async () => {
    const { id } = await signOn()
    const { status, body } = await makeRule(id, { name: 'Any', system: true })
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual([
      'type',
      'id',
      'status',
      'name',
      'priority',
      'created',
      'lastUpdated',
      'system',
      'conditions',
      'actions',
      '_links',
    ])
    expect(body).toMatchObject({
      type: 'SIGN_ON',
      id: expect.stringMatching(/^0pr/),
      priority: 1,
      system: false,
      conditions: {
        people: { users: { exclude: [] } },
        network: { connection: 'ANYWHERE' },
        authContext: { authType: 'ANY' },
      },
      actions: { signon: { access: 'ALLOW', requireFactor: false, session: { maxSessionIdleMinutes: 720 } } },
    })
    expect((await house.call('GET', `${rulesUri(id)}/${body.id}`)).body).toEqual(body)
    expect(await logged('policy.rule.add')).toHaveLength(1)
  })

  test('of the default policy goes before the one that stays', async () => {
    const { id } = await theDefault('OKTA_SIGN_ON')
    await makeRule(id, { name: 'A' })
    await makeRule(id, { name: 'B', priority: 1 })
    const rules = async () =>
      (await house.call('GET', rulesUri(id))).body.map(
        ({ name, priority }: { name: string; priority: number }) => `${priority} ${name}`,
      )
    expect(await rules()).toEqual(['1 B', '2 A', '3 Default Rule'])
    expect(said(await makeRule(id, { name: 'a' }))[3]).toEqual(['name: Policy rule name already in use'])
    const [b] = (await house.call('GET', rulesUri(id))).body
    expect((await house.call('DELETE', `${rulesUri(id)}/${b.id}`)).status).toBe(204)
    expect(await rules()).toEqual(['1 A', '2 Default Rule'])
  })

  test('is listed with all others, or page by page where somebody says how many', async () => {
    const { id } = await signOn()
    for (const name of ['A', 'B', 'C']) await makeRule(id, { name })
    const names = ({ body }: TestAnswer) => body.map(({ name }: { name: string }) => name)
    const whole = await house.call('GET', rulesUri(id))
    expect([names(whole), whole.links]).toEqual([['A', 'B', 'C'], []])
    const first = await house.call('GET', `${rulesUri(id)}?limit=2`)
    const next = `${rulesUri(id)}?after=${first.body[1].id}&limit=2`
    expect(names(first)).toEqual(['A', 'B'])
    expect(first.links).toEqual([
      `<https://org.example${rulesUri(id)}?limit=2>; rel="self"`,
      `<https://org.example${next}>; rel="next"`,
    ])
    const last = await house.call('GET', next)
    expect([names(last), last.links.length]).toEqual([['C'], 1])
    expect(said(await house.call('GET', `${rulesUri(id)}?limit=0`))[1]).toBe('E0000029')
    expect(said(await house.call('GET', `${rulesUri(id)}?after=0pr0`))[1]).toBe('E0000029')
    expect(said(await house.call('GET', `${rulesUri(id)}?limit=two`))[1]).toBe('E0000037')
  })

  test('is switched off and on, and goes with its policy', async () => {
    const { id } = await signOn()
    const rule = (await makeRule(id, { name: 'Any' })).body
    const uri = `${rulesUri(id)}/${rule.id}`
    expect((await house.call('POST', `${uri}/lifecycle/deactivate`)).status).toBe(204)
    expect((await house.call('POST', `${uri}/lifecycle/deactivate`)).status).toBe(204)
    expect(Object.keys((await house.call('GET', uri)).body._links)).toEqual(['activate', 'self'])
    expect((await house.call('POST', `${uri}/lifecycle/activate`)).status).toBe(204)
    expect(await logged('policy.rule.deactivate')).toHaveLength(1)
    await house.call('DELETE', `/api/v1/policies/${id}`)
    expect(said(await house.call('GET', uri)).slice(0, 3)).toEqual([
      404,
      'E0000007',
      `Not found: Resource not found: ${rule.id} (PolicyRule)`,
    ])
  })

  test.each<[string, object, string]>([
    ['of another type', { type: 'PASSWORD' }, 'E0000001'],
    ['for zones of which none is named', { conditions: { network: { connection: 'ZONE' } } }, 'E0000001'],
    [
      'for a zone that is not there',
      { conditions: { network: { connection: 'ZONE', include: ['nzo0'] } } },
      'E0000001',
    ],
    ['for a user who is not there', { conditions: { people: { users: { include: ['00u0'] } } } }, 'E0000001'],
    ['for a behavior that is not there', { conditions: { risk: { behaviors: ['bhv0'] } } }, 'E0000001'],
    ['for an identity provider', { conditions: { identityProvider: { provider: 'ANY' } } }, 'E0000002'],
    ['for a place that is none', { conditions: { network: { connection: 'SOMEWHERE' } } }, 'E0000003'],
    ['that lets people in a little', { actions: { signon: { access: 'PERHAPS' } } }, 'E0000003'],
    ['whose session is over at once', { actions: { signon: { session: { maxSessionIdleMinutes: 0 } } } }, 'E0000001'],
  ])('%s is not made', async (_, body, code) => {
    const { id } = await signOn()
    expect(said(await makeRule(id, { name: 'Any', ...body })).slice(0, 2)).toEqual([400, code])
    expect((await house.call('GET', rulesUri(id))).body).toEqual([])
  })
})

describe('a rule of Identity Engine', () => {
  beforeEach(async () => {
    await house.close()
    house = await startTestHouse({ pipeline: 'idx' })
  })
  const makeRule = (id: string, appSignOn: object) =>
    house.call('POST', rulesUri(id), { name: 'Any', type: 'ACCESS_POLICY', actions: { appSignOn } })

  test.each<[string, object, string]>([
    ['lets people in a little', { access: 'PERHAPS' }, 'E0000003'],
    ['wants three factors', { verificationMethod: { type: 'ASSURANCE', factorMode: '3FA' } }, 'E0000003'],
    ['asks in a way that nobody knows', { verificationMethod: { type: 'GUESS' } }, 'E0000003'],
    ['asks again after a while', { verificationMethod: { reauthenticateIn: 'a while' } }, 'E0000001'],
    ['asks again after half a duration', { verificationMethod: { inactivityPeriod: 'PT' } }, 'E0000001'],
    ['constrains nothing', { verificationMethod: { constraints: 'none' } }, 'E0000003'],
    ['has more chains than five', { verificationMethod: { chains: Array(6).fill({}) } }, 'E0000001'],
  ])('that %s is not made', async (_, appSignOn, code) => {
    const { id } = await madeOf({ type: 'ACCESS_POLICY', name: 'Staff' })
    expect(said(await makeRule(id, appSignOn)).slice(0, 2)).toEqual([400, code])
  })

  test('verifies as it says, and has nothing left of another method', async () => {
    const { id } = await madeOf({ type: 'ACCESS_POLICY', name: 'Staff' })
    const verificationMethod = { type: 'AUTH_METHOD_CHAIN', chains: [{ authenticationMethods: [{ key: 'webauthn' }] }] }
    const { body } = await makeRule(id, { verificationMethod })
    expect(body.actions.appSignOn).toEqual({ access: 'ALLOW', verificationMethod })
    const back = { verificationMethod: { type: 'ASSURANCE', factorMode: '1FA', reauthenticateIn: 'PT2H30M' } }
    const put = (appSignOn: object) =>
      house.call('PUT', `${rulesUri(id)}/${body.id}`, { ...body, actions: { appSignOn } })
    expect((await put(back)).body.actions.appSignOn).toEqual({ access: 'ALLOW', ...back })
    const longer = { type: 'ASSURANCE', reauthenticateIn: 'PT43800H' }
    expect((await put({ verificationMethod: longer })).body.actions.appSignOn.verificationMethod).toEqual({
      factorMode: '1FA',
      ...longer,
    })
  })

  test('of a user profile policy is the only one, is for everybody, and lets people in', async () => {
    const { id } = await theDefault('PROFILE_ENROLLMENT')
    const uri = rulesUri(id)
    const [rule] = (await house.call('GET', uri)).body
    expect(said(await house.call('POST', uri, { name: 'Another', type: 'PROFILE_ENROLLMENT' }))).toEqual([
      400,
      'E0000001',
      'Api validation failed: type',
      ['type: The field has an invalid value'],
    ])
    expect((await house.call('GET', uri)).body).toEqual([rule])
    expect(rule.actions.profileEnrollment).toEqual({
      access: 'ALLOW',
      preRegistrationInlineHooks: null,
      profileAttributes: [
        { name: 'email', label: 'Email', required: true },
        { name: 'firstName', label: 'First name', required: true },
        { name: 'lastName', label: 'Last name', required: true },
      ],
      targetGroupIds: null,
      unknownUserAction: 'DENY',
      activationRequirements: { emailVerification: true },
      progressiveProfilingAction: 'DISABLED',
    })
    const put = (profileEnrollment: object, more: object = {}) =>
      house.call('PUT', `${uri}/${rule.id}`, { ...rule, actions: { profileEnrollment }, ...more })
    expect(said(await put({ access: 'DENY' })).slice(1, 3)).toEqual([
      'E0000001',
      'Api validation failed: actions.profileEnrollment.access',
    ])
    expect(said(await put({ unknownUserAction: 'ASK' }))[1]).toBe('E0000003')
    expect(said(await put({ targetGroupIds: ['00g1', '00g2'] }))[1]).toBe('E0000001')
    expect(said(await put({ profileAttributes: Array(11).fill({ name: 'email' }) }))[1]).toBe('E0000001')
    const attributes = [{ name: 'email', label: 'Email', required: true }]
    const { status, body } = await put({ unknownUserAction: 'REGISTER', profileAttributes: attributes })
    expect([status, body.actions.profileEnrollment.unknownUserAction]).toEqual([200, 'REGISTER'])
    const { body: own } = await make({ type: 'PROFILE_ENROLLMENT', name: 'Guests' })
    expect((await house.call('GET', rulesUri(own.id))).body).toHaveLength(1)
  })

  test('of an app stands among a hundred at most', async () => {
    const { id } = await madeOf({ type: 'ACCESS_POLICY', name: 'Staff' })
    const add = (name: string) => house.call('POST', rulesUri(id), { name, type: 'ACCESS_POLICY' })
    for (let count = 0; count < 99; count++) expect((await add(String(count))).body.priority).toBe(count)
    expect(said(await add('One more')).slice(0, 2)).toEqual([400, 'E0000001'])
  })
})

describe('an enrollment policy', () => {
  const demanding = { factors: { google_otp: { enroll: { self: 'REQUIRED' } } } }

  test('that demands a factor which is not set up cannot be set to work', async () => {
    const { id } = (await make({ type: 'MFA_ENROLL', name: 'Staff', settings: demanding }, '?activate=false')).body
    expect(said(await house.call('POST', `/api/v1/policies/${id}/lifecycle/activate`))).toEqual([
      403,
      'E0000086',
      'This policy cannot be activated at this time.',
      [],
    ])
    const authenticator = { key: 'google_otp', name: 'Google Authenticator' }
    expect((await house.call('POST', '/api/v1/authenticators?activate=true', authenticator)).status).toBe(200)
    expect((await house.call('POST', `/api/v1/policies/${id}/lifecycle/activate`)).status).toBe(204)
  })

  test.each<[string, readonly object[], string]>([
    ['that nobody knows', [{ key: 'carrier_pigeon', enroll: { self: 'OPTIONAL' } }], 'E0000003'],
    ['twice', [{ key: 'okta_email' }, { key: 'okta_email', enroll: { self: 'REQUIRED' } }], 'E0000001'],
    [
      'after as long as one likes',
      [{ key: 'okta_email', enroll: { self: 'REQUIRED', gracePeriod: { type: 'FOREVER' } } }],
      'E0000003',
    ],
  ])('names no authenticator %s', async (_, authenticators, code) => {
    const settings = { type: 'AUTHENTICATORS', authenticators }
    expect(said(await make({ type: 'MFA_ENROLL', name: 'Staff', settings })).slice(0, 2)).toEqual([400, code])
  })

  test('names two apps of the org’s own by their ids', async () => {
    const authenticators = ['aut1', 'aut2'].map((id) => ({ key: 'custom_app', id, enroll: { self: 'OPTIONAL' } }))
    const gracePeriod = { type: 'BY_SKIP_COUNT', skipCount: 3 }
    const settings = {
      type: 'AUTHENTICATORS',
      authenticators: [...authenticators, { key: 'google_otp', enroll: { self: 'OPTIONAL', gracePeriod } }],
    }
    expect((await make({ type: 'MFA_ENROLL', name: 'Staff', settings })).body.settings).toEqual(settings)
  })

  test('may demand a text, and not a push, of which only the code is switched on in a new org', async () => {
    const statusOf = async (factor: string) => {
      const settings = { factors: { [factor]: { enroll: { self: 'REQUIRED' } } } }
      const { id } = (await make({ type: 'MFA_ENROLL', name: factor, settings }, '?activate=false')).body
      return (await house.call('POST', `/api/v1/policies/${id}/lifecycle/activate`)).status
    }
    expect(await statusOf('okta_sms')).toBe(204)
    expect(await statusOf('okta_otp')).toBe(204)
    expect(await statusOf('okta_push')).toBe(403)
  })
})

describe('what belongs to apps', () => {
  test('is empty, and is mapped elsewhere', async () => {
    const { id } = await theDefault()
    const uri = `/api/v1/policies/${id}`
    expect((await house.call('GET', `${uri}/app`)).body).toEqual([])
    expect((await house.call('GET', `${uri}/mappings`)).body).toEqual([])
    expect(said(await house.call('POST', `${uri}/mappings`, { resourceId: '0oa1', resourceType: 'APP' }))).toEqual([
      400,
      'E0000001',
      'Api validation failed: Policy mappings are no longer supported on this endpoint.',
      [],
    ])
    for (const method of ['GET', 'DELETE'])
      expect(said(await house.call(method, `${uri}/mappings/m1`)).slice(0, 2)).toEqual([404, 'E0000007'])
  })

  test('is no feature of a Classic org', async () => {
    const { id } = await theDefault()
    expect(said(await house.call('POST', `/api/v1/policies/${id}/clone`)).slice(0, 2)).toEqual([401, 'E0000015'])
    const simulate = (body: unknown) => house.call('POST', '/api/v1/policies/simulate', body)
    expect(said(await simulate({ appInstance: '0oa1' })).slice(0, 2)).toEqual([401, 'E0000015'])
    expect(said(await simulate([{ appInstance: '0oa1' }])).slice(0, 2)).toEqual([400, 'E0000003'])
  })

  test('is copied with its rules in Identity Engine', async () => {
    await house.close()
    house = await startTestHouse({ pipeline: 'idx' })
    const policy = await madeOf({ type: 'ACCESS_POLICY', name: 'Staff' })
    expect(policy).toMatchObject({ id: expect.stringMatching(/^rst/), conditions: null, priority: 1 })
    expect(Object.keys(policy).at(-1)).toBe('type')
    expect(Object.keys(policy._links)).toEqual(['mappings', 'self', 'rules', 'deactivate'])
    await house.call('POST', rulesUri(policy.id), { name: 'Managed', conditions: { device: { managed: true } } })
    const clone = (await house.call('POST', `/api/v1/policies/${policy.id}/clone`)).body
    expect(clone).toMatchObject({ name: '[cloned] Staff', created: null, lastUpdated: null })
    const rules = (await house.call('GET', rulesUri(clone.id))).body
    expect(
      rules.map(({ name, priority, system }: { name: string; priority: number; system: boolean }) => [
        name,
        priority,
        system,
      ]),
    ).toEqual([
      ['Managed', 0, false],
      ['Catch-all Rule', 99, true],
    ])
    expect(said(await house.call('POST', `/api/v1/policies/${policy.id}/clone`))[1]).toBe('E0000001')
    const { id } = await theDefault('PASSWORD')
    expect(said(await house.call('POST', `/api/v1/policies/${id}/clone`))[1]).toBe('E0000002')
    expect(said(await house.call('POST', '/api/v1/policies/simulate', { appInstance: '0oa1' }))[1]).toBe('E0000007')
  })
})
