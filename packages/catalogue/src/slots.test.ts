import { describe, expect, test } from 'vitest'
import { apiErrors } from './api-errors.js'
import { listErrors, textOf } from './listing.js'
import { fillTemplate, matchTemplate, parseTemplate } from './slots.js'

describe('matching a text with a template', () => {
  test.each([
    ['Not found: {resource}', 'Not found: x (User)', { resource: 'x (User)' }],
    ['Not found: {resource}', 'Not found: ', { resource: '' }],
    ["'{a}' or '{b}'.", "'x' or 'y or z'.", { a: 'x', b: 'y or z' }],
    ['plain', 'plain', {}],
    ['{reason}', 'anything', { reason: 'anything' }],
  ])('%s is filled in by %s', (template, text, slots) => expect(matchTemplate(template, text)).toEqual(slots))

  test.each([
    ['Not found: {resource}', 'not found: x'],
    ['plain', 'plain.'],
    ['ab{x}bc', 'abc'],
    ['{a} and {b}.', 'one or two.'],
    ['{a}, again {a}', 'one, again two'],
  ])('%s is not filled in by %s', (template, text) => expect(matchTemplate(template, text)).toBeUndefined())

  test('a slot that occurs twice has one value, even where the first reading was too short', () => {
    const slots = { action: 'deactivate or delete', identityProvider: 'the IdP', globalSessionPolicy: 'global session' }
    const template = apiErrors.E0000251.summary
    expect(matchTemplate(template, fillTemplate(parseTemplate(template), slots))).toEqual(slots)
  })

  test('every one of the 727 sentences gives back what it was filled with', () => {
    for (const listing of listErrors()) {
      const parsed = parseTemplate(textOf(listing))
      const slots = Object.fromEntries(parsed.names.map((name, index) => [name, `value${index}`]))
      for (const name of parsed.names) slots[name] = `value-${name}`
      expect(matchTemplate(textOf(listing), fillTemplate(parsed, slots))).toEqual(slots)
    }
  })

  test('a megabyte that almost matches is refused at once', () => {
    const hostile = `The following scopes: [${'] must be requested together with ['.repeat(30_000)}`
    const started = performance.now()
    expect(matchTemplate('The following scopes: [{a}] must be requested together with [{b}].', hostile)).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(200)
  })
})

test('a brace that never closes is text', () => {
  expect(parseTemplate('a {b} {c')).toEqual({ literals: ['a ', ' {c'], names: ['b'] })
})
