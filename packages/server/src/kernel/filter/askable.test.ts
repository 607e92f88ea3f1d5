import { ApiError } from '@stuntdouble/catalogue'
import { expect, test } from 'vitest'
import { type Askable, everyOperator, mustBeAskable } from './askable.js'
import { type FilterDialect, governanceDialect, standardDialect, systemLogDialect } from './dialect.js'

const askable: Askable = {
  status: { type: 'string', operators: ['eq'] },
  lastUpdated: { type: 'date', operators: ['eq', 'gt', 'lt'] },
  'profile.login': { type: 'string', operators: ['eq'] },
  'profile.*': (attribute) =>
    attribute === 'profile.salary' || attribute === 'profile.manager.name'
      ? { type: attribute === 'profile.salary' ? 'number' : 'string', operators: everyOperator }
      : undefined,
}

function heard(text: string, dialect: FilterDialect = standardDialect): { code: string; causes: string[] } | 'yes' {
  try {
    mustBeAskable(text, askable, dialect)
    return 'yes'
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown
    return { code: thrown.code, causes: thrown.causes.map(({ errorSummary }) => errorSummary) }
  }
}

test.each([
  'status eq "ACTIVE"',
  'lastUpdated gt "2024-01-01T00:00:00.000Z" and (status eq "ACTIVE" or status eq null)',
  'profile.salary gt 5',
  'profile.manager.name pr',
])('%s may be asked', (text) => expect(heard(text)).toBe('yes'))

test('what is no filter is bad search syntax', () => {
  expect(heard('status eq')).toEqual({ code: 'E0000031', causes: ['Invalid search syntax.'] })
})

test.each([
  ['an attribute nobody knows', 'colour eq "red"'],
  ['an attribute in the wrong case', 'Status eq "ACTIVE"'],
  ['an attribute every object inherits', 'constructor eq "x"'],
  ['an attribute below one that is open-ended, but does not exist', 'profile.shoe eq "x"'],
  ['an operator the attribute does not take', 'status sw "A"'],
  ['a listed attribute, whatever its siblings take', 'profile.login sw "A"'],
  ['a presence test where none is served', 'status pr'],
  ['a value of another type', 'profile.salary gt "5"'],
])('%s is an invalid search', (_, text) => expect(heard(text)).toEqual({ code: 'E0000031', causes: [] }))

test.each(['"yesterday"', '"2024-01-01"', '5'])('a date compared with %s is an invalid date', (value) => {
  expect(heard(`lastUpdated gt ${value}`)).toEqual({ code: 'E0000030', causes: [] })
})

test('a combination that is not served is too complex, and so is one too deep or too long', () => {
  const flat: FilterDialect = { ...standardDialect, combinations: ['and'], nestingMax: 1 }
  expect(heard('not (status eq "A")')).toEqual({ code: 'E0000094', causes: [] })
  expect(heard('status eq "A" or status eq "B"', flat)).toEqual({ code: 'E0000094', causes: [] })
  expect(heard('status eq "A" and (status eq "B" and status eq "C")', flat)).toEqual({ code: 'E0000094', causes: [] })
  expect(heard('status eq "A" and status eq "B"', flat)).toBe('yes')
  expect(heard(Array(101).fill('status eq "A"').join(' or '))).toEqual({ code: 'E0000094', causes: [] })
})

test('of two faults, what is asked is heard before how it is combined', () => {
  expect(heard('not (colour eq "red")')).toEqual({ code: 'E0000031', causes: [] })
})

test('the System Log names what it does not know', () => {
  expect(heard('display_message eqq "Create okta user"', systemLogDialect)).toEqual({
    code: 'E0000053',
    causes: [
      `Invalid filter 'display_message eqq "Create okta user"': Unrecognized attribute operator 'eqq' at position 16. Expected: eq,co,sw,pr,gt,ge,lt,le`,
    ],
  })
  expect(heard('some_invalid_field eq "x"', systemLogDialect)).toEqual({
    code: 'E0000053',
    causes: ['field is not valid: some_invalid_field'],
  })
  expect(heard('status co "x"', systemLogDialect)).toEqual({
    code: 'E0000031',
    causes: ['The supplied combination of operator and field is not currently supported. Operator: co, Field: status'],
  })
  expect(heard('not (status eq "x")', systemLogDialect)).toBe('yes')
})

test('governance says one sentence to all of it', () => {
  for (const text of ['bogus', 'bogus eq "x"', 'status co "x"'])
    expect(heard(text, governanceDialect)).toEqual({ code: 'E0000053', causes: ['Invalid `filter` syntax'] })
})
