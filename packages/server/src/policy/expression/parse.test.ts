import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Expression } from './model.js'
import { attributesOf, expressionLimits, groupIdsOf, parseExpression } from './parse.js'

const read = (text: string): Expression => {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${parsed.problem} at ${parsed.at}: ${text}`)
  return parsed.expression
}

/** An expression with every operation in parentheses, so that what binds tighter can be seen. */
function written(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? `"${node.value.replaceAll('"', '""')}"` : String(node.value)
    case 'list':
      return `{${node.items.map(written).join(', ')}}`
    case 'map':
      return node.entries.length === 0
        ? '{:}'
        : `{${node.entries.map(({ key, value }) => `${written(key)}: ${written(value)}`).join(', ')}}`
    case 'name':
      return node.name
    case 'property':
      return `${written(node.of)}.${node.name}`
    case 'position':
      return `${written(node.of)}[${written(node.position)}]`
    case 'call':
      return `${node.of === undefined ? '' : `${written(node.of)}.`}${node.name}(${node.arguments.map(written).join(', ')})`
    case 'not':
      return `(!${written(node.operand)})`
    case 'negative':
      return `(-${written(node.operand)})`
    case 'binary':
      return `(${written(node.left)} ${node.operator} ${written(node.right)})`
    case 'ternary':
      return `(${written(node.condition)} ? ${written(node.whenTrue)} : ${written(node.whenFalse)})`
    case 'elvis':
      return `(${written(node.value)} ?: ${written(node.otherwise)})`
  }
}

describe('what binds tighter', () => {
  test.each([
    ['a or b and c', '(a or (b and c))'],
    ['a AND b || c && d', '((a and b) or (c and d))'],
    ['!a == b', '((!a) == b)'],
    ['not a and b', '((!a) and b)'],
    ['a == b > c', '(a == (b > c))'],
    ['a + b * c - d', '((a + (b * c)) - d)'],
    ['a - b - c', '((a - b) - c)'],
    ['-a + b', '((-a) + b)'],
    ['a + b == c', '((a + b) == c)'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
    ['a or b ? c : d', '((a or b) ? c : d)'],
    ['a ?: b + c', '(a ?: (b + c))'],
    ['a ? b ?: c : d', '(a ? (b ?: c) : d)'],
    ['!user.isContractor', '(!user.isContractor)'],
    ['user.roles[0].name', 'user.roles[0].name'],
    ['findDirectoryUser().managerUpn', 'findDirectoryUser().managerUpn'],
    ['{1, {2}, {}}', '{1, {2}, {}}'],
    ["{'a': b ? c : d}", '{"a": (b ? c : d)}'],
    ['order.notes', 'order.notes'],
    ['NULL', 'null'],
    ['a!=b', '(a != b)'],
    ['!!a', '(!(!a))'],
  ])('%s is read as %s', (text, grouped) => expect(written(read(text))).toBe(grouped))
})

describe('strings', () => {
  test.each([
    [`'it''s'`, `it's`],
    [`"it's"`, `it's`],
    [`"say ""hi"""`, `say "hi"`],
    [`"\\"`, `\\`],
    [`'.*\\d+'`, `.*\\d+`],
    [`''`, ''],
  ])('%s: a backslash is a backslash, a quote is doubled', (text, value) =>
    expect(read(text)).toEqual({ kind: 'literal', value }),
  )
})

test.each([
  '',
  'user.',
  'user.department = "x"',
  'user.(',
  'a b',
  'a ? b',
  '"open',
  '{1, a: 2}',
  'f(1,)',
  '1.',
  '1a',
  'and',
  'a or',
  'user.department eq "x"',
  `user.login.?[#this]`,
])('%s is no expression', (text) => expect(parseExpression(text).ok).toBe(false))

test('an expression names the attributes and the groups it depends on', () => {
  const text = `user.department == "x" and String.len(user.profile.login) > 0 and user.department != app.name
    and isMemberOfAnyGroup("00g1", "00g2") and isMemberOfGroup('00g1') and isMemberOfGroupName("00g3")`
  expect(attributesOf(read(text))).toEqual(['department', 'login'])
  expect(groupIdsOf(read(text))).toEqual(['00g1', '00g2'])
})

test('the place of a mistake is told', () => {
  expect(parseExpression('user.city == "x" && ')).toMatchObject({ ok: false, at: 20 })
})

describe('what is too large to be read', () => {
  test('more characters, levels or signs than served', () => {
    const { charactersMax, nestingMax, signsMax } = expressionLimits
    const padded = (count: number) => `"${'x'.repeat(count - 2)}"`
    const nested = (count: number) => `${'('.repeat(count)}a${')'.repeat(count)}`
    const chained = (count: number) => `a${' + a'.repeat(count)}`
    for (const text of [padded(charactersMax), nested(nestingMax), chained(signsMax)])
      expect(parseExpression(text).ok).toBe(true)
    for (const text of [padded(charactersMax + 1), nested(nestingMax + 1), chained(signsMax + 1)])
      expect(parseExpression(text).ok).toBe(false)
  })

  test.each(['(', '{', '!', '-', 'a?', 'a?a:', "'", 'not ', 'a[', 'f(', 'a.'])(
    'a text of nothing but %s is answered at once',
    (text) => {
      const started = performance.now()
      for (const count of [40, 400, 100_000]) expect(parseExpression(text.repeat(count))).toHaveProperty('ok')
      expect(performance.now() - started).toBeLessThan(1000)
    },
  )
})

describe('properties', () => {
  const word = fc
    .stringMatching(/^[a-z_$][A-Za-z0-9_$]{0,6}$/)
    .filter((text) => !/^(and|or|not|true|false|null)$/i.test(text))
  const operator = fc.constantFrom('or', 'and', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%')
  const { expression } = fc.letrec<{ expression: Expression; operand: Expression }>((tie) => ({
    operand: fc.oneof(
      fc.record({
        kind: fc.constant('literal' as const),
        value: fc.oneof(fc.string({ unit: 'binary', maxLength: 9 }), fc.nat(), fc.boolean(), fc.constant(null)),
      }),
      fc.record({ kind: fc.constant('name' as const), name: word }),
    ),
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      tie('operand'),
      fc.record({ kind: fc.constantFrom('not' as const, 'negative' as const), operand: tie('expression') }),
      fc.record({ kind: fc.constant('binary' as const), operator, left: tie('expression'), right: tie('expression') }),
      fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('expression'), { maxLength: 3 }) }),
      fc.record({
        kind: fc.constant('call' as const),
        name: word,
        arguments: fc.array(tie('expression'), { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('property' as const), of: tie('operand'), name: word }),
      fc.record({ kind: fc.constant('position' as const), of: tie('operand'), position: tie('expression') }),
      fc.record({ kind: fc.constant('elvis' as const), value: tie('expression'), otherwise: tie('expression') }),
      fc.record({
        kind: fc.constant('ternary' as const),
        condition: tie('expression'),
        whenTrue: tie('expression'),
        whenFalse: tie('expression'),
      }),
    ),
  }))

  test('an expression that is written down reads back as itself', () => {
    fc.assert(
      fc.property(expression, (node) => {
        expect(read(written(node))).toEqual(node)
      }),
      { numRuns: 300 },
    )
  })

  const words = [
    'user',
    '.',
    'login',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '"a"',
    "'",
    '?',
    ':',
    '?:',
    '!',
    '==',
    'and',
    '1',
    ',',
  ]
  const garbage = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words)).map((parts) => parts.join(' ')),
  )

  test('no text makes the parser throw', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const parsed = parseExpression(text)
        return parsed.ok || (parsed.at >= 0 && parsed.at <= text.length)
      }),
      { numRuns: 500 },
    )
  })
})
