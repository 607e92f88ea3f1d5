import { describe, expect, test } from 'vitest'
import { cause } from './causes.js'

test.each([
  [cause.blank('name'), 'name: The field cannot be left blank'],
  [cause.duplicate('login'), 'login: An object with this field already exists in the current organization'],
  [cause.undefinedProperty('notValid'), "Property name 'notValid' is not defined in profile"],
  [cause.loginNotEmail(), 'login: Username must be in the form of an email address'],
  [cause.validityYears(), 'Validity years out of range. It should be 2 - 10 years'],
])('%s', (said, wire) => expect(said).toBe(wire))

describe('the sentence about a refused password', () => {
  test('lists everything its policy asks for, in the order Okta does', () => {
    expect(
      cause.passwordRequirements({
        minLength: 8,
        minLowerCase: 1,
        minUpperCase: 1,
        minNumber: 1,
        minSymbol: 1,
        excludeUsername: true,
        excludeAttributes: ['firstName', 'lastName'],
      }),
    ).toBe(
      'Password requirements were not met. Password requirements: at least 8 characters, a lowercase letter, an uppercase letter, a number, a symbol, no parts of your username, does not include your first name, does not include your last name.',
    )
  })

  test('ends in the history, where there is one, and is silent about what is not asked', () => {
    expect(cause.passwordRequirements({ minLength: 8, minSymbol: 0, historyCount: 4 })).toBe(
      'Password requirements were not met. Password requirements: at least 8 characters. Your password cannot be any of your last 4 password(s).',
    )
    expect(cause.passwordRequirements({})).toBe('Password requirements were not met.')
  })
})
