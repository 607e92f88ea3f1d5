import { hostname, networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { isOwnName, reachableHost } from './own-names.js'

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
