import { type ApiError, isApiError } from '@stuntdouble/catalogue'
import { describe, expect, it } from 'vitest'
import { changedBy } from './change.js'
import { profileSchema } from './merged.js'
import type { Definition } from './model.js'

const custom = (properties: Record<string, unknown>) => ({ definitions: { custom: { properties } } })
const base = (properties: Record<string, unknown>) => ({ definitions: { base: { properties } } })
const text = { title: 'Shoe', type: 'string' }

const refusal = (change: Parameters<typeof changedBy>[0], definition: Definition = {}, ofGroups = false) => {
  try {
    changedBy(change, definition, ofGroups)
  } catch (error) {
    if (!isApiError(error)) throw error
    const { code, summary, causes } = error as ApiError
    return [code, summary, ...causes.map((each) => each.errorSummary)]
  }
  return 'not refused'
}

describe('a custom attribute', () => {
  it('is completed with what Okta adds, in the order in which Okta prints it', () => {
    const permissions = [{ action: 'READ_ONLY', principal: 'SELF' }]
    const sent = { permissions, type: 'string', maxLength: 20, required: false, title: 'Shoe' }
    const made = changedBy(custom({ shoe: sent }), {}, false)
    expect(JSON.stringify(made.custom.shoe)).toBe(
      '{"title":"Shoe","type":"string","mutability":"READ_WRITE","scope":"NONE","maxLength":20,' +
        '"permissions":[{"principal":"SELF","action":"READ_ONLY"}]}',
    )
    expect(made.added).toEqual(['shoe'])
  })

  it('of groups is mastered by the profile', () => {
    expect(changedBy(custom({ shoe: text }), {}, true).custom.shoe?.master).toEqual({ type: 'PROFILE_MASTER' })
  })

  it('keeps the members that a change does not name, and loses those that it names as null', () => {
    const before = changedBy(custom({ shoe: { ...text, description: 'Left', maxLength: 20 } }), {}, false)
    const after = changedBy(custom({ shoe: { title: 'Boot', maxLength: null } }), { custom: before.custom }, false)
    expect(after.custom.shoe).toMatchObject({ title: 'Boot', description: 'Left', type: 'string' })
    expect(after.custom.shoe).not.toHaveProperty('maxLength')
    expect(after.changed).toEqual(['shoe'])
  })

  it('that is sent back as it was is not changed', () => {
    const before = changedBy(custom({ shoe: text }), {}, false)
    expect(changedBy(custom({ shoe: before.custom.shoe }), { custom: before.custom }, false).changed).toEqual([])
  })

  it('is removed by null; one that is not there is removed already', () => {
    const before = changedBy(custom({ shoe: text, hat: text }), {}, false)
    const after = changedBy(custom({ shoe: null, glove: null }), { custom: before.custom }, false)
    expect([Object.keys(after.custom), after.removed]).toEqual([['hat'], ['shoe']])
  })

  it.each([
    ['2shoes', { ...text }],
    ['shoe size', { ...text }],
    ['login', { ...text }],
    ['LOGIN', { ...text }],
    ['status', { ...text }],
    ['shoe', { type: 'string' }],
    ['shoe', { title: 'Shoe' }],
    ['shoe', { title: 'Shoe', type: 'text' }],
    ['shoe', { ...text, format: 'colour' }],
    ['shoe', { ...text, minimum: 1 }],
    ['shoe', { ...text, minLength: 3, maxLength: 2 }],
    ['shoe', { ...text, minLength: -1 }],
    ['shoe', { ...text, pattern: '(' }],
    ['shoe', { ...text, permissions: [{ principal: 'SELF', action: 'WRITE' }] }],
    ['shoe', { ...text, master: { type: 'OVERRIDE' } }],
    ['shoe', { ...text, enum: ['a', 'a'] }],
    ['shoe', { ...text, enum: [1] }],
    ['shoe', { ...text, default: 1 }],
    ['shoe', { title: 'Shoe', type: 'boolean', unique: true }],
    ['shoe', { title: 'Shoe', type: 'array', items: { type: 'array' } }],
    ['shoe', 'a text'],
  ])('named %s and of %j is refused', (name, attribute) => {
    expect(refusal(custom({ [name]: attribute }))).toEqual(['E0000001', expect.anything(), expect.stringMatching(/./)])
  })

  it('with a pattern of null is refused in the words of the validator', () => {
    expect(refusal(custom({ shoe: { ...text, pattern: null } }))).toContain(
      'Schema validation failed on the property pattern: value has incorrect type (found null, expected one of ["string"])',
    )
  })

  it('cannot become one of another type', () => {
    const { custom: before } = changedBy(custom({ shoe: text }), {}, false)
    expect(refusal(custom({ shoe: { type: 'integer' } }), { custom: before })).toContain(
      'shoe: The type of an existing attribute cannot be changed',
    )
  })

  it('may not differ from another in case alone', () => {
    const { custom: before } = changedBy(custom({ shoeSize: text }), {}, false)
    expect(refusal(custom({ shoesize: text }), { custom: before })).toContain(
      'shoesize: An attribute with this variable name already exists',
    )
  })

  it('that names other values than it allows is refused with a code of its own', () => {
    const sizes = {
      ...text,
      enum: ['S', 'M'],
      oneOf: [
        { const: 'S', title: 'Small' },
        { const: 'L', title: 'Large' },
      ],
    }
    expect(refusal(custom({ shoe: sizes }))).toEqual([
      'E0000123',
      'Array specified in enum field must match const values specified in oneOf field.',
    ])
    const list = { title: 'Shoe', type: 'array', items: { type: 'string', enum: ['S'], oneOf: [] } }
    expect(refusal(custom({ shoe: list }))).toContain('E0000123')
  })

  it('may be unique, and shows it; a sixth unique one is refused', () => {
    const five = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, { ...text, unique: true }]))
    const made = changedBy(custom(five), {}, false)
    expect(made.custom.a?.unique).toBe('UNIQUE_VALIDATED')
    expect(refusal(custom({ f: { ...text, unique: true } }), { custom: made.custom })).toContain(
      'The maximum number of unique attributes (5) has been reached',
    )
  })
})

describe('a base attribute', () => {
  it('may change what people may do with it, its names whether they are required, the login its pattern', () => {
    const permissions = [{ principal: 'SELF', action: 'READ_WRITE' }]
    const change = base({ city: { permissions }, lastName: { required: false }, login: { pattern: '.+' } })
    const changes = changedBy(change, {}, false).base
    expect(changes).toEqual({ city: { permissions }, lastName: { required: false }, login: { pattern: '.+' } })
    const back = changedBy(base({ login: { pattern: null } }), { base: changes }, false).base
    expect(profileSchema('osc1', 'oty1', JSON.stringify({ base: back })).attributes.get('login')?.pattern).toBe(
      undefined,
    )
  })

  it('may be sent back as it is, even without its format', () => {
    const email = { title: 'Primary email', type: 'string', required: true, mutability: 'READ_WRITE', scope: 'NONE' }
    expect(changedBy(base({ email }), {}, false).base).toEqual({})
  })

  it('cannot be taken away', () => {
    expect(refusal(base({ email: null }))).toEqual([
      'E0000078',
      'Cannot modify the email attribute because it is immutable.',
    ])
  })

  it.each([
    ['email', { title: 'E-mail' }],
    ['email', { required: false }],
    ['firstName', { maxLength: 500 }],
    ['city', { pattern: '.+' }],
  ])('%s cannot be given %j', (name, change) => {
    expect(refusal(base({ [name]: change }))).toEqual([
      'E0000077',
      `Cannot modify the ${name} attribute because it is read-only.`,
    ])
  })

  it('of groups does not change at all', () => {
    const permissions = [{ principal: 'SELF', action: 'HIDE' }]
    expect(refusal(base({ name: { permissions } }), {}, true)).toContain('E0000077')
  })

  it('cannot be made', () => {
    expect(refusal(base({ shoe: text }))).toContain("Property name 'shoe' is not defined in profile")
  })
})
