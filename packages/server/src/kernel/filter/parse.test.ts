import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Filter } from './model.js'
import { filterLimits, parseFilter } from './parse.js'

const read = (text: string): Filter => {
  const parsed = parseFilter(text)
  if (!parsed.ok) throw new Error(`${parsed.problem} at ${parsed.at}`)
  return parsed.filter
}
const is = (attribute: string, value: string | number | boolean | null = 'x') =>
  ({ kind: 'compare', attribute, operator: 'eq', value }) as const

describe('what a filter means', () => {
  test('and binds tighter than or', () => {
    const filter = read('a eq "x" or b eq "x" and c eq "x"')
    expect(filter).toEqual({ kind: 'or', operands: [is('a'), { kind: 'and', operands: [is('b'), is('c')] }] })
  })

  test('parentheses bind tightest', () => {
    const filter = read('(a eq "x" or b eq "x") and c eq "x"')
    expect(filter).toEqual({ kind: 'and', operands: [{ kind: 'or', operands: [is('a'), is('b')] }, is('c')] })
  })

  test('not takes what stands in its parentheses, and no more', () => {
    const filter = read('not (a eq "x") and b eq "x"')
    expect(filter).toEqual({ kind: 'and', operands: [{ kind: 'not', operand: is('a') }, is('b')] })
    expect(parseFilter('not a eq "x"').ok).toBe(false)
  })

  test('words may be written in any case, attributes may not', () => {
    expect(read('Status EQ "x" AND NOT (B Pr)')).toEqual({
      kind: 'and',
      operands: [is('Status'), { kind: 'not', operand: { kind: 'present', attribute: 'B' } }],
    })
  })

  test.each(['profile.department', 'type.id', 'debugContext.debugData.requestUri', 'credentials.signing.kid', 'order'])(
    'an attribute may be called %s',
    (attribute) => expect(read(`${attribute} eq "x"`)).toEqual(is(attribute)),
  )

  test('values are JSON: strings with escapes, numbers, booleans and null', () => {
    expect(read('a eq "say \\"hi\\" \\u00e9 \\\\"')).toEqual(is('a', 'say "hi" é \\'))
    expect(read('a eq -1.5e2')).toEqual(is('a', -150))
    expect(read('a eq true')).toEqual(is('a', true))
    expect(read('a eq null')).toEqual(is('a', null))
  })

  test('a parenthesis inside a string groups nothing', () => {
    const value = '('.repeat(200)
    expect(read(`a eq "${value}"`)).toEqual(is('a', value))
  })
})

describe('what is no filter', () => {
  test.each([
    '',
    'profile.name eq',
    "a eq 'x'",
    'a eq "x',
    'a eq "x" b eq "y"',
    'a eq "x" and',
    '(a pr',
    'a pr)',
    'a..b pr',
    'a eq 01',
    'a eq x',
    'a pr "x"',
    'emails[type eq "work"]',
    'a eq "\\x"',
    'a eq 1e999',
  ])('%s', (text) => expect(parseFilter(text)).toMatchObject({ ok: false, reason: 'syntax' }))

  test('a word that is no operator is named, with its place', () => {
    expect(parseFilter('display_message eqq "Create okta user"')).toEqual({
      ok: false,
      at: 16,
      problem: "Unrecognized attribute operator 'eqq'",
      reason: 'operator',
    })
  })
})

describe('what is too large to be asked', () => {
  const times = (text: string, count: number) => Array.from({ length: count }, () => text)

  test('more characters, levels or comparisons than served', () => {
    const { charactersMax, nestingMax, comparisonsMax } = filterLimits
    const [wide, deep, long] = [charactersMax - 7, nestingMax, comparisonsMax]
    const padded = (count: number) => `a eq "${'x'.repeat(count)}"`
    const nested = (count: number) => `${'('.repeat(count)}a pr${')'.repeat(count)}`
    const chained = (count: number) => times('a pr', count).join(' or ')
    for (const text of [padded(wide), nested(deep), chained(long)]) expect(parseFilter(text).ok).toBe(true)
    for (const text of [padded(wide + 1), nested(deep + 1), chained(long + 1)])
      expect(parseFilter(text)).toMatchObject({ ok: false, reason: 'limit' })
  })

  test.each(['(', 'not (', '"', 'a pr and (', '\\'])('a text of nothing but %s is refused at once', (text) => {
    const started = performance.now()
    expect(parseFilter(text.repeat(Math.floor(4000 / text.length))).ok).toBe(false)
    expect(parseFilter(text.repeat(100_000)).ok).toBe(false)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('properties', () => {
  const attribute = fc.array(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,8}$/), { minLength: 1, maxLength: 3 })
  const condition: fc.Arbitrary<Filter> = fc.oneof(
    fc.record({ kind: fc.constant('present' as const), attribute: attribute.map((parts) => parts.join('.')) }),
    fc.record({
      kind: fc.constant('compare' as const),
      attribute: attribute.map((parts) => parts.join('.')),
      operator: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sw', 'ew', 'co'),
      value: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
        fc.boolean(),
        fc.constant(null),
      ),
    }),
  )
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      condition,
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        operands: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), operand: tie('filter') }),
    ),
  }))

  const written = (node: Filter): string => {
    switch (node.kind) {
      case 'present':
        return `${node.attribute} pr`
      case 'compare':
        return `${node.attribute} ${node.operator} ${JSON.stringify(node.value)}`
      case 'not':
        return `not (${written(node.operand)})`
      default:
        return node.operands.map((operand) => `(${written(operand)})`).join(` ${node.kind} `)
    }
  }

  test('a filter that is written down reads back as itself', () => {
    fc.assert(
      fc.property(filter, (node) => {
        expect(read(written(node))).toEqual(node)
      }),
      { numRuns: 200 },
    )
  })

  test('no text makes the parser throw', () => {
    const words = fc.constantFrom(
      'a',
      'eq',
      'pr',
      'and',
      'or',
      'not',
      '(',
      ')',
      '"',
      '\\',
      '1',
      'null',
      '.',
      ' ',
      '"x"',
    )
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((parts) => parts.join(' ')),
    )
    fc.assert(
      fc.property(garbage, (text) => {
        const parsed = parseFilter(text)
        return parsed.ok || (parsed.at >= 0 && parsed.at <= text.length)
      }),
      { numRuns: 500 },
    )
  })
})
