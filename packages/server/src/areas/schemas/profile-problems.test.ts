import { describe, expect, it } from 'vitest'
import { profileSchema } from './merged.js'
import type { Definition } from './model.js'
import { isOfType, profileProblems } from './profile-problems.js'

const schemaWith = (definition: Definition = {}) => profileSchema('osc1', 'oty1', JSON.stringify(definition))
const withAttribute = (attribute: Record<string, unknown>, name = 'shoe') =>
  schemaWith({ custom: { [name]: { title: 'Shoe', mutability: 'READ_WRITE', scope: 'NONE', ...attribute } } })

const ada = { login: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' }
const said = (...[schema, profile]: Parameters<typeof profileProblems>) =>
  profileProblems(schema, profile).map((problem) => problem.cause)

describe('a profile', () => {
  it('with what is required has no problems', () => {
    expect(profileProblems(schemaWith(), ada)).toEqual([])
  })

  it('without anything hears of every blank first, and then that its login is no address', () => {
    expect(said(schemaWith(), {})).toEqual([
      'login: The field cannot be left blank',
      'firstName: The field cannot be left blank',
      'lastName: The field cannot be left blank',
      'email: The field cannot be left blank',
      'login: Username must be in the form of an email address',
    ])
  })

  it('with a name that the schema does not have hears of nothing else', () => {
    expect(profileProblems(schemaWith(), { notValid: 1 }, 'newUser')).toEqual([
      { field: 'newUser', cause: "Property name 'notValid' is not defined in profile" },
    ])
  })

  it('may have a login that is no address once the login has a pattern', () => {
    const relaxed = schemaWith({ base: { login: { pattern: '[a-z]+' } } })
    expect(said(relaxed, { ...ada, login: 'lovelace' })).toEqual([])
    expect(said(relaxed, { ...ada, login: 'LOVELACE' })).toEqual(['login: Does not match required pattern'])
  })

  it('is held to the length of its names', () => {
    expect(said(schemaWith(), { ...ada, firstName: 'a'.repeat(51), login: 'a@b' })).toEqual([
      'login: The field is too short',
      'firstName: The field is too long',
    ])
  })

  it('may leave out a last name that the org does not require', () => {
    const { lastName: _, ...mononym } = ada
    expect(said(schemaWith({ base: { lastName: { required: false } } }), mononym)).toEqual([])
  })

  it.each([
    ['email', 'ada@', 'ada@example.com'],
    ['secondEmail', 'nobody', null],
    ['profileUrl', 'not a url', 'https://example.com/ada'],
    ['countryCode', 'XYZ', 'GB'],
    ['preferredLanguage', '!', 'en'],
    ['locale', '12', 'en_GB'],
    ['timezone', 'Mars/Olympus', 'Europe/London'],
  ])('is refused a %s of %s and takes %s', (name, wrong, right) => {
    expect(said(schemaWith(), { ...ada, [name]: wrong })).toEqual([`${name}: Does not match required pattern`])
    expect(said(schemaWith(), { ...ada, [name]: right })).toEqual([])
  })

  it.each([
    [{ type: 'integer' }, 4.5, 4],
    [{ type: 'integer', minimum: 4 }, 3, 4],
    [{ type: 'number', maximum: 4 }, 4.5, 3.5],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'string' }, 7, 'seven'],
    [{ type: 'string', enum: ['S', 'M'] }, 'L', 'S'],
    [{ type: 'array', items: { type: 'string' } }, 'one', ['one', 'two']],
    [{ type: 'array', items: { type: 'number' } }, [1, 'two'], [1, 2]],
    [{ type: 'array', items: { type: 'string', enum: ['a', 'b'] } }, ['a', 'c'], ['b', 'a']],
  ])('with an attribute %j is refused %j and takes %j', (attribute, wrong, right) => {
    const schema = withAttribute(attribute)
    expect(said(schema, { ...ada, shoe: wrong })).toEqual(['shoe: The field has an invalid value'])
    expect(said(schema, { ...ada, shoe: right })).toEqual([])
  })

  it('is not thought to have what every JavaScript object has', () => {
    const schema = withAttribute({ type: 'string', required: true }, 'constructor')
    expect(said(schema, ada)).toEqual(['constructor: The field cannot be left blank'])
  })

  it('is answered at once though the pattern of an attribute could make an engine backtrack for years', () => {
    const schema = withAttribute({ type: 'string', pattern: '(a+)+b' })
    expect(said(schema, { ...ada, shoe: 'a'.repeat(900) })).toEqual(['shoe: Does not match required pattern'])
  })

  it('of a group has a name of 255 characters at most and no login', () => {
    const group = profileSchema('osc2', '', '{}')
    expect(said(group, { name: 'a'.repeat(256) })).toEqual(['name: The field is too long'])
    expect(said(group, { name: 'West Coast' })).toEqual([])
  })
})

it('a stored value that was a text is not of an attribute that is a list now', () => {
  const list = withAttribute({ type: 'array', items: { type: 'string' } }).attributes.get('shoe')
  expect(list && [isOfType('42', list), isOfType(['42'], list), isOfType(null, list)]).toEqual([false, true, true])
})
