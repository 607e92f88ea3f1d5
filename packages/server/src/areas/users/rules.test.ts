import { expect, test } from 'vitest'
import type { Attribute, ProfileSchema } from '../schemas/index.js'
import type { User } from './model.js'
import * as rules from './rules.js'

const attribute = (name: string, more: Partial<Attribute> = {}): Attribute => ({
  name,
  type: 'string',
  required: false,
  unique: false,
  mutability: 'READ_WRITE',
  selfPermission: 'READ_ONLY',
  ...more,
})
const schemaOf = (...attributes: Attribute[]): ProfileSchema => ({
  id: 'osc1',
  typeId: 'oty1',
  attributes: new Map(attributes.map((each) => [each.name, each])),
  retired: new Set(),
})
const refusing = (code: string) => expect.objectContaining({ code })
const tag = 'W/"0a"'

test('a change that expects the present state is made, and any other refused', () => {
  for (const header of [undefined, '*', tag, '"0a"', `"x", ${tag}`]) rules.mustMatch(header, tag)
  expect(() => rules.mustMatch('W/"0b"', tag)).toThrow(refusing('E0000231'))
  for (const header of ['0a', 'W/0a', '"a', '', `${tag},`]) {
    expect(() => rules.mustMatch(header, tag)).toThrow(refusing('E0000242'))
  }
})

test('a read-only attribute is never written, an immutable one once', () => {
  const schema = schemaOf(
    attribute('badge', { mutability: 'READ_ONLY' }),
    attribute('hired', { mutability: 'IMMUTABLE' }),
  )
  rules.mustBeWritable(schema, { badge: 'a' }, { badge: 'a', hired: '2020' })
  expect(() => rules.mustBeWritable(schema, {}, { badge: 'a' })).toThrow(refusing('E0000077'))
  expect(() => rules.mustBeWritable(schema, { hired: '2020' }, { hired: '2021' })).toThrow(refusing('E0000078'))
})

test('a required attribute that another system owns stops a user from being made here', () => {
  const schema = schemaOf(attribute('badge', { required: true, master: 'OVERRIDE' }))
  expect(() => rules.mustBeOursToSet(schema, {})).toThrow(refusing('E0000179'))
})

test('somebody from a directory is changed there, but for what Okta is the source of', () => {
  const schema = schemaOf(attribute('title', { master: 'PROFILE_MASTER' }), attribute('nickName', { master: 'OKTA' }))
  const user = { provider_type: 'ACTIVE_DIRECTORY' } as User
  rules.mustBeOursToChange(user, schema, { title: 'a' }, { title: 'a', nickName: 'b' })
  expect(() => rules.mustBeOursToChange(user, schema, { title: 'a' }, { title: 'b' })).toThrow(refusing('E0000023'))
  rules.mustBeOursToChange({ provider_type: 'OKTA' } as User, schema, { title: 'a' }, { title: 'b' })
})

test('somebody whose activation still runs is left alone', () => {
  expect(() => rules.mustNotBeInActivation({ transitioning_to_status: 'ACTIVE' } as User)).toThrow(refusing('E0000112'))
  rules.mustNotBeInActivation({ transitioning_to_status: 'DEPROVISIONED' } as User)
})

test('a cursor is one that was handed out', () => {
  expect(rules.mustBeACursor('200uV8N98jI000XDUT6d3', false)).toBe('00uV8N98jI000XDUT6d3')
  expect(rules.mustBeACursor('00uV8N98jI000XDUT6d3', true)).toBe('00uV8N98jI000XDUT6d3')
  expect(() => rules.mustBeACursor('garbage', false)).toThrow(refusing('E0000029'))
  expect(() => rules.mustBeACursor('garbage', true)).toThrow(refusing('E0000031'))
})

test('a list cannot show a value of a type that its attribute no longer has', () => {
  const schema = { ...schemaOf(attribute('team', { type: 'array', itemType: 'string' })), retired: new Set(['team']) }
  const user = (team: unknown) => ({ profile: JSON.stringify({ team }) }) as User
  rules.mustStillFit(schema, [user(['a']), user(null)])
  expect(() => rules.mustStillFit(schema, [user('a')])).toThrow(refusing('E0000145'))
  expect(rules.seen(schema, { team: 'a', login: 'b' })).toEqual({})
})
