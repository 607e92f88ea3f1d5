import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'
import { outside } from '../../operation/runner.js'
import { up } from '../../store/migrations/0007-places.js'
import { zonesExist } from './index.js'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse({ start: '2026-01-15T11:59:59.000Z' })
  house.advance(1000)
})
afterEach(() => house.close())

const range = (value: string) => ({ type: value.includes('/') ? 'CIDR' : 'RANGE', value })
const zoneOf = (name: string, gateways: readonly string[], more: object = {}) => ({
  type: 'IP',
  name,
  gateways: gateways.map(range),
  ...more,
})
const make = (body: unknown) => house.call('POST', '/api/v1/zones', body)
const madeOf = async (body: unknown) => (await make(body)).body
const named = async (name: string) =>
  (await house.call('GET', '/api/v1/zones')).body.find((zone: { name: string }) => zone.name === name)
const said = ({
  status,
  body,
}: {
  status: number
  body: { errorCode: string; errorCauses: { errorSummary: string }[] }
}) => [status, body.errorCode, ...body.errorCauses.map(({ errorSummary }) => errorSummary)] as const
const logged = async (type: string) =>
  (await house.call('GET', `/api/v1/logs?filter=eventType eq "${type}"`)).body as {
    outcome: object
    target: object[]
  }[]
/** From another address, or through proxies. */
const from = (hops: string, uri = '/api/v1/zones') => house.call('GET', uri, undefined, { 'x-forwarded-for': hops })
const through = (ip: string) =>
  house.app.handle({
    method: 'GET',
    uri: '/api/v1/zones',
    headers: { host: 'org.example', authorization: `SSWS ${house.token}` },
    body: undefined,
    ip,
    scheme: 'https',
  })

describe('a zone', () => {
  test('is answered as Okta prints it, in the same order', async () => {
    const { status, body } = await make(
      zoneOf('West', ['1.2.3.4/24', '2.3.4.5-2.3.4.15'], { proxies: [range('2.2.3.4/24')] }),
    )
    expect(status).toBe(200)
    expect(body).toEqual({
      type: 'IP',
      id: expect.stringMatching(/^nzo[0-9A-Za-z]{17}$/),
      name: 'West',
      status: 'ACTIVE',
      usage: 'POLICY',
      created: '2026-01-15T12:00:00.000Z',
      lastUpdated: '2026-01-15T12:00:00.000Z',
      system: false,
      gateways: [range('1.2.3.4/24'), range('2.3.4.5-2.3.4.15')],
      proxies: [range('2.2.3.4/24')],
      _links: {
        self: { href: expect.stringContaining('/api/v1/zones/nzo'), hints: { allow: ['GET', 'PUT', 'DELETE'] } },
        deactivate: { href: expect.stringMatching(/lifecycle\/deactivate$/), hints: { allow: ['POST'] } },
      },
    })
    expect(Object.keys(body).slice(0, 8)).toEqual([
      'type',
      'id',
      'name',
      'status',
      'usage',
      'created',
      'lastUpdated',
      'system',
    ])
    expect((await house.call('GET', `/api/v1/zones/${body.id}`)).body).toEqual(body)
  })

  test('of a place says where, in the order of the alphabet', async () => {
    const body = await madeOf({
      type: 'DYNAMIC',
      name: 'Far',
      locations: [{ country: 'US' }, { country: 'AF', region: 'AF-BGL' }],
      proxyType: '',
    })
    expect(body.locations).toEqual([
      { country: 'AF', region: 'AF-BGL' },
      { country: 'US', region: null },
    ])
    expect(body).not.toHaveProperty('asns')
    const anonymous = await madeOf({ type: 'DYNAMIC', name: 'Tor', proxyType: 'TorAnonymizer', usage: 'BLOCKLIST' })
    expect(anonymous).toMatchObject({ usage: 'BLOCKLIST', locations: null, proxyType: 'TorAnonymizer' })
    const enhanced = await madeOf({
      type: 'DYNAMIC_V2',
      name: 'VPN',
      asns: {},
      ipServiceCategories: { include: ['ALL_IP_SERVICES'], exclude: ['SURFSHARK_VPN'] },
    })
    expect(enhanced).toMatchObject({
      locations: { include: [], exclude: [] },
      ipServiceCategories: { include: ['ALL_IP_SERVICES'], exclude: ['SURFSHARK_VPN'] },
      asns: { include: [], exclude: [] },
    })
  })

  test('names addresses that are some, in Okta’s words', async () => {
    expect(said(await make(zoneOf('West', ['1.2.3.4.5-1.2.3.6'])))).toEqual([
      400,
      'E0000001',
      'gateways: The IP: 1.2.3.4.5 in the RANGE: 1.2.3.4.5-1.2.3.6 is invalid. Make sure it is a valid IPV4.',
    ])
    const both = await make(zoneOf('West', ['1.2.3.4/64'], { proxies: [range('nowhere')] }))
    expect(both.body.errorSummary).toBe('Api validation failed: gateways')
    expect(both.body.errorCauses).toHaveLength(2)
  })

  test.each<[string, unknown, string]>([
    ['has a name', { type: 'IP', gateways: [] }, 'name: The field cannot be left blank'],
    ['has a type', { name: 'West' }, 'type: The field cannot be left blank'],
    ['holds something', { type: 'IP', name: 'West', gateways: [] }, 'gateways: The field cannot be left blank'],
    ['of a place holds something', { type: 'DYNAMIC', name: 'West' }, 'locations: The field cannot be left blank'],
    [
      'is of countries',
      { type: 'DYNAMIC', name: 'West', locations: [{ country: 'us' }] },
      'locations: The field has an invalid value',
    ],
    [
      'is of regions within their country',
      { type: 'DYNAMIC', name: 'West', locations: [{ country: 'US', region: 'AF-BGL' }] },
      'locations: The field has an invalid value',
    ],
    [
      'has room for 75 places',
      { type: 'DYNAMIC', name: 'West', asns: Array.from({ length: 76 }, (_, at) => String(at)) },
      'asns: The maximum number of entries (75) has been reached',
    ],
    [
      'keeps to the names of services',
      { type: 'DYNAMIC_V2', name: 'West', ipServiceCategories: { include: ['a vpn'] } },
      'ipServiceCategories: The field has an invalid value',
    ],
    [
      'knows no service that Okta does not',
      { type: 'DYNAMIC_V2', name: 'West', ipServiceCategories: { exclude: ['NORD_VPN', 'CARRIER_PIGEON'] } },
      'ipServiceCategories: The field has an invalid value',
    ],
    ['counts its networks', { type: 'DYNAMIC', name: 'West', asns: ['AS1'] }, 'asns: The field has an invalid value'],
    [
      'has room for 150 entries',
      zoneOf(
        'West',
        Array.from({ length: 151 }, (_, at) => `10.0.0.${at}`),
      ),
      'gateways: The maximum number of entries (150) has been reached',
    ],
  ])('%s', async (_, body, cause) => {
    expect(said(await make(body))).toEqual([400, 'E0000001', cause])
  })

  test.each<[string, unknown]>([
    ['type', { ...zoneOf('West', ['1.1.1.1']), type: 'PLACE' }],
    ['usage', zoneOf('West', ['1.1.1.1'], { usage: 'SOMETIMES' })],
    ['kind of range', { type: 'IP', name: 'West', gateways: [{ type: 'cidr', value: '1.1.1.1/32' }] }],
    ['proxy', { type: 'DYNAMIC', name: 'West', proxyType: 'Sometimes' }],
    ['body', []],
  ])('of an unknown %s cannot be read', async (_, body) => {
    expect(said(await make(body))).toEqual([400, 'E0000003'])
  })

  test('blocks a thousand ranges, and an org keeps 25,000', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `10.${at >> 8}.${at & 255}.0/24`)
    expect((await make(zoneOf('Block', many(1000), { usage: 'BLOCKLIST' }))).status).toBe(200)
    const legacy = await named('LegacyIpZone')
    const grow = (proxies: number) =>
      house.call('PUT', `/api/v1/zones/${legacy.id}`, {
        ...zoneOf('LegacyIpZone', many(5000)),
        proxies: many(proxies).map(range),
      })
    expect((await grow(5000)).status).toBe(200)
    const blocked = await named('BlockedIpZone')
    const fill = (proxies: number) =>
      house.call('PUT', `/api/v1/zones/${blocked.id}`, {
        ...zoneOf('BlockedIpZone', many(5000)),
        proxies: many(proxies).map(range),
      })
    expect((await fill(5000)).status).toBe(200)
    for (const at of [1, 2, 3]) {
      expect(
        (await make(zoneOf(`Block ${at}`, many(1000), { usage: 'BLOCKLIST', proxies: many(1000).map(range) }))).status,
      ).toBe(at < 3 ? 200 : 400)
    }
  })

  test('bears a name that no other bears, and keeps its type', async () => {
    const west = await madeOf(zoneOf('West', ['1.1.1.1']))
    expect(said(await make(zoneOf('WEST', ['1.1.1.1'])))).toEqual([
      400,
      'E0000001',
      'name: An object with this field already exists in the current organization',
    ])
    const replace = (body: unknown) => house.call('PUT', `/api/v1/zones/${west.id}`, body)
    expect(said(await replace({ type: 'DYNAMIC', name: 'West', asns: ['1'] }))).toEqual([
      400,
      'E0000001',
      'type: The field has an invalid value',
    ])
    house.advance(5000)
    const renamed = await replace({ ...zoneOf('East', ['2.2.2.2']), status: 'INACTIVE', usage: 'BLOCKLIST' })
    expect(renamed.body).toMatchObject({
      name: 'East',
      status: 'ACTIVE',
      usage: 'BLOCKLIST',
      lastUpdated: '2026-01-15T12:00:05.000Z',
      proxies: null,
    })
    expect(await logged('zone.make_blacklist')).toHaveLength(1)
  })

  test('is switched off and on, and answers what it is now', async () => {
    const { id } = await madeOf(zoneOf('West', ['1.1.1.1']))
    const off = await house.call('POST', `/api/v1/zones/${id}/lifecycle/deactivate`)
    expect(off.body.status).toBe('INACTIVE')
    expect(Object.keys(off.body._links)).toEqual(['activate', 'self'])
    expect((await house.call('POST', `/api/v1/zones/${id}/lifecycle/activate`)).body.status).toBe('ACTIVE')
    expect((await house.call('DELETE', `/api/v1/zones/${id}`)).status).toBe(204)
    expect((await house.call('GET', `/api/v1/zones/${id}`)).body.errorSummary).toBe(
      `Not found: Resource not found: ${id} (NetworkZone)`,
    )
  })

  test('that a rule of a policy names is not deleted', async () => {
    const { id } = await madeOf(zoneOf('West', ['1.1.1.1']))
    const rule = await house.store.db.selectFrom('policy_rules').selectAll().executeTakeFirst()
    const conditions = JSON.stringify({ network: { connection: 'ZONE', include: [id] } })
    const row = {
      id: '0prTest',
      org_id: house.orgId,
      policy_id: rule?.policy_id ?? '00pTest',
      type: 'PASSWORD' as const,
      name: 'Office',
      name_key: 'office',
      status: 'ACTIVE' as const,
      system: 0,
      priority: 9,
      conditions,
      actions: '{}',
      created: '2026-01-15T12:00:00.000Z',
      last_updated: '2026-01-15T12:00:00.000Z',
    }
    await house.store.db.insertInto('policy_rules').values(row).execute()
    const refused = await house.call('DELETE', `/api/v1/zones/${id}`)
    expect(refused.body.errorSummary).toBe(
      'Api validation failed: The zone: West is used by the policy rule: Office. Used zones cannot be deleted.',
    )
    await house.store.db.deleteFrom('policy_rules').where('id', '=', '0prTest').execute()
    expect((await house.call('DELETE', `/api/v1/zones/${id}`)).status).toBe(204)
  })

  test('is deleted in Identity Engine only once it is off', async () => {
    await house.store.db.updateTable('orgs').set({ pipeline: 'idx' }).execute()
    const { id } = await madeOf(zoneOf('West', ['1.1.1.1']))
    const refused = await house.call('DELETE', `/api/v1/zones/${id}`)
    expect(refused.body.errorSummary).toBe(
      'Api validation failed: The zone: West is an active zone. Active zones cannot be deleted.',
    )
    expect(said(refused)).toEqual([
      400,
      'E0000001',
      `id: The zone: ${id} is an active zone. Active zones cannot be deleted.`,
    ])
    await house.call('POST', `/api/v1/zones/${id}/lifecycle/deactivate`)
    expect((await house.call('DELETE', `/api/v1/zones/${id}`)).status).toBe(204)
  })
})

describe('the zones that every org has', () => {
  test('are there from the beginning, empty', async () => {
    const answer = await house.call('GET', '/api/v1/zones')
    expect(answer.links).toEqual(['<https://org.example/api/v1/zones?limit=20>; rel="self"'])
    expect(
      answer.body.map(({ name, usage, system }: { name: string; usage: string; system: boolean }) => [
        name,
        usage,
        system,
      ]),
    ).toEqual([
      ['BlockedIpZone', 'BLOCKLIST', true],
      ['DefaultEnhancedDynamicZone', 'BLOCKLIST', true],
      ['DefaultExemptIpZone', 'POLICY', true],
      ['LegacyIpZone', 'POLICY', true],
    ])
    expect(answer.body[0]).toMatchObject({ gateways: null, proxies: null })
  })

  test('stay; the dynamic one may rest', async () => {
    const [blocked, dynamic] = [await named('BlockedIpZone'), await named('DefaultEnhancedDynamicZone')]
    const codes = async (verb: string, uri: string) => said(await house.call(verb, `/api/v1/zones/${uri}`))[1]
    expect(await codes('DELETE', blocked.id)).toBe('E0000001')
    expect(await codes('POST', `${blocked.id}/lifecycle/deactivate`)).toBe('E0000001')
    expect((await house.call('POST', `/api/v1/zones/${dynamic.id}/lifecycle/deactivate`)).body.status).toBe('INACTIVE')
    expect(await codes('DELETE', dynamic.id)).toBe('E0000001')
  })
})

test('an org from before there were zones is given its own', async () => {
  const { db } = house.store
  for (const table of ['zones', 'behaviors', 'trusted_origins'] as const) await db.schema.dropTable(table).execute()
  await up(db)
  const { body } = await house.call('GET', '/api/v1/zones')
  expect(body.map(({ name }: { name: string }) => name)).toEqual([
    'BlockedIpZone',
    'DefaultEnhancedDynamicZone',
    'LegacyIpZone',
  ])
  for (const { id } of body) expect(id).toMatch(new RegExp(`^nzo[0-9A-Za-z]{14}${house.orgId.slice(-3)}$`))
})

describe('the list', () => {
  const names = async (query: string) =>
    (await house.call('GET', `/api/v1/zones${query}`)).body.map(({ name }: { name: string }) => name)

  test('is by name, and its cursor is one', async () => {
    await make(zoneOf('b', ['1.1.1.1']))
    await make(zoneOf('A', ['1.1.1.1']))
    const first = await house.call('GET', '/api/v1/zones?limit=2')
    expect(first.body.map(({ name }: { name: string }) => name)).toEqual(['A', 'b'])
    expect(first.links[1]).toBe('<https://org.example/api/v1/zones?after=b&limit=2>; rel="next"')
    expect(await names('?after=b&limit=2')).toEqual(['BlockedIpZone', 'DefaultEnhancedDynamicZone'])
  })

  test('is as long as it may be where somebody says -1, as the reference does where nobody says anything', async () => {
    for (let count = 0; count < 20; count++) await make(zoneOf(`Zone ${count}`, ['1.1.1.1']))
    const { body, links } = await house.call('GET', '/api/v1/zones?limit=-1')
    expect([body.length, links.length]).toEqual([24, 1])
    expect((await house.call('GET', '/api/v1/zones')).body).toHaveLength(20)
    expect(said(await house.call('GET', '/api/v1/zones?limit=-2')).slice(0, 2)).toEqual([400, 'E0000029'])
    expect(said(await house.call('GET', '/api/v1/trustedOrigins?limit=-1')).slice(0, 2)).toEqual([400, 'E0000029'])
  })

  test('is narrowed by what Okta lets one ask', async () => {
    const { id } = await madeOf(zoneOf('West', ['1.1.1.1']))
    const asked = (text: string) => names(`?filter=${encodeURIComponent(text)}`)
    expect(await asked('system eq false')).toEqual(['West'])
    expect(await asked('system eq true')).toHaveLength(4)
    expect(await asked(`id eq "${id}" or usage eq "BLOCKLIST"`)).toEqual([
      'BlockedIpZone',
      'DefaultEnhancedDynamicZone',
      'West',
    ])
    const wrong = await house.call('GET', '/api/v1/zones?filter=name+eq+"West"')
    expect(said(wrong).slice(0, 2)).toEqual([400, 'E0000031'])
  })
})

describe('who is kept out', () => {
  test('is everyone from a zone that blocks, whatever they ask, and the log tells of it', async () => {
    const { id } = await madeOf(zoneOf('Bad', ['203.0.113.0/24'], { usage: 'BLOCKLIST' }))
    expect((await through('203.0.112.9')).status).toBe(200)
    const refused = await through('203.0.113.9')
    expect(refused.status).toBe(403)
    expect(JSON.parse(String(refused.body))).toMatchObject({ errorCode: 'E0000006', errorCauses: [] })
    const [event] = await logged('security.request.blocked')
    expect(event).toMatchObject({
      outcome: { result: 'DENY', reason: 'Blocked request from IP: 203.0.113.9' },
      client: { ipAddress: '203.0.113.9' },
      target: [{ id, type: 'NetworkZone' }],
    })
    await house.call('POST', `/api/v1/zones/${id}/lifecycle/deactivate`)
    expect((await through('203.0.113.9')).status).toBe(200)
  })

  test('is also who came through such an address', async () => {
    await make(zoneOf('Bad', ['203.0.113.0/24'], { usage: 'BLOCKLIST' }))
    expect((await from('203.0.113.9')).status).toBe(403)
    expect((await from('203.0.113.9', '/api/v1/nowhere')).status).toBe(403)
    expect((await from('203.0.113.9', '/stuntdouble/health')).status).toBe(200)
  })

  test('is nobody from an address that is exempt, once the org says so', async () => {
    await make(zoneOf('Bad', ['203.0.113.0/24'], { usage: 'BLOCKLIST' }))
    const { id, useAsExemptList } = await named('DefaultExemptIpZone')
    expect(useAsExemptList).toBe(false)
    const put = (more: object) =>
      house.call('PUT', `/api/v1/zones/${id}`, { ...zoneOf('DefaultExemptIpZone', ['203.0.113.9/32']), ...more })
    await put({})
    expect((await through('203.0.113.9')).status).toBe(403)
    const { body } = await put({ useAsExemptList: true })
    expect(body).toMatchObject({ system: true, useAsExemptList: true, gateways: [range('203.0.113.9/32')] })
    expect((await through('203.0.113.9')).status).toBe(200)
    expect((await through('203.0.113.8')).status).toBe(403)
    expect((await through('203.0.113.10')).status).toBe(403)
    expect((await put({ name: 'Let through' })).body.useAsExemptList).toBe(true)
    await put({ useAsExemptList: false })
    expect((await through('203.0.113.9')).status).toBe(403)
  })

  test('is exempt by no other zone', async () => {
    const cause = 'useAsExemptList: The field has an invalid value'
    const exempt = zoneOf('West', ['203.0.113.9/32'], { useAsExemptList: true })
    expect(said(await make(exempt))).toEqual([400, 'E0000001', cause])
    const { id } = await madeOf(zoneOf('West', ['203.0.113.9/32']))
    expect(said(await house.call('PUT', `/api/v1/zones/${id}`, exempt))).toEqual([400, 'E0000001', cause])
    expect(await named('West')).not.toHaveProperty('useAsExemptList')
  })

  test('is never who asks for it', async () => {
    const own = await make(zoneOf('All', ['127.0.0.0/8'], { usage: 'BLOCKLIST' }))
    expect(said(own)).toEqual([
      400,
      'E0000001',
      'gateways: The IP: 127.0.0.1 is the IP of this request and cannot be blocked.',
    ])
    const { id } = await madeOf(zoneOf('All', ['127.0.0.0/8']))
    const block = { ...zoneOf('All', ['127.0.0.0/8']), usage: 'BLOCKLIST' }
    expect(said(await house.call('PUT', `/api/v1/zones/${id}`, block))[1]).toBe('E0000001')
    await house.call('POST', `/api/v1/zones/${id}/lifecycle/deactivate`)
    expect((await house.call('PUT', `/api/v1/zones/${id}`, block)).status).toBe(200)
    expect(said(await house.call('POST', `/api/v1/zones/${id}/lifecycle/activate`))[1]).toBe('E0000001')
  })
})

describe('who asks', () => {
  const seen = async () => (await logged('group.lifecycle.create'))[0] as unknown as { client: { ipAddress: string } }
  const makeGroup = (forwarded: string) =>
    house.call('POST', '/api/v1/groups', { profile: { name: 'West' } }, { 'x-forwarded-for': forwarded })

  test('is whoever is at the other end, whatever they claim', async () => {
    await makeGroup('198.51.100.7')
    expect((await seen()).client.ipAddress).toBe('127.0.0.1')
  })

  test('is who stands behind the proxies that the org trusts', async () => {
    await make({ type: 'IP', name: 'Proxies', proxies: [range('127.0.0.0/8'), range('10.0.0.0/8')] })
    await makeGroup('6.6.6.6, 198.51.100.7, 10.1.2.3')
    expect((await seen()).client.ipAddress).toBe('198.51.100.7')
  })
})

describe('a policy that asks', () => {
  const context = async () => outside(house.app.runner, await house.app.systemOf(house.orgId))

  test('hears which zones there are', async () => {
    const ctx = await context()
    const west = await madeOf(zoneOf('West', ['192.0.2.0/24']))
    expect(await zonesExist(ctx, [west.id, 'ALL_ZONES'])).toBe(true)
    expect(await zonesExist(ctx, [west.id, 'nzoNone'])).toBe(false)
  })
})
