import { BlockList, isIP } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AddressSet, addressOf, clientOf, hopsOf, isWithin, readRange } from './network.js'

const set = (...values: string[]) =>
  AddressSet.of(values.map((value) => ({ type: value.includes('/') ? 'CIDR' : 'RANGE', value })))

const v4 = fc.ipV4()
const v6 = fc.ipV6()
const either = fc.oneof(v4, v6)

describe('an address', () => {
  test('is what Node takes for one, and nothing else', () => {
    fc.assert(fc.property(either, (address) => addressOf(address) !== undefined))
    const letters = fc.string({ unit: fc.constantFrom(...'0123456789abcdef:.'.split('')), maxLength: 20 })
    fc.assert(
      fc.property(letters, (text) => (addressOf(text) !== undefined) === isIP(text) > 0),
      { numRuns: 5000 },
    )
  })

  test('of IPv4 is the same when it is written as one of IPv6', () => {
    fc.assert(fc.property(v4, (address) => addressOf(address) === addressOf(`::ffff:${address}`)))
  })
})

describe('a range', () => {
  test('holds what Node’s own block list holds', () => {
    const block = fc
      .tuple(either, fc.nat({ max: 128 }))
      .map(([address, length]) => ({ address, length: address.includes(':') ? length : length % 33 }))
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 6 }),
        fc.array(either, { minLength: 1 }),
        (blocks, asked) => {
          const known = new BlockList()
          for (const { address, length } of blocks) known.addSubnet(address, length, familyOf(address))
          const ours = set(...blocks.map(({ address, length }) => `${address}/${length}`))
          const nearby = blocks.map(({ address }) => address)
          return [...asked, ...nearby].every((address) => ours.has(address) === known.check(address, familyOf(address)))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('has both its ends', () => {
    const range = set('1.2.3.4-1.2.3.6', '2001:db8::1-2001:db8::ff')
    expect(['1.2.3.3', '1.2.3.4', '1.2.3.6', '1.2.3.7'].map((ip) => range.has(ip))).toEqual([false, true, true, false])
    expect(['2001:db8::', '2001:db8::1', '2001:db8::ff'].map((ip) => range.has(ip))).toEqual([false, true, true])
  })

  test('names the address that is none', () => {
    const wrong = (type: 'CIDR' | 'RANGE', value: string) => {
      const read = readRange({ type, value })
      return read.ok ? undefined : read.wrong
    }
    expect(wrong('RANGE', '1.2.3.4.5-1.2.3.6')).toBe('1.2.3.4.5')
    expect(wrong('RANGE', '1.2.3.4-1.2.3.256')).toBe('1.2.3.256')
    expect(wrong('RANGE', '1.2.3.6-1.2.3.4')).toBe('1.2.3.4')
    expect(wrong('RANGE', '1.2.3.4-::5')).toBe('::5')
    expect(wrong('CIDR', '1.2.3.4/33')).toBe('1.2.3.4')
    expect(wrong('CIDR', '1.2.3.4')).toBe('1.2.3.4')
    expect(wrong('CIDR', '::1/128')).toBeUndefined()
    expect(wrong('RANGE', '1.2.3.4')).toBeUndefined()
  })
})

describe('the way of a request', () => {
  test('is read from behind, up to what cannot be read', () => {
    expect(hopsOf('::ffff:10.0.0.1', undefined)).toEqual(['10.0.0.1'])
    expect(hopsOf('10.0.0.1', '1.1.1.1, unknown, [2001:DB8::1]:443,3.3.3.3:80')).toEqual([
      '2001:db8::1',
      '3.3.3.3',
      '10.0.0.1',
    ])
    expect(hopsOf('6.6.6.6', '1.1.1.1,2.2.2.2,3.3.3.3,4.4.4.4,5.5.5.5')).toHaveLength(5)
  })

  test('leads to the nearest who is no trusted proxy, whatever else is claimed', () => {
    expect(clientOf(['9.9.9.9', '1.1.1.1', '10.0.0.1'], set('10.0.0.0/8'))).toBe('1.1.1.1')
    expect(clientOf(['1.1.1.1', '10.0.0.1'], set())).toBe('10.0.0.1')
    expect(clientOf(['10.0.0.2', '10.0.0.1'], set('10.0.0.0/8'))).toBe('10.0.0.2')
  })

  test('begins within a zone where a gateway is met before a stranger', () => {
    const zone = { gateways: set('1.1.1.1'), proxies: set('2.2.2.2') }
    expect(isWithin(['1.1.1.1'], zone)).toBe(true)
    expect(isWithin(['1.1.1.1', '2.2.2.2'], zone)).toBe(true)
    expect(isWithin(['9.9.9.9', '1.1.1.1'], zone)).toBe(true)
    expect(isWithin(['1.1.1.1', '9.9.9.9'], zone)).toBe(false)
    expect(isWithin(['2.2.2.2'], zone)).toBe(false)
  })
})

const familyOf = (address: string): 'ipv4' | 'ipv6' => (address.includes(':') ? 'ipv6' : 'ipv4')

test('what is taken out of a set leaves holes, or nothing', () => {
  const whole = set('10.0.0.0/24', '10.0.2.0-10.0.2.9')
  const holed = whole.without(set('10.0.0.0-10.0.0.1', '10.0.0.7', '10.0.0.200-10.0.2.4', '192.0.2.1'))
  const kept = ['10.0.0.2', '10.0.0.6', '10.0.0.8', '10.0.0.199', '10.0.2.5', '10.0.2.9']
  const gone = ['10.0.0.0', '10.0.0.1', '10.0.0.7', '10.0.0.200', '10.0.0.255', '10.0.2.0', '10.0.2.4', '192.0.2.1']
  expect(kept.filter((address) => !holed.has(address))).toEqual([])
  expect(gone.filter((address) => holed.has(address))).toEqual([])
  expect(whole.without(set('0.0.0.0/0')).has('10.0.0.1')).toBe(false)
  expect(whole.without(set()).has('10.0.0.1')).toBe(true)
})
