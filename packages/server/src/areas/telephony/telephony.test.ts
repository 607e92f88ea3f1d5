import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../../test/house.js'
import { sendCode } from '../../../test/send-code.js'

const second = 1000
const minute = 60 * second
const day = 24 * 60 * minute
const one = '+15550100001'
const other = '+15550100002'

let house: TestHouse
beforeEach(async () => {
  house = await startTestHouse({ lab: true, extras: [sendCode] })
})
afterEach(() => house.close())

const sending = (order: Record<string, unknown> = {}) =>
  house.call('POST', '/stuntdouble/test/code', { kind: 'sms', to: one, userId: house.adminId, ...order })
const send = async (order?: Record<string, unknown>) => {
  const answer = await sending(order)
  return answer.status < 300 ? 'sent' : `${answer.status} ${answer.body.errorCode}`
}
const set = (settings: Record<string, unknown>) => house.call('PUT', '/stuntdouble/api/telephony', settings)
const upstream = (name: string, behaviour: Record<string, unknown>) =>
  house.call('PUT', `/stuntdouble/api/upstreams/${name}`, behaviour)
const outbox = async (kind = 'sms') => (await house.call('GET', `/stuntdouble/api/outbox?kind=${kind}`)).body
const logged = async (type: string) =>
  (await house.call('GET', `/api/v1/logs?filter=${encodeURIComponent(`eventType eq "${type}"`)}`)).body

describe('a code by text', () => {
  test('reaches the gateway, and stands in the outbox and the log', async () => {
    expect(await send()).toBe('sent')
    expect(house.phone).toMatchObject([{ orgId: house.orgId, kind: 'sms', to: one, code: '123456' }])
    expect(house.phone[0]?.text).toContain('123456')
    expect(await outbox()).toMatchObject([{ kind: 'sms', to: one, status: 'sent', problem: null }])
    const [event] = await logged('system.sms.send_factor_verify_message')
    expect(event.target).toMatchObject([
      { id: house.adminId, type: 'User', alternateId: 'admin@example.com' },
      { type: 'MobilePhone', alternateId: one },
    ])
    expect(JSON.stringify(event)).not.toContain('123456')
  })

  test('is read out digit by digit where it is a call', async () => {
    expect(await send({ kind: 'call' })).toBe('sent')
    expect(house.phone[0]?.text).toContain('1 2 3 4 5 6')
    expect(await outbox('call')).toHaveLength(1)
    expect(await outbox('sms')).toHaveLength(0)
  })
})

describe('the pause of thirty seconds', () => {
  test.each([
    ['sms', '429 E0000109'],
    ['call', '429 E0000133'],
  ])('keeps a second %s from a number (%s), whoever asks, and no other number', async (kind, code) => {
    expect(await send({ kind })).toBe('sent')
    expect(await send({ kind, userId: '00uSomebodyElse' })).toBe(code)
    expect(await send({ kind, to: other })).toBe('sent')
    house.advance(30 * second)
    expect(await send({ kind })).toBe('sent')
    expect(house.phone).toHaveLength(3)
  })

  test('holds texts and calls apart', async () => {
    expect([await send(), await send({ kind: 'call' })]).toEqual(['sent', 'sent'])
  })

  test('begins even if the operation refuses after the message went out, and counts it once', async () => {
    expect(await send({ refuses: 1 })).toBe('403 E0000016')
    expect(await send()).toBe('429 E0000109')
    expect(await house.store.db.selectFrom('phone_messages').selectAll().execute()).toHaveLength(1)
    expect(await outbox()).toHaveLength(1)
  })

  test('lets one of two through that set out at the same moment', async () => {
    const answers = await Promise.all([send(), send()])
    expect(answers.sort()).toEqual(['429 E0000109', 'sent'])
    // Both had left before either was noted, and each that left is counted, once.
    expect(house.phone).toHaveLength(2)
    expect(await house.store.db.selectFrom('phone_messages').selectAll().execute()).toHaveLength(2)
  })

  test('is told to the log', async () => {
    await send()
    await send()
    const [event] = await logged('system.operation.rate_limit.violation')
    expect(event).toMatchObject({ severity: 'WARN', outcome: { result: 'DENY' } })
    expect(event.debugContext.debugData).toMatchObject({
      operationRateLimitSubtype: 'SMS',
      operationRateLimitScopeType: 'user',
      operationRateLimitTimeSpan: '30',
    })
  })
})

describe('the quota of a user', () => {
  test('is fifteen within five minutes, over all their numbers', async () => {
    for (let count = 0; count < 15; count++) expect(await send({ to: `+155501002${10 + count}` })).toBe('sent')
    expect(await send()).toBe('403 E0000150')
    expect(await send({ purpose: 'resend' })).toBe('429 E0000204')
    expect(await send({ userId: '00uSomebodyElse' })).toBe('sent')
    house.advance(5 * minute)
    expect(await send()).toBe('sent')
  })

  test('is another for calls', async () => {
    await set({ callsPerUser: 0 })
    expect(await send({ kind: 'call' })).toBe('403 E0000151')
    expect(await send({ kind: 'call', purpose: 'resend' })).toBe('429 E0000205')
    expect(await send()).toBe('sent')
    expect(house.phone).toHaveLength(1)
  })
})

describe('what an org may send', () => {
  test.each([
    ['sms', { smsPerDay: 1 }, '429 E0000146'],
    ['call', { callsPerDay: 1 }, '429 E0000147'],
  ])('of %s in a day is a rolling window (%j)', async (kind, settings, code) => {
    await set(settings)
    expect(await send({ kind })).toBe('sent')
    house.advance(day - second)
    expect(await send({ kind, to: other, userId: '00uSomebodyElse' })).toBe(code)
    house.advance(second)
    expect(await send({ kind, to: other })).toBe('sent')
  })

  test('free of charge is less, within thirty days, and no call', async () => {
    await set({ freeSmsPer30Days: 1 })
    expect(await send()).toBe('sent')
    house.advance(29 * day)
    expect(await send()).toBe('429 E0000186')
    expect(await send({ kind: 'call' })).toBe('sent')
    house.advance(day)
    expect(await send()).toBe('sent')
  })

  test('nothing, where it has no telephony', async () => {
    await set({ provided: false })
    expect(await send()).toBe('403 E0000247')
  })

  test('abroad, only where it is set so', async () => {
    await set({ international: false })
    expect(await send({ to: '+442071838750' })).toBe('403 E0000099')
    expect(await send({ to: '+18765551234' })).toBe('403 E0000099')
    expect(await send({ to: '+14165551234' })).toBe('sent')
    expect(await send({ to: one })).toBe('sent')
    expect(house.phone).toHaveLength(2)
  })

  test('is forgotten once nothing counts it', async () => {
    await send()
    house.advance(31 * day)
    await send()
    expect(await house.store.db.selectFrom('phone_messages').selectAll().execute()).toHaveLength(1)
  })
})

describe('an org with a gateway of its own', () => {
  test('needs none of the house, and no free tier counts', async () => {
    await house.close()
    house = await startTestHouse({
      lab: true,
      extras: [sendCode],
      gateway: { isOwn: true, send: async () => {} },
    })
    await set({ provided: false, freeSmsPer30Days: 0 })
    expect(await send()).toBe('sent')
  })
})

describe('a message that nobody took', () => {
  test.each([
    ['refuses', '503 E0000139'],
    ['gone', '500 E0000138'],
    ['garbage', '500 E0000138'],
  ])('is refused when the gateway %s (%s), is counted nowhere, and is seen in the outbox', async (behaves, code) => {
    await upstream('sms', { behaves })
    const refused = await sending()
    expect(`${refused.status} ${refused.body.errorCode}`).toBe(code)
    expect(await send({ kind: 'call' })).toBe('sent')
    const [failed] = await outbox()
    expect(failed).toMatchObject({ status: 'failed', sentAt: null })
    expect(failed.problem).not.toBe('')
    // What the gateway said is told to whoever looks the error up.
    const { causeChain } = (await house.call('GET', `/stuntdouble/api/errors/${refused.body.errorId}`)).body
    expect(causeChain[1]).toEqual({ name: 'TelephonyFailed', message: failed.problem })
    expect((await logged('system.sms.send_factor_verify_message'))[0].outcome.result).toBe('FAILURE')
    await upstream('sms', { behaves: 'well' })
    expect(await send()).toBe('sent')
  })

  test('may be the wish of the recipient, or of nobody', async () => {
    await upstream('voice', { behaves: 'well', optedOut: [one], unassigned: [other] })
    expect(await send({ kind: 'call' })).toBe('400 E0000140')
    expect(await send({ kind: 'call', to: other })).toBe('400 E0000098')
    expect(await send()).toBe('sent')
    expect((await upstream('mail', { behaves: 'well', optedOut: [one] })).body.errorCode).toBe('E0000001')
  })

  test('is late where the gateway is slow, and then arrives', async () => {
    await upstream('sms', { behaves: 'slow', delayMs: 20 })
    expect(await send()).toBe('sent')
  })
})

test('what is left out of the settings stays, and what is no number is none', async () => {
  await set({ smsPerDay: 7, international: false })
  const { body } = await set({ smsPerDay: null })
  expect(body).toEqual({
    provided: true,
    international: false,
    smsPerUser: 15,
    callsPerUser: 15,
    smsPerDay: null,
    callsPerDay: null,
    freeSmsPer30Days: null,
  })
  expect((await house.call('GET', '/stuntdouble/api/telephony')).body).toEqual(body)
  expect((await set({ smsPerUser: -1 })).body.errorCode).toBe('E0000001')
  expect((await set({ smsPerDay: 'many' })).body.errorCode).toBe('E0000003')
})

test('the settings are an administrator’s alone, and there without a lab', async () => {
  const plain = await startTestHouse({ lab: false })
  expect((await plain.call('GET', '/stuntdouble/api/telephony')).status).toBe(200)
  const nobody = await plain.call('GET', '/stuntdouble/api/telephony', undefined, { authorization: '' })
  expect(nobody.body.errorCode).toBe('E0000005')
  await plain.close()
})
