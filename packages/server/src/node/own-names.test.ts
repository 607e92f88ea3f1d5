import { hostname, networkInterfaces } from 'node:os'
import { beforeEach, describe, expect, test } from 'vitest'
import { ownNames, reachableHost } from './own-names.js'
import { machineClock } from './ports.js'

const isOwnName = ownNames(machineClock)

const addresses = Object.values(networkInterfaces())
  .flatMap((found = []) => found)
  .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))

test.each([
  'localhost',
  'LocalHost:4400',
  'movers.localhost:4400',
  '127.0.0.1:4400',
  '127.1.2.3',
  '[::1]:4400',
  hostname(),
  `${hostname()}:80`,
  ...addresses,
])('%s is this machine', (host) => {
  expect(isOwnName(host)).toBe(true)
})

test.each([
  '',
  'evil.example',
  'localhost.evil.example',
  'evil.example/localhost',
  'localhost@evil.example',
  'evil.example#.localhost',
  'evil.example\\.localhost',
  '127.0.0.1.evil.example:4400',
  '128.0.0.1',
  '[::2]:4400',
  'localhost:4400 ',
])('%j is another', (host) => {
  expect(isOwnName(host)).toBe(false)
})

test('what listens everywhere is reached at an address', () => {
  expect(reachableHost('127.0.0.1')).toBe('127.0.0.1')
  expect(reachableHost('::1')).toBe('[::1]')
  expect(isOwnName(reachableHost('0.0.0.0'))).toBe(true)
  expect(reachableHost('::')).not.toContain('::')
})

describe('the addresses of the machine', () => {
  const at = Date.UTC(2026, 0, 15, 12)
  let nowMs = at
  let asked = 0
  let own = ['192.0.2.1']
  const clock = { now: () => new Date(nowMs) }
  const look = () => {
    asked++
    return own
  }
  beforeEach(() => {
    nowMs = at
    asked = 0
    own = ['192.0.2.1']
  })

  test('are asked for once in five seconds, whoever is named', () => {
    const isOwn = ownNames(clock, look)
    expect([isOwn('192.0.2.1'), isOwn('evil.example'), isOwn('192.0.2.1:80')]).toEqual([true, false, true])
    nowMs += 4_999
    expect(isOwn('192.0.2.2')).toBe(false)
    expect(asked).toBe(1)
    nowMs += 1
    expect(isOwn('192.0.2.1')).toBe(true)
    expect(asked).toBe(2)
  })

  test('may change: a new one is known after five seconds, and an old one is not', () => {
    const isOwn = ownNames(clock, look)
    expect(isOwn('192.0.2.1')).toBe(true)
    own = ['192.0.2.2']
    nowMs += 5_000
    expect([isOwn('192.0.2.1'), isOwn('192.0.2.2')]).toEqual([false, true])
  })

  test('are asked for anew by a clock that was put back', () => {
    const isOwn = ownNames(clock, look)
    isOwn('192.0.2.1')
    own = ['192.0.2.2']
    nowMs -= 60_000
    expect(isOwn('192.0.2.2')).toBe(true)
  })

  test('are not asked for where a name says that it is a loopback', () => {
    const isOwn = ownNames(clock, look)
    expect([isOwn('localhost:4400'), isOwn('127.0.0.1')]).toEqual([true, true])
    expect(asked).toBe(0)
  })

  test('are remembered for one server and not for another', () => {
    ownNames(clock, look)('192.0.2.1')
    ownNames(clock, look)('192.0.2.1')
    expect(asked).toBe(2)
  })
})
