import { expect, test } from 'vitest'
import { mustBeAVerifiableHash, mustStillHold } from './rules.js'

test('a password that was weighed under other circumstances is not set', () => {
  expect(() => mustStillHold(undefined)).toThrow(expect.objectContaining({ code: 'E0000014' }))
  expect(mustStillHold('hash')).toBe('hash')
})

test('every fault of an imported hash is named, each once', () => {
  const hash = { algorithm: 'PBKDF2', value: 'AAAA', salt: '?', iterationCount: 1, keySize: 32 } as const
  expect(() => mustBeAVerifiableHash(hash)).toThrow(
    expect.objectContaining({
      causes: [
        { errorSummary: 'password.hash.salt: The field has an invalid value' },
        { errorSummary: 'password.hash.iterationCount: The field has an invalid value' },
        { errorSummary: 'password.hash.digestAlgorithm: The field cannot be left blank' },
        { errorSummary: 'password.hash.value: The field has an invalid value' },
      ],
    }),
  )
})
