import { describe, expect, test } from 'vitest'
import {
  boolean,
  count,
  filled,
  flag,
  integer,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  parse,
  record,
  type Schema,
  text,
} from './schema.js'

const unbound = (field: string) => ({ kind: 'unbound', field })
const invalid = (...problems: [string, string][]) => ({
  kind: 'invalid',
  problems: problems.map(([field, cause]) => ({ field, cause: `${field}: ${cause}` })),
})
const blank = 'The field cannot be left blank'

describe('a value of another type does not bind', () => {
  test.each<[string, Schema, unknown]>([
    ['a number is no text', text(), 1],
    ['an object is no text', text(), {}],
    ['a text is no number', number(), '1'],
    ['a text is no boolean', boolean(), 'true'],
    ['a text is no object', object({}), 'x'],
    ['a list is no object', object({ name: optional(text()) }), []],
    ['a list is no record', record(), []],
    ['a list of members is no record', record(), [['a', 1]]],
    ['an object is no list', list(text()), { 0: 'a' }],
    ['an unknown name is none of the options', oneOf('A', 'B'), 'C'],
    ['options are compared with case', oneOf('A', 'B'), 'a'],
    ['a member everything inherits is no option', oneOf('A', 'B'), 'constructor'],
  ])('%s', (_, schema, value) => {
    expect(parse(object({ field: schema }), { field: value })).toEqual(unbound('field'))
    expect(parse(schema, value)).toEqual(unbound(''))
  })

  test('the place is named from the outside in', () => {
    const schema = object({ profile: object({ names: list(object({ first: text() })) }) })
    expect(parse(schema, { profile: { names: [{ first: 'a' }, { first: 2 }] } })).toEqual(
      unbound('profile.names.1.first'),
    )
    expect(parse(schema, { profile: [] })).toEqual(unbound('profile'))
  })

  test('is heard first, whatever else is wrong', () => {
    const schema = object({ name: filled(), size: number() })
    expect(parse(schema, { name: '', size: 'x' })).toEqual(unbound('size'))
    expect(parse(schema, { size: 'x' })).toEqual(unbound('size'))
  })
})

describe('a broken rule is told in the words of the API', () => {
  test('what is missing, null, empty or white space is blank', () => {
    const schema = object({ name: filled() })
    for (const value of [{}, { name: null }, { name: '' }, { name: ' \t ' }]) {
      expect(parse(schema, value)).toEqual(invalid(['name', blank]))
    }
  })

  test('what is longer than it may be is too long', () => {
    const schema = object({ name: filled(3) })
    expect(parse(schema, { name: 'abcd' })).toEqual(invalid(['name', 'The field is too long']))
    expect(parse(schema, { name: 'abc' })).toEqual({ kind: 'valid', value: { name: 'abc' } })
  })

  test('a number out of its range says which, and so does a fraction', () => {
    const schema = object({ size: integer(1, 5) })
    const said = invalid(['size', 'The field must be between 1 and 5'])
    for (const size of [0, 6, -1, 1.5]) expect(parse(schema, { size })).toEqual(said)
    expect(parse(schema, { size: 5 })).toMatchObject({ kind: 'valid' })
  })

  test('every broken rule is told, in the order of the declaration, with its place', () => {
    const schema = object({ name: filled(), admin: object({ login: filled(2), email: filled() }) })
    expect(parse(schema, { admin: { login: 'long', email: '' } })).toEqual(
      invalid(['name', blank], ['admin.login', 'The field is too long'], ['admin.email', blank]),
    )
  })

  test('a missing part is one cause, not one for each of its fields', () => {
    expect(parse(object({ admin: object({ login: filled(), email: filled() }) }), {})).toEqual(
      invalid(['admin', blank]),
    )
  })
})

describe('what is accepted', () => {
  test('unknown members are dropped, those of a record kept', () => {
    expect(parse(object({ a: text() }), { a: '', b: 1 })).toEqual({ kind: 'valid', value: { a: '' } })
    expect(parse(record(), { a: [1], b: null })).toEqual({ kind: 'valid', value: { a: [1], b: null } })
  })

  test('what may be left out may not be null unless that is said', () => {
    const schema = object({ a: optional(text()), b: nullable(text()) })
    expect(parse(schema, {})).toEqual({ kind: 'valid', value: {} })
    expect(parse(schema, { b: null })).toEqual({ kind: 'valid', value: { b: null } })
    expect(parse(schema, { a: null })).toEqual(invalid(['a', blank]))
  })

  test('no member reaches the prototype of anything', () => {
    const read = parse(record(), JSON.parse('{"__proto__":{"admin":true},"constructor":1}'))
    expect(read.kind).toBe('valid')
    expect((read as { value: { admin?: boolean } }).value.admin).toBeUndefined()
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  test('a flag is read in three cases and has its default', () => {
    const schema = object({ on: flag(true), off: flag(false) })
    expect(parse(schema, {})).toEqual({ kind: 'valid', value: { on: true, off: false } })
    expect(parse(schema, { on: 'FALSE', off: 'True' })).toEqual({ kind: 'valid', value: { on: false, off: true } })
    for (const odd of ['yes', '1', '', 'tRUE']) expect(parse(schema, { on: odd })).toEqual(unbound('on'))
  })

  test('a count in a query is a whole number, or does not bind', () => {
    const schema = object({ limit: optional(count()) })
    expect(parse(schema, { limit: '12' })).toEqual({ kind: 'valid', value: { limit: 12 } })
    for (const odd of ['', 'x', '1.5', '1e3', '9999999999']) {
      expect(parse(schema, { limit: odd })).toEqual(unbound('limit'))
    }
  })
})
