import { expect, test } from 'vitest'
import { checkExpression, type ExpressionPlace } from './check.js'
import { parseExpression } from './parse.js'

const userAttributes = new Map([
  ['login', 'string'],
  ['department', 'string'],
  ['salary', 'integer'],
  ['isContractor', 'boolean'],
  ['roles', 'array'],
] as const)

function faults(text: string, place: Partial<ExpressionPlace> = {}): string[] {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return checkExpression(parsed.expression, { context: 'group-rule', userAttributes, ...place }).map(
    ({ kind, subject }) => `${kind}: ${subject}`,
  )
}

test.each([
  'user.department == "Engineering"',
  'String.startsWith(user.login, "a")',
  'isMemberOfAnyGroup("00g1", "00g2")',
  'user.salary >= 1000000 AND !user.isContractor',
  'user.isContractor',
  'Arrays.contains(user.roles, "lead")',
  'user.isContractor ? true : null',
  'user.getInternalProperty("status") == "ACTIVE"',
])('%s may stand in a group rule', (text) => expect(faults(text)).toEqual([]))

test.each<[string, string[]]>([
  ['user.shoeSize == 42', ['unknown-attribute: shoeSize']],
  ['user.profile.login == "a"', ['unknown-attribute: profile']],
  ['login == "a"', ['unknown-name: login']],
  ['appuser.userName == "a"', ['unknown-name: appuser']],
  ['String.shout(user.login)', ['unknown-function: String.shout']],
  ['string.len(user.login) > 1', ['unknown-function: string.len']],
  ['user.login.toUpperCase() == "A"', ['unknown-function: toUpperCase']],
  ['String.len() > 1', ['wrong-number-of-arguments: String.len']],
  ['isMemberOfGroup("a", "b")', ['wrong-number-of-arguments: isMemberOfGroup']],
  ['Convert.toInt(user.department) > 1', ['function-not-allowed: Convert.toInt']],
  ['Time.now() > "2"', ['function-not-allowed: Time.now']],
  ['hasDirectoryUser()', ['function-not-allowed: hasDirectoryUser']],
  ['user.department', ['not-a-condition: string']],
  ['user.salary + 1', ['not-a-condition: number']],
  ['user.department + 1', ['not-a-condition: string']],
  ['null', ['not-a-condition: null']],
  ['user.isContractor ? "a" : "b"', ['not-a-condition: string']],
  ['user.a == user.b', ['unknown-attribute: a', 'unknown-attribute: b']],
])('%s may not', (text, expected) => expect(faults(text)).toEqual(expected))

test('a claim may be anything, and read what else is there', () => {
  const claim: Partial<ExpressionPlace> = { context: 'value', names: new Set(['appuser', 'app']) }
  expect(faults('(appuser != null) ? appuser.userName : app.clientId', claim)).toEqual([])
  expect(faults('user.profile.login + Time.now()', claim)).toEqual([])
  expect(faults('user.profile.shoeSize', claim)).toEqual(['unknown-attribute: shoeSize'])
  expect(faults('org.domain', claim)).toEqual(['unknown-name: org'])
})

test('a condition elsewhere may call what a group rule may not, but must be true or false', () => {
  expect(faults('hasDirectoryUser()', { context: 'condition' })).toEqual([])
  expect(faults('Time.now()', { context: 'condition' })).toEqual(['not-a-condition: string'])
})
