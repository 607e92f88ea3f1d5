import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, holds } from './evaluate.js'
import { functions } from './functions.js'
import type { Expression, Facts } from './model.js'
import { parseExpression } from './parse.js'
import { textMax } from './values.js'

const ada: Facts = {
  user: {
    login: 'ada@example.com',
    firstName: 'Ada',
    department: 'Engineering',
    salary: 1_200_000,
    isContractor: false,
    roles: ['lead', 'Reviewer'],
    nickName: '',
  },
  groups: [
    { id: '00g1', name: 'San Francisco' },
    { id: '00g2', name: 'Platform admins' },
    { id: '00g3', name: 'Directory people', type: 'APP_GROUP', source: 'active_directory' },
  ],
  now: new Date('2024-05-06T07:08:09.010Z'),
  internal: { id: '00u1', status: 'ACTIVE' },
  directoryUser: { managerUpn: 'grace@example.com' },
  names: { appuser: { userName: 'ada' }, app: null },
}

function yields(text: string, facts: Facts = ada): unknown {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${parsed.problem} at ${parsed.at}: ${text}`)
  return evaluate(parsed.expression, facts)
}

describe('what an expression yields', () => {
  test.each<[string, unknown]>([
    ['user.department == "Engineering"', true],
    ['user.department == "engineering"', false],
    ['user.profile.department', 'Engineering'],
    ['user.salary > 1000000 AND !user.isContractor', true],
    ['user.firstName + " " + user.department', 'Ada Engineering'],
    ['user.salary == 123 ? "Sales" : \'Other\'', 'Other'],
    ['user.nickName ?: user.firstName', 'Ada'],
    ['user.lastName ?: "none"', 'none'],
    ['user.firstName ?: "none"', 'Ada'],
    ['user.roles[1]', 'Reviewer'],
    ['user.roles[9]', null],
    ['7 / 2', 3],
    ['7 / 2.5', 2.8],
    ['7 % 2 + 2 * 3', 7],
    ['1 / 0', null],
    ['{1, 2} == {1, 2}', true],
    ['(appuser != null) ? appuser.userName : app.clientId', 'ada'],
    ['app.clientId', null],
    ['nothing.at.all', null],

    ['String.append("This is", " a test")', 'This is a test'],
    ['String.join(",", "This", "is", "a", "test")', 'This,is,a,test'],
    ['String.len("This")', 4],
    ['String.removeSpaces("This is a test")', 'Thisisatest'],
    ['String.replace("This is a test", "is", "at")', 'That at a test'],
    ['String.replace("a.b", ".", "$&")', 'a$&b'],
    ['String.replaceFirst("This is a test", "is", "at")', 'That is a test'],
    ['String.startsWith(user.login, "a")', true],
    ['String.stringContains("This is a test", "test")', true],
    ['String.stringSwitch("This is a test", "default", "key1", "value1")', 'default'],
    [
      'String.stringSwitch("First match wins", "default", "absent", "value1", "wins", "value2", "match", "value3")',
      'value2',
    ],
    ['String.stringSwitch("Substrings count", "default", "ring", "value1")', 'value1'],
    ['String.substring("This is a test", 2, 9)', 'is is a'],
    ['substring(user.firstName, 0, 6)', 'Ada'],
    ['String.substringAfter("abc@okta.com", "@")', 'okta.com'],
    ['String.substringBefore("abc@okta.com", "@")', 'abc'],
    ['toUpperCase(substringBefore(substringAfter(user.login, "@"), ".")) + "\\" + "a"', 'EXAMPLE\\a'],

    ['Arrays.add({10, 20, 30}, 40)', [10, 20, 30, 40]],
    ['Arrays.remove({10, 20, 30}, 20)', [10, 30]],
    ['Arrays.clear({10, 20, 30})', []],
    ['Arrays.get({0, 1, 2}, 0)', 0],
    ['Arrays.flatten(10, {20, 30}, 40)', [10, 20, 30, 40]],
    ['Arrays.contains(user.roles, "lead")', true],
    ['Arrays.contains(user.roles, "lea")', false],
    ['Arrays.size(NULL)', 0],
    ['Arrays.isEmpty(NULL)', true],
    ['Arrays.toCsvString({"This", "is", " a ", "test"})', 'This,is, a ,test'],
    ['Arrays.add(Arrays.toCsvString({}), "one")', ['one']],

    ['Convert.toInt("1234")', 1234],
    ['Convert.toInt(123.6)', 124],
    ['Convert.toInt("twelve")', null],
    ['Convert.toNum("2.75")', 2.75],

    ['isMemberOfGroup("00g1")', true],
    ['isMemberOfAnyGroup("00g9", "00g2")', true],
    ['isMemberOfAnyGroup("00g8", "00g9")', false],
    ['isMemberOfGroupName("San Francisco")', true],
    ['isMemberOfGroupName("San Fr")', false],
    ['isMemberOfGroupNameStartsWith("San Fr")', true],
    ['isMemberOfGroupNameContains("admin")', true],
    ['isMemberOfGroupNameRegex(".*admin.*")', true],
    ['isMemberOfGroupNameRegex("(")', false],
    [`user.isMemberOf({'group.id': '00g1'})`, true],
    [`user.isMemberOf({'group.id': {'00g9', '00g1'}})`, true],
    [`user.isMemberOf({'group.profile.name': 'San'})`, true],
    [`user.isMemberOf({'group.profile.name': 'San', 'operator': 'EXACT'})`, false],
    [`user.isMemberOf({'group.type': 'APP_GROUP'}, {'group.profile.name': 'San'})`, false],
    [`user.isMemberOf({'operator': 'EXACT'})`, false],
    ['getFilteredGroups({"00g2", "00g1"}, "group.name", 40)', ['San Francisco', 'Platform admins']],
    ['Groups.startsWith("OKTA", "Plat", 10)', ['Platform admins']],
    ['Groups.contains("active_directory", "people", 10)', ['Directory people']],
    ['Groups.endsWith("OKTA", "people", 10)', null],

    ['user.getInternalProperty("status") == "ACTIVE"', true],
    ['hasDirectoryUser() ? findDirectoryUser().managerUpn : null', 'grace@example.com'],
    ['hasWorkdayUser() ? findWorkdayUser().employeeID : null', null],

    ['Time.now()', '2024-05-06T07:08:09.010Z'],
    ['Time.fromIso8601ToUnix("2024-05-06T07:08:09.010Z")', '1714979289'],
    ['Time.fromUnixToIso8601("1714979289")', '2024-05-06T07:08:09.000Z'],
    ['Time.fromIso8601ToWindows("1970-01-01T00:00:00.000Z")', '116444736000000000'],
    ['Time.fromWindowsToIso8601("116444736000000000")', '1970-01-01T00:00:00.000Z'],
    ['Time.fromIso8601ToUnix("yesterday")', null],
  ])('%s', (text, expected) => expect(yields(text)).toEqual(expected))
})

describe('an attribute nobody filled in', () => {
  test.each<[string, unknown]>([
    ['user.middleName', null],
    ['user.middleName == null', true],
    ['user.middleName != null', false],
    ['user.middleName == "x"', false],
    ['user.middleName > 1', false],
    ['user.middleName <= 1', false],
    ['String.len(user.middleName) == 0', true],
    ['String.stringContains(user.middleName, "a")', false],
    ['String.startsWith(user.middleName, "")', false],
    ['String.toUpperCase(user.middleName)', null],
    ['user.firstName + user.middleName', 'Ada'],
    ['user.middleName.length.more', null],
    ['Arrays.contains(user.middleName, null)', false],
  ])('%s', (text, expected) => expect(yields(text)).toBe(expected))

  test('makes no condition hold, nor its opposite, unless the other side decides alone', () => {
    expect(yields('user.isManager')).toBe(null)
    expect(yields('!user.isManager')).toBe(null)
    expect(yields('user.isManager and true')).toBe(null)
    expect(yields('user.isManager and false')).toBe(false)
    expect(yields('user.isManager or true')).toBe(true)
    expect(yields('user.isManager ? 1 : 2')).toBe(2)
  })
})

test('only true makes a condition hold', () => {
  for (const value of ['yes', 1, null, false, {}])
    expect(
      holds({ kind: 'property', of: { kind: 'name', name: 'user' }, name: 'a' }, { ...ada, user: { a: value } }),
    ).toBe(false)
  expect(holds({ kind: 'literal', value: true }, ada)).toBe(true)
})

test('types are never mixed up', () => {
  expect(yields('1 == "1"')).toBe(false)
  expect(yields('"10" > 9')).toBe(false)
  expect(yields('"a" * 2')).toBe(null)
  expect(yields('-"a"')).toBe(null)
  expect(yields('"a" and true')).toBe(null)
})

test('nothing that JavaScript objects inherit can be reached', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    expect(yields(`user.${name}`)).toBe(null)
    expect(yields(`user["${name}"]`)).toBe(null)
    expect(yields(name)).toBe(null)
    expect(yields(`${name}()`)).toBe(null)
  }
})

test('text that would grow without end is null', () => {
  const grown = (levels: number): string =>
    levels === 0 ? '"aaaaaaaaaa"' : `String.replace(${grown(levels - 1)}, "a", "aaaaaaaaaa")`
  expect(yields(`String.len(${grown(4)})`)).toBe(textMax)
  expect(yields(grown(5))).toBe(null)
  expect(yields(grown(40))).toBe(null)
})

test('no expression and no profile makes it throw', () => {
  const leaf: fc.Arbitrary<Expression> = fc.oneof(
    fc.record({
      kind: fc.constant('literal' as const),
      value: fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
    }),
    fc.constantFrom('a', 'b', '__proto__').map((name) => ({
      kind: 'property' as const,
      of: { kind: 'name' as const, name: 'user' },
      name,
    })),
  )
  const operator = fc.constantFrom('or', 'and', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%')
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({
        kind: fc.constant('call' as const),
        name: fc.constantFrom(...functions.keys(), 'nobody'),
        arguments: fc.array(tie('expression'), { maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('binary' as const), operator, left: tie('expression'), right: tie('expression') }),
      fc.record({ kind: fc.constantFrom('not' as const, 'negative' as const), operand: tie('expression') }),
      fc.record({ kind: fc.constant('position' as const), of: tie('expression'), position: tie('expression') }),
      fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('expression'), { maxLength: 3 }) }),
      fc.record({
        kind: fc.constant('map' as const),
        entries: fc.array(fc.record({ key: tie('expression'), value: tie('expression') }), { maxLength: 2 }),
      }),
    ),
  }))
  const user = fc.record({ a: fc.anything(), b: fc.jsonValue() })
  fc.assert(
    fc.property(expression, user, (node, profile) => {
      expect(evaluate(node, { ...ada, user: profile })).not.toBeUndefined()
    }),
    { numRuns: 1000 },
  )
})
