import { describe, expect, test } from 'vitest'
import {
  type Complexity,
  defaultSettings,
  hasExpired,
  isTooYoung,
  locksOut,
  temporaryLength,
  temporaryPassword,
  unmet,
  usernameParts,
} from './password-policy.js'

const { complexity } = defaultSettings.password
const ada = { login: 'ada.lovelace@example.com', firstName: 'Augusta', lastName: 'Lovelace' }
const demanding: Complexity = {
  ...complexity,
  minLength: 12,
  minLowerCase: 2,
  minUpperCase: 2,
  minNumber: 2,
  minSymbol: 2,
}

/** Base64url text that looks like chance and is the same each time. */
const chanceOf = (seed: number, length: number): string => {
  const url64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  let state = seed
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return url64[Math.floor(state / 65_536) % 64]
  }).join('')
}

describe('a password under the default policy', () => {
  test.each([
    ['Abcdefg1', []],
    ['Abcdef1', ['minLength']],
    ['ABCDEFG1', ['minLowerCase']],
    ['abcdefg1', ['minUpperCase']],
    ['Abcdefgh', ['minNumber']],
    ['', ['minLength', 'minLowerCase', 'minUpperCase', 'minNumber']],
    ['Abcdefg1'.repeat(9), []],
    [`${'Abcdefg1'.repeat(9)}x`, ['maxLength']],
    ['Äbcdéfg1', []],
  ])('%s lacks %j', (password, lacks) => {
    expect(unmet(complexity, password, ada)).toEqual(lacks)
  })

  test('may hold no part of the login that is long enough to be told from a word', () => {
    for (const password of ['MyLovelace1', 'xLOVELACEx1', 'Example12', 'Lovelàce12'])
      expect(unmet(complexity, password, ada)).toEqual(['excludeUsername'])
    expect(unmet(complexity, 'Adamant123', ada)).toEqual([])
    expect(unmet({ ...complexity, excludeUsername: false }, 'MyLovelace1', ada)).toEqual([])
  })
})

test('parts of a login end at its punctuation, and the top-level domain is none', () => {
  expect(usernameParts('ada_king#lovelace,countess@mail-host.example.info')).toEqual([
    'king',
    'lovelace',
    'countess',
    'mail',
    'host',
    'example',
  ])
  expect(usernameParts('lovelace.ada')).toEqual(['lovelace'])
})

test('names are refused where the policy says so', () => {
  const strict = { ...complexity, excludeAttributes: ['firstName'] }
  expect(unmet(strict, 'Xaugusta1', ada)).toEqual(['excludeAttributes'])
  expect(unmet(complexity, 'Xaugusta1', ada)).toEqual([])
})

test('common passwords and long runs are refused where the policy says so', () => {
  expect(unmet({ ...complexity, dictionary: { common: { exclude: true } } }, 'Password123', ada)).toEqual([
    'dictionary',
  ])
  const runs = { ...complexity, maxConsecutiveCharacters: 2 }
  expect(unmet(runs, 'Abcdeeg1', ada)).toEqual([])
  expect(unmet(runs, 'Abcdeeeg1', ada)).toEqual(['maxConsecutiveCharacters'])
})

test('taking a demand away never makes a password worse', () => {
  const demands = ['minLength', 'minLowerCase', 'minUpperCase', 'minNumber', 'minSymbol'] as const
  for (let seed = 1; seed <= 300; seed++) {
    const password = chanceOf(seed, seed % 16)
    const before = unmet(demanding, password, ada)
    for (const demand of demands) {
      expect(unmet({ ...demanding, [demand]: 0 }, password, ada)).toEqual(before.filter((each) => each !== demand))
    }
  }
})

test('a temporary password meets the policy it was made for, and is another each time', () => {
  const made = new Set<string>()
  for (const policy of [complexity, demanding, { ...complexity, minLength: 30 }]) {
    for (let seed = 1; seed <= 200; seed++) {
      const password = temporaryPassword(policy, chanceOf(seed, temporaryLength(policy) * 4))
      expect(unmet(policy, password, ada)).toEqual([])
      expect(password).toHaveLength(temporaryLength(policy))
      made.add(password)
    }
  }
  expect(made.size).toBe(600)
})

describe('age', () => {
  const age = { ...defaultSettings.password.age, maxAgeDays: 30, minAgeMinutes: 60 }
  const changed = '2026-01-01T00:00:00.000Z'

  test('a password expires on its last day, and not a second before', () => {
    expect(hasExpired(age, changed, new Date('2026-01-30T23:59:59Z'))).toBe(false)
    expect(hasExpired(age, changed, new Date('2026-01-31T00:00:00Z'))).toBe(true)
  })

  test('a password is old enough to be changed once its minutes are over', () => {
    expect(isTooYoung(age, changed, new Date('2026-01-01T00:59:59Z'))).toBe(true)
    expect(isTooYoung(age, changed, new Date('2026-01-01T01:00:00Z'))).toBe(false)
  })

  test('0 sets no limit', () => {
    const unlimited = defaultSettings.password.age
    expect(hasExpired(unlimited, changed, new Date('2126-01-01T00:00:00Z'))).toBe(false)
    expect(isTooYoung(unlimited, changed, new Date(changed))).toBe(false)
  })
})

test('so many wrong passwords lock, and with 0 none do', () => {
  expect([9, 10, 11].map((failed) => locksOut(10, failed))).toEqual([false, true, true])
  expect(locksOut(0, 1_000_000)).toBe(false)
})
