import { isApiError } from '@stuntdouble/catalogue'
import { describe, expect, test } from 'vitest'
import {
  type Caller,
  mustBeALiveToken,
  mustBeAllowed,
  mustShowWhoTheyAre,
  sswsToken,
  type TokenFound,
} from './caller.js'

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work()
  } catch (error) {
    return isApiError(error) ? error.errorCode : String(error)
  }
  return undefined
}

const caller: Caller = { tokenId: '00T1', userId: '00u1', login: 'ada@example.com', displayName: 'Ada', roles: [] }
const found = (changes: Partial<TokenFound> = {}): TokenFound => ({
  ...caller,
  expiresAtMs: Date.parse('2026-02-14T12:00:00.000Z'),
  ownerStatus: 'ACTIVE',
  lastUpdatedMs: Date.parse('2026-01-15T12:00:00.000Z'),
  ...changes,
})
const now = Date.parse('2026-01-20T12:00:00.000Z')

describe('who is calling', () => {
  test.each([
    ['SSWS abc', 'abc'],
    ['ssws abc', 'abc'],
    ['SsWs   abc ', 'abc'],
    ['SSWS ', ''],
    ['SSWS', undefined],
    ['SSWSabc', undefined],
    ['SSWS\tabc', undefined],
    ['Bearer abc', undefined],
    ['Basic SSWS abc', undefined],
    [' SSWS abc', undefined],
    ['abc', undefined],
    ['', undefined],
  ])('an Authorization of %j shows the token %j', (header, token) => {
    expect(sswsToken(header)).toBe(token)
  })

  test('whoever shows nothing is asked for a session', () => {
    expect(codeOf(() => mustShowWhoTheyAre(undefined))).toBe('E0000005')
    expect(mustShowWhoTheyAre('')).toBe('')
  })
})

describe('a token', () => {
  test('nobody made is refused', () => {
    expect(codeOf(() => mustBeALiveToken(undefined, now))).toBe('E0000011')
  })

  test('lives until the moment it ends', () => {
    const token = found()
    expect(mustBeALiveToken(token, token.expiresAtMs - 1)).toBe(token)
    expect(codeOf(() => mustBeALiveToken(token, token.expiresAtMs))).toBe('E0000011')
  })

  test.each(['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'])(
    'speaks for an owner who is %s',
    (ownerStatus) => {
      expect(codeOf(() => mustBeALiveToken(found({ ownerStatus }), now))).toBeUndefined()
    },
  )

  test.each(['STAGED', 'PROVISIONED', 'SUSPENDED', 'DEPROVISIONED', ''])(
    'is dead while its owner is %s',
    (ownerStatus) => {
      expect(codeOf(() => mustBeALiveToken(found({ ownerStatus }), now))).toBe('E0000011')
    },
  )
})

test('a caller is allowed what a role of theirs covers, or what is sufficient for the one operation', () => {
  const helpDesk: Caller = { ...caller, roles: ['HELP_DESK_ADMIN'] }
  expect(codeOf(() => mustBeAllowed(helpDesk, 'okta.users.read'))).toBeUndefined()
  expect(codeOf(() => mustBeAllowed(helpDesk, 'okta.users.manage'))).toBe('E0000006')
  expect(codeOf(() => mustBeAllowed(helpDesk, 'okta.users.manage', 'okta.users.credentials.manage'))).toBeUndefined()
  expect(codeOf(() => mustBeAllowed(helpDesk, 'okta.groups.manage', 'okta.groups.members.manage'))).toBe('E0000006')
  expect(codeOf(() => mustBeAllowed(caller, 'okta.users.read', 'okta.users.manage'))).toBe('E0000006')
})
