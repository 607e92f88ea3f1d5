import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patternLimits, patternOf } from './pattern.js'

test.each([
  ['.*admin.*', 'the admins', true],
  ['admin', 'admins', false],
  ['(?i)ADMIN.*', 'admins', true],
  ['(?i)[A-Z]+', 'abc', true],
  ['^(San|Los) .+$', 'San Francisco', true],
  ['^(San|Los) .+$', 'New York', false],
  ['team-\\d{2,3}', 'team-42', true],
  ['team-\\d{2,3}', 'team-4', false],
  ['team-\\d{2,}', 'team-12345', true],
  ['a{0}b', 'b', true],
  ['(?:ab)+?', 'abab', true],
  ['[^0-9]+', 'abc', true],
  ['[\\]x]+', ']x', true],
  ['a\\.b', 'a.b', true],
  ['a\\.b', 'axb', false],
  ['(a*)*', 'aaa', true],
  ['a|', '', true],
  ['.', '😀', true],
  ['a$b', 'ab', false],
])('%s against %s', (pattern, text, expected) => expect(patternOf(pattern)?.(text)).toBe(expected))

test.each(['(', 'a)', '*a', '[z-a]', '[]', 'a{2,1}b{', '(?=a)', '(?<n>a)', '(a)\\1', 'a++', '[a', '\\'])(
  '%s is no pattern that is taken',
  (pattern) => expect(patternOf(pattern)).toBeUndefined(),
)

test.each(['(a+)+b', '(a|a)*b', '(a|aa)+b', 'a*a*a*a*a*a*a*a*b', '(.*)*x(.*)*y', '((a{0,9}){0,9}){0,9}b'])(
  '%s cannot be made to run for long',
  (pattern) => {
    const started = performance.now()
    expect(patternOf(pattern)?.('a'.repeat(patternLimits.textMax)) ?? false).toBe(false)
    expect(performance.now() - started).toBeLessThan(2000)
  },
)

test('a pattern that counts beyond the limit of steps is not taken', () => {
  expect(patternOf('(((a{99}){99}){99}){99}')).toBeUndefined()
  expect(patternOf('a'.repeat(patternLimits.charactersMax + 1))).toBeUndefined()
})

test('a simple pattern says of any text what JavaScript says', () => {
  const part = fc.constantFrom('a', 'b', '.', '[ab]', '\\d', '(a|b)', '(ab)')
  const times = fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}')
  const pattern = fc.array(
    fc.tuple(part, times).map(([one, count]) => one + count),
    { maxLength: 4 },
  )
  const text = fc.array(fc.constantFrom('a', 'b', '1'), { maxLength: 6 }).map((characters) => characters.join(''))
  fc.assert(
    fc.property(pattern, text, (parts, subject) => {
      const whole = parts.join('')
      return patternOf(whole)?.(subject) === new RegExp(`^(?:${whole})$`, 'u').test(subject)
    }),
    { numRuns: 500 },
  )
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'binary' }), (pattern, text) => {
      patternOf(pattern)?.(text)
    }),
    { numRuns: 300 },
  )
})
