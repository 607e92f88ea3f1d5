import { expect, test } from 'vitest'
import { fixedIdOf } from './model.js'

test('a role that takes targets gives its assignment its own name in base32, as recorded', () => {
  expect(fixedIdOf('USER_ADMIN')).toBe('KVJUKUS7IFCE2SKO')
  expect(fixedIdOf('APP_ADMIN')).toBe('IFIFAX2BIRGUSTQ')
  expect(fixedIdOf('HELP_DESK_ADMIN')).toBe('JBCUYUC7IRCVGS27IFCE2SKO')
})

test('a role without targets names its assignments one by one', () => {
  expect(fixedIdOf('SUPER_ADMIN')).toBeUndefined()
  expect(fixedIdOf('ORG_ADMIN')).toBeUndefined()
})
