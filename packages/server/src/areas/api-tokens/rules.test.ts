import { expect, test } from 'vitest'
import { isUseWorthNoting, mustBeAKnownNetwork } from './rules.js'

const codeOf = (work: () => unknown) => {
  try {
    work()
    return 'none'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test('a token may be used from anywhere', () => {
  expect(mustBeAKnownNetwork({ connection: 'ANYWHERE' })).toEqual({ connection: 'ANYWHERE' })
})

test('a zone that does not exist is not found, and a restriction to nothing is none', () => {
  expect(codeOf(() => mustBeAKnownNetwork({ connection: 'ZONE', include: ['nzo1'] }))).toBe('E0000007')
  expect(codeOf(() => mustBeAKnownNetwork({ connection: 'ANYWHERE', exclude: ['nzo1'] }))).toBe('E0000007')
  expect(codeOf(() => mustBeAKnownNetwork({ connection: 'ZONE' }))).toBe('E0000001')
  expect(codeOf(() => mustBeAKnownNetwork({ connection: 'SOMEWHERE' }))).toBe('E0000001')
})

test('a use is noted once an hour', () => {
  const noted = Date.parse('2026-01-15T12:00:00.000Z')
  expect(isUseWorthNoting(noted, new Date('2026-01-15T12:59:59Z'))).toBe(false)
  expect(isUseWorthNoting(noted, new Date('2026-01-15T13:00:00Z'))).toBe(true)
})
