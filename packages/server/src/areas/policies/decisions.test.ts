import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'
import type { Context } from '../../operation/context.js'
import { outside, write } from '../../operation/runner.js'
import { policyFor, type User, users } from '../users/index.js'
import { decideSignOn, enrollmentFor, noteSignIn } from './index.js'

let house: TestHouse
let ada: User
beforeEach(async () => {
  house = await startTestHouse()
  const profile = { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Example' }
  const { id } = (await house.call('POST', '/api/v1/users', { profile })).body
  ada = (await users(house.store.db, house.orgId).find(id)) as User
})
afterEach(() => house.close())

/** What the house would ask for a request that came this way. */
async function from(...hops: string[]): Promise<Context> {
  const bare = await house.app.systemOf(house.orgId)
  return outside(house.app.runner, { ...bare, request: { ...bare.request, ip: hops.at(-1) ?? '', hops } })
}
const make = async (uri: string, body: object) => {
  const answer = await house.call('POST', uri, body)
  expect(answer.status).toBe(200)
  return answer.body
}
const group = async (name: string) => {
  const { id } = await make('/api/v1/groups', { profile: { name } })
  await house.call('PUT', `/api/v1/groups/${id}/users/${ada.id}`)
  return id as string
}
const forGroup = (id: string) => ({ people: { groups: { include: [id] } } })
const policy = async (type: string, name: string, more: object = {}, rule: object = {}) => {
  const made = await make('/api/v1/policies', { type, name, ...more })
  await make(`/api/v1/policies/${made.id}/rules`, { name: 'Rule', ...rule })
  return made.id as string
}

describe('a sign-in', () => {
  test('is let in by the default rule of a new org', async () => {
    const decision = await decideSignOn(await from('192.0.2.9'), { user: ada })
    expect(decision).toMatchObject({
      access: 'ALLOW',
      policy: { name: 'Default Policy' },
      rule: { name: 'Default Rule' },
      requireFactor: false,
      factorPromptMode: 'ALWAYS',
      factorLifetimeMinutes: 15,
      rememberDeviceByDefault: false,
      session: { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 0 },
    })
    expect(decision.because).toEqual([
      `Policy “Default Policy” (${decision.policy.id}) holds.`,
      `Rule “Default Rule” (${decision.rule.id}) applies.`,
    ])
  })

  test('is decided by the first policy for a group of the user, and by where it comes from', async () => {
    const staff = await group('Staff')
    const zone = await make('/api/v1/zones', {
      type: 'IP',
      name: 'Office',
      gateways: [{ type: 'CIDR', value: '192.0.2.0/24' }],
    })
    const other = (await make('/api/v1/groups', { profile: { name: 'Other' } })).id
    await policy('OKTA_SIGN_ON', 'Other', { conditions: forGroup(other) })
    const id = await policy(
      'OKTA_SIGN_ON',
      'Staff',
      { conditions: forGroup(staff) },
      {
        conditions: { network: { connection: 'ZONE', include: [zone.id] } },
        actions: {
          signon: {
            requireFactor: true,
            factorPromptMode: 'DEVICE',
            factorLifetime: 60,
            session: { maxSessionIdleMinutes: 30 },
          },
        },
      },
    )
    await make(`/api/v1/policies/${id}/rules`, { name: 'Elsewhere', actions: { signon: { access: 'DENY' } } })
    expect(await decideSignOn(await from('192.0.2.9'), { user: ada })).toMatchObject({
      access: 'ALLOW',
      rule: { name: 'Rule' },
      requireFactor: true,
      factorPromptMode: 'DEVICE',
      factorLifetimeMinutes: 60,
      session: { maxSessionIdleMinutes: 30, maxSessionLifetimeMinutes: 0 },
    })
    const away = await decideSignOn(await from('198.51.100.7'), { user: ada })
    expect(away).toMatchObject({ access: 'DENY', policy: { name: 'Staff' }, rule: { name: 'Elsewhere' } })
    expect(away.because).toEqual([
      expect.stringMatching(/^Policy “Other” \(00p\w+\) does not hold: the user is in none of its groups\.$/),
      expect.stringMatching(/^Policy “Staff” \(00p\w+\) holds\.$/),
      expect.stringMatching(/^Rule “Rule” \(0pr\w+\) does not hold: the request comes from none of its zones\.$/),
      expect.stringMatching(/^Rule “Elsewhere” \(0pr\w+\) applies\.$/),
    ])
    // What stands behind a proxy that the zone does not know is not in the zone.
    expect((await decideSignOn(await from('192.0.2.9', '198.51.100.7'), { user: ada })).access).toBe('DENY')
    await house.call('POST', `/api/v1/zones/${zone.id}/lifecycle/deactivate`)
    expect((await decideSignOn(await from('192.0.2.9'), { user: ada })).access).toBe('DENY')
    await house.call('POST', `/api/v1/policies/${id}/lifecycle/deactivate`)
    expect((await decideSignOn(await from('198.51.100.7'), { user: ada })).policy.name).toBe('Default Policy')
  })

  test('of an administrator is decided by what is for their group', async () => {
    const [administrators] = (await house.call('GET', '/api/v1/groups?q=Okta Administrators')).body
    const deny = { actions: { signon: { access: 'DENY' } } }
    await policy('OKTA_SIGN_ON', 'Admins', { conditions: forGroup(administrators.id) }, deny)
    const admin = (await users(house.store.db, house.orgId).find(house.adminId)) as User
    expect((await decideSignOn(await from('192.0.2.9'), { user: admin })).access).toBe('DENY')
    expect((await decideSignOn(await from('192.0.2.9'), { user: ada })).access).toBe('ALLOW')
  })

  test('is asked for a factor where it is not as usual', async () => {
    const address = await make('/api/v1/behaviors', { type: 'ANOMALOUS_IP', name: 'New address' })
    const device = await make('/api/v1/behaviors', {
      type: 'ANOMALOUS_DEVICE',
      name: 'New device',
      settings: { minEventsNeededForEvaluation: 2, maxEventsUsedForEvaluation: 2 },
    })
    const ruleFor = (behavior: { id: string; name: string }) => ({
      name: behavior.name,
      conditions: { risk: { behaviors: [behavior.id] } },
      actions: { signon: { requireFactor: true } },
    })
    const { id } = (await house.call('GET', '/api/v1/policies?type=OKTA_SIGN_ON')).body[0]
    await make(`/api/v1/policies/${id}/rules`, ruleFor(address))
    await make(`/api/v1/policies/${id}/rules`, ruleFor(device))
    const ruleOf = async (ip: string, deviceToken?: string) =>
      (await decideSignOn(await from(ip), { user: ada, deviceToken })).rule.name
    const signIn = async (ip: string, deviceToken: string) => {
      const bare = await house.app.systemOf(house.orgId)
      const request = { ...bare.request, ip, hops: [ip] }
      await write(house.app.runner, { ...bare, request }, [], (ctx) => noteSignIn(ctx, ada, deviceToken))
    }
    expect(await ruleOf('192.0.2.1', 'laptop')).toBe('New address')
    await signIn('192.0.2.1', 'laptop')
    // One sign-in is too few to say what a usual device is.
    expect(await ruleOf('192.0.2.1', 'phone')).toBe('Default Rule')
    await signIn('192.0.2.1', 'laptop')
    expect(await ruleOf('192.0.2.1', 'laptop')).toBe('Default Rule')
    expect(await ruleOf('192.0.2.1', 'phone')).toBe('New device')
    expect(await ruleOf('192.0.2.1')).toBe('New device')
    expect(await ruleOf('192.0.2.2', 'laptop')).toBe('New address')
    // Only the last two are looked at.
    await signIn('192.0.2.1', 'phone')
    await signIn('192.0.2.1', 'phone')
    expect(await ruleOf('192.0.2.1', 'laptop')).toBe('New device')
    await house.call('POST', `/api/v1/behaviors/${device.id}/lifecycle/deactivate`)
    expect(await ruleOf('192.0.2.1', 'laptop')).toBe('Default Rule')
  })

  test('of somebody who is gone is forgotten with them, and hardly more than a hundred are kept', async () => {
    const bare = await house.app.systemOf(house.orgId)
    const note = async (times: number) => {
      for (let at = 0; at < times; at++)
        await write(house.app.runner, bare, [], (ctx) => noteSignIn(ctx, ada, 'laptop'))
    }
    const kept = () => house.store.db.selectFrom('sign_ins').selectAll().execute()
    await note(119)
    expect(await kept()).toHaveLength(119)
    await note(1)
    expect(await kept()).toHaveLength(100)
    await house.call('DELETE', `/api/v1/users/${ada.id}`)
    await house.call('DELETE', `/api/v1/users/${ada.id}`)
    expect(await kept()).toEqual([])
  })
})

describe('enrollment', () => {
  test('is open for what works by itself, and asked for with a challenge', async () => {
    const { factors, prompt, rule } = await enrollmentFor(await from('192.0.2.9'), ada)
    expect({ prompt, rule: rule.name }).toEqual({ prompt: 'CHALLENGE', rule: 'Default Rule' })
    expect(factors.get('google_otp')).toBe('OPTIONAL')
    expect(factors.get('duo')).toBe('NOT_ALLOWED')
    expect(factors.get('okta_password')).toBe('NOT_ALLOWED')
  })

  test('is what the policy for a group of the user says, and nothing else', async () => {
    const staff = await group('Staff')
    await policy(
      'MFA_ENROLL',
      'Staff',
      { conditions: forGroup(staff), settings: { factors: { okta_sms: { enroll: { self: 'REQUIRED' } } } } },
      { actions: { enroll: { self: 'LOGIN' } } },
    )
    const { factors, prompt, policy: applies } = await enrollmentFor(await from('192.0.2.9'), ada)
    expect({ prompt, applies: applies.name }).toEqual({ prompt: 'LOGIN', applies: 'Staff' })
    expect([...factors].filter(([, enroll]) => enroll !== 'NOT_ALLOWED')).toEqual([['okta_sms', 'REQUIRED']])
  })

  test('demands no password: whoever comes to be asked has one', async () => {
    const authenticators = [{ key: 'okta_password', enroll: { self: 'REQUIRED' } }]
    await policy('MFA_ENROLL', 'Staff', { settings: { type: 'AUTHENTICATORS', authenticators } })
    const { factors } = await enrollmentFor(await from('192.0.2.9'), ada)
    expect([...factors.values()].filter((enroll) => enroll !== 'NOT_ALLOWED')).toEqual([])
  })

  test('may be written in authenticators, as Identity Engine has it', async () => {
    const authenticators = [
      { key: 'phone_number', enroll: { self: 'OPTIONAL' } },
      { key: 'custom_app', enroll: { self: 'REQUIRED' } },
    ]
    await policy('MFA_ENROLL', 'Staff', { settings: { type: 'AUTHENTICATORS', authenticators } })
    const { factors } = await enrollmentFor(await from('192.0.2.9'), ada)
    expect([...factors].filter(([, enroll]) => enroll !== 'NOT_ALLOWED').map(([key]) => key)).toEqual([
      'okta_sms',
      'okta_call',
    ])
  })
})

describe('a password', () => {
  const minLength = async () => (await policyFor(await from('192.0.2.9'), ada)).settings.password.complexity.minLength

  test('is governed by the first policy for a group of the user that has a rule, else by the default', async () => {
    expect(await minLength()).toBe(8)
    const staff = await group('Staff')
    const settings = (length: number) => ({ settings: { password: { complexity: { minLength: length } } } })
    await make('/api/v1/policies', {
      type: 'PASSWORD',
      name: 'Without rules',
      conditions: forGroup(staff),
      ...settings(30),
    })
    expect(await minLength()).toBe(8)
    await policy('PASSWORD', 'Staff', { conditions: forGroup(staff), ...settings(20) })
    expect(await minLength()).toBe(20)
    await house.call('DELETE', `/api/v1/groups/${staff}/users/${ada.id}`)
    expect(await minLength()).toBe(8)
  })

  test('is weighed by it when it is set, by the user’s groups as they are', async () => {
    const staff = await group('Staff')
    const settings = { password: { complexity: { minLength: 20 } } }
    await policy('PASSWORD', 'Staff', { conditions: forGroup(staff), settings })
    const set = (value: string) =>
      house.call('POST', `/api/v1/users/${ada.id}`, { credentials: { password: { value } } })
    expect((await set('Plywood-Stairs-47')).body.errorCode).toBe('E0000001')
    expect((await set('Plywood-Stairs-47-Trapdoor')).status).toBe(200)
    // An administrator may set a former password again.
    expect((await set('Plywood-Stairs-47-Trapdoor')).status).toBe(200)
    await house.call('DELETE', `/api/v1/groups/${staff}/users/${ada.id}`)
    expect((await set('Plywood-Stairs-47')).status).toBe(200)
  })

  test('is not to be had at all by a rule that does not hold', async () => {
    const { id } = (await house.call('GET', '/api/v1/policies?type=PASSWORD')).body[0]
    await make(`/api/v1/policies/${id}/rules`, {
      name: 'Never from here',
      conditions: { people: { users: { include: [house.adminId] } } },
      actions: { passwordChange: { access: 'DENY' } },
    })
    expect((await policyFor(await from('192.0.2.9'), ada)).actions.passwordChange.access).toBe('ALLOW')
    const admin = (await users(house.store.db, house.orgId).find(house.adminId)) as User
    expect((await policyFor(await from('192.0.2.9'), admin)).actions.passwordChange.access).toBe('DENY')
  })

  test('costs one query where the default policy is the only one', async () => {
    const ctx = await from('192.0.2.9')
    let asked = 0
    const counting = ctx.db.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        asked++
        return result
      },
    })
    await policyFor(Object.create(ctx, { db: { value: counting } }) as Context, ada)
    expect(asked).toBe(1)
  })
})
