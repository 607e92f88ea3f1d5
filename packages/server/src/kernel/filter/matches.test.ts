import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matches } from './matches.js'
import { parseFilter } from './parse.js'

const ada = {
  id: '00u1',
  login: 'Ada@example.com',
  name: 'Zoë',
  created: '2024-03-01T12:00:00.000Z',
  seen: new Date(Date.UTC(2024, 2, 1, 12)),
  roles: ['admin', 'Editor'],
  salary: 100,
  contractor: false,
  empty: '',
  none: null,
}

function asks(text: string, { caseSensitive = true, of = ada as Record<string, unknown> } = {}): boolean {
  const parsed = parseFilter(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return matches(parsed.filter, (attribute) => of[attribute], { caseSensitive })
}

test.each([
  'id eq "00u1"',
  'id ne "00u2"',
  'login sw "Ada"',
  'login ew ".com"',
  'login co "@"',
  'salary ge 100 and salary le 100',
  'salary gt 99 and salary lt 101',
  'id gt "00u0" and id lt "00u2"',
  'contractor eq false',
  'contractor pr',
  'roles eq "admin"',
  'roles sw "Ed"',
  'not (roles eq "owner")',
  'id eq "no" or id eq "00u1"',
])('%s asks for her', (text) => expect(asks(text)).toBe(true))

test.each([
  'id eq "00U1"',
  'salary eq "100"',
  'salary gt "1"',
  'contractor gt false',
  'roles eq "adm"',
  'roles ne "admin"',
  'missing eq "x"',
  'missing gt "x"',
  'missing pr',
  'empty pr',
  'none pr',
])('%s does not', (text) => expect(asks(text)).toBe(false))

test('without regard to case, diacritics still count', () => {
  expect(asks('login eq "aDA@EXAMPLE.com"', { caseSensitive: false })).toBe(true)
  expect(asks('name eq "ZOË"', { caseSensitive: false })).toBe(true)
  expect(asks('name eq "zoe"', { caseSensitive: false })).toBe(false)
})

test('dates compare as instants, whatever zone they are written in', () => {
  expect(asks('created eq "2024-03-01T05:00:00.000-07:00"')).toBe(true)
  expect(asks('created lt "2024-03-01T13:30:00+01:00"')).toBe(true)
  expect(asks('created gt "2024-03-01T12:30:00+01:00"')).toBe(true)
  expect(asks('seen ge "2024-03-01T12:00:00Z"')).toBe(true)
  expect(asks('seen sw "2024-03"')).toBe(true)
})

test('what has no value equals null, and is not equal to anything else', () => {
  expect(asks('missing eq null')).toBe(true)
  expect(asks('none eq null')).toBe(true)
  expect(asks('id eq null')).toBe(false)
  expect(asks('id ne null')).toBe(true)
  expect(asks('missing ne "x"')).toBe(true)
})

test('ne is the opposite of eq for any value', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()))
  const literal = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
  fc.assert(
    fc.property(value, literal, fc.boolean(), (held, asked, caseSensitive) => {
      const test = (operator: 'eq' | 'ne') =>
        matches({ kind: 'compare', attribute: 'a', operator, value: asked }, () => held, { caseSensitive })
      return test('eq') !== test('ne')
    }),
  )
})
