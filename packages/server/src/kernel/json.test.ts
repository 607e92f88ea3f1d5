import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from './json.js'

const problemOf = (text: string) => {
  const read = readJson(text)
  return read.ok ? undefined : read.problem
}

describe('readJson', () => {
  test('reads whatever JSON.stringify writes, as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value)
        const read = readJson(text)
        if (text.includes('\\u0000')) return
        expect(read).toEqual({ ok: true, value: JSON.parse(text) })
      }),
      { numRuns: 300 },
    )
  })

  test('refuses exactly what JSON.parse refuses, among texts without twins, NUL, depth and endless numbers', () => {
    const scraps = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"\\""', '"', '1', '-0.5e1', 'null', ' ', '\\')
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 9 }), (parts) => {
        const text = parts.join('')
        const parses = () => {
          try {
            JSON.parse(text)
            return true
          } catch {
            return false
          }
        }
        const problem = problemOf(text)
        expect(problem === 'not JSON').toBe(!parses())
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['{"a":1,"a":2}', '"a"'],
    ['{"a":1,"b":{"a":1},"a":2}', '"a"'],
    ['[{"x":[{"y":1,"y":1}]}]', '"y"'],
    ['{"a":1,"\\u0061":2}', '"a"'],
    ['{"\\u00e9":1,"é":2}', '"é"'],
    ['{"\\ud83d\\ude00":1,"😀":2}', '"😀"'],
    ['{"a\\/b":1,"a/b":2}', '"a/b"'],
    ['{"":1 , "" : 2}', '""'],
    ['{"__proto__":1,"__proto__":2}', '"__proto__"'],
    ['{"a\\"":1,"a\\u0022":2}', '"a\\""'],
  ])("a member named twice is no one's word: %s", (text, name) => {
    expect(problemOf(text)).toBe(`the member ${name} twice`)
  })

  test.each([
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":"a"}',
    '{"a":["a","a",{"a":1}],"A":1}',
    '{"a":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a":1,"\\\\u0061":2}',
  ])('equal names in different places are no twins: %s', (text) => {
    expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
  })

  test('sixty-four levels may be nested, sixty-five may not, whatever is nested in what', () => {
    expect(problemOf('['.repeat(64) + ']'.repeat(64))).toBeUndefined()
    expect(problemOf('['.repeat(65) + ']'.repeat(65))).toBe('nested too deep')
    expect(problemOf(`${'{"a":'.repeat(64)}1${'}'.repeat(64)}`)).toBeUndefined()
    expect(problemOf('{"a":['.repeat(33) + ']}'.repeat(33))).toBe('nested too deep')
    expect(problemOf(`"${'['.repeat(100)}"`)).toBeUndefined()
    expect(problemOf(`[${'[],'.repeat(1000)}[]]`)).toBeUndefined()
  })

  test('a NUL is refused wherever it stands, and what only looks like one is not', () => {
    expect(problemOf('{"a":"x\\u0000"}')).toBe('a NUL character')
    expect(problemOf('{"\\u0000":1}')).toBe('a NUL character')
    expect(problemOf('["\\\\\\u0000"]')).toBe('a NUL character')
    expect(problemOf('"\u0000"')).toBe('not JSON')
    expect(readJson('["\\\\u0000"]')).toEqual({ ok: true, value: ['\\u0000'] })
  })

  test('a number that would be read as infinity is refused, since it would be written as null', () => {
    expect(problemOf('{"a":1e999}')).toBe('a number too large')
    expect(problemOf('[-1E+400]')).toBe('a number too large')
    expect(problemOf('9'.repeat(400))).toBe('a number too large')
    expect(problemOf('[1.7976931348623157e308,1e-999,123456789012345678901234567890,"1e999"]')).toBeUndefined()
  })

  test.each([
    ['brackets', '['.repeat(1_000_000)],
    ['brackets that close', '['.repeat(500_000) + ']'.repeat(500_000)],
    ['objects', '{"a":'.repeat(200_000)],
    ['backslashes', `"${'\\\\'.repeat(500_000)}"`],
    ['escaped names', `{${Array.from({ length: 50_000 }, (_, at) => `"\\u0061${at}":1`).join(',')}}`],
    ['digits', '9'.repeat(1_000_000)],
    ['quotes', '"'.repeat(1_000_000)],
    ['space', ' '.repeat(1_000_000)],
  ])('a megabyte of %s is judged in a moment', (_, text) => {
    const before = performance.now()
    readJson(text)
    expect(performance.now() - before).toBeLessThan(1000)
  })
})
