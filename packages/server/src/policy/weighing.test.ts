import { describe, expect, test } from 'vitest'
import { type Conditions, type Facts, whyNot } from './conditions.js'
import { weigh } from './weighing.js'

const facts: Facts = {
  user: { id: '00u1', typeId: 'oty1' },
  provider: 'OKTA',
  groups: new Set(['00gEveryone', '00gStaff']),
  zones: new Set(['nzoOffice']),
  behaviors: new Set(['bhvNewIp']),
  risk: 'LOW',
  authType: 'ANY',
}

describe('a condition', () => {
  test.each<[string, Conditions | null, string | undefined]>([
    ['that is none', null, undefined],
    ['that nobody filled in', { people: null, network: {} }, undefined],
    ['for a group of the user', { people: { groups: { include: ['00gOther', '00gStaff'] } } }, undefined],
    ['for other groups', { people: { groups: { include: ['00gOther'] } } }, 'the user is in none of its groups'],
    [
      'that excludes a group of the user, though it includes another',
      { people: { groups: { include: ['00gEveryone'], exclude: ['00gStaff'] } } },
      'the user is in an excluded group',
    ],
    [
      'for the user, though for another group',
      { people: { users: { include: ['00u1'] }, groups: { include: ['00gOther'] } } },
      undefined,
    ],
    ['for another user', { people: { users: { include: ['00u2'] } } }, 'the user is not among its people'],
    [
      'that excludes the user, whatever their groups',
      { people: { users: { exclude: ['00u1'] }, groups: { include: ['00gStaff'] } } },
      'the user is excluded',
    ],
    ['for anywhere', { network: { connection: 'ANYWHERE', include: ['nzoHome'] } }, undefined],
    ['for the zone', { network: { connection: 'ZONE', include: ['nzoOffice'] } }, undefined],
    ['for any zone', { network: { connection: 'ZONE', include: ['ALL_ZONES'] } }, undefined],
    [
      'for another zone',
      { network: { connection: 'ZONE', include: ['nzoHome'] } },
      'the request comes from none of its zones',
    ],
    [
      'for everywhere but the zone',
      { network: { connection: 'ZONE', exclude: ['nzoOffice'] } },
      'the request comes from an excluded zone',
    ],
    ['for everywhere but another zone', { network: { connection: 'ZONE', exclude: ['nzoHome'] } }, undefined],
    ['for any way in', { authContext: { authType: 'ANY' } }, undefined],
    ['for RADIUS', { authContext: { authType: 'RADIUS' } }, 'the sign-in does not come through RADIUS'],
    ['for a behavior that was noticed', { risk: { behaviors: ['bhvOther', 'bhvNewIp'] } }, undefined],
    ['for a behavior that was not', { risk: { behaviors: ['bhvOther'] } }, 'none of its behaviors was noticed'],
    ['for a low risk', { riskScore: { level: 'LOW' } }, undefined],
    ['for a high risk', { riskScore: { level: 'HIGH' } }, 'the risk is LOW, not HIGH'],
    [
      'for people of a directory',
      { authProvider: { provider: 'LDAP' } },
      'the user’s password is kept by OKTA, not by LDAP'.replace('’', "'"),
    ],
    ['for another type of user', { userType: { include: ['oty2'] } }, 'the user is of none of its types'],
    ['against this type of user', { userType: { exclude: ['oty1'] } }, 'users of this type are excluded'],
    ['for an app', { app: { include: [{ type: 'APP', id: '0oa1' }] } }, 'the request is not for one of its apps'],
    [
      'for a certain identity provider',
      { identityProvider: { provider: 'SPECIFIC_IDP', idpIds: ['0oa1'] } },
      'the sign-in does not come through one of its identity providers',
    ],
    ['that nothing is known of', { device: { managed: true } }, 'nothing is known of its device'],
  ])('%s', (_, conditions, why) => {
    expect(whyNot(conditions, facts)).toBe(why)
  })

  test('for people of the org is also for those whose hash was imported', () => {
    expect(whyNot({ authProvider: { provider: 'OKTA' } }, { ...facts, provider: 'IMPORT' })).toBeUndefined()
  })

  test('for any zone does not hold for who comes from none', () => {
    expect(whyNot({ network: { connection: 'ZONE', include: ['ALL_ZONES'] } }, { ...facts, zones: new Set() })).toBe(
      'the request comes from none of its zones',
    )
  })
})

describe('policies', () => {
  const rule = (id: string, conditions: Conditions | null = null) => ({ id, name: `Rule ${id}`, conditions })
  const others = { people: { groups: { include: ['00gOther'] } } }
  const policy = (id: string, conditions: Conditions | null, ...rules: ReturnType<typeof rule>[]) => ({
    id,
    name: `Policy ${id}`,
    conditions,
    rules,
  })

  test('are asked in their order, and the first rule that holds applies; each that was asked is named', () => {
    const { applies, because } = weigh(
      [
        policy('1', others, rule('11')),
        policy('2', null),
        policy('3', null, rule('31', others)),
        policy('4', null, rule('41', others), rule('42'), rule('43')),
        policy('5', null, rule('51')),
      ],
      facts,
    )
    expect(applies).toMatchObject({ policy: { id: '4' }, rule: { id: '42' } })
    expect(because).toEqual([
      'Policy “Policy 1” (1) does not hold: the user is in none of its groups.',
      'Policy “Policy 2” (2) is passed over: it has no active rule.',
      'Policy “Policy 3” (3) holds.',
      'Rule “Rule 31” (31) does not hold: the user is in none of its groups.',
      'Policy “Policy 4” (4) holds.',
      'Rule “Rule 41” (41) does not hold: the user is in none of its groups.',
      'Rule “Rule 42” (42) applies.',
    ])
  })

  test('of which none holds leave nothing that applies', () => {
    expect(weigh([policy('1', others, rule('11'))], facts).applies).toBeUndefined()
    expect(weigh([], facts)).toEqual({ applies: undefined, because: [] })
  })
})
