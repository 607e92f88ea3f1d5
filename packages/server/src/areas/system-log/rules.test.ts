import { isApiError } from '@stuntdouble/catalogue'
import { describe, expect, test } from 'vitest'
import {
  cursorText,
  mentions,
  mustBeACursor,
  mustBeADate,
  mustBeAFilter,
  mustBeFewShortKeywords,
  mustNotBeTooLongAgo,
  valueAt,
} from './rules.js'

/** What is refused, and in which words. */
function refusal(work: () => unknown) {
  try {
    work()
  } catch (error) {
    if (isApiError(error)) {
      const { code, summary, causes } = error as unknown as {
        code: string
        summary: string
        causes: { errorSummary: string }[]
      }
      return { code, summary, causes: causes.map((cause) => cause.errorSummary) }
    }
    throw error
  }
  return undefined
}

const event = {
  actor: { id: '00u1', displayName: 'Ada Lovelace', alternateId: 'ada@example.com' },
  target: [
    { id: '00g1', type: 'UserGroup' },
    { id: '00u2', type: 'User' },
  ],
  transaction: { id: 'XOxBw-2JIRnCFd0gG0GjHAAABjY' },
}

describe('a time that bounds the log', () => {
  test('is an instant with its zone', () => {
    expect(mustBeADate('since', '2026-01-01T00:00:00-07:00')).toBe(Date.parse('2026-01-01T07:00:00Z'))
  })
  test('may be empty, which says nothing', () => {
    expect(mustBeADate('until', '')).toBeUndefined()
  })
  test('is refused otherwise, in the words of the log', () => {
    expect(refusal(() => mustBeADate('until', 'yesterday'))).toEqual({
      code: 'E0000001',
      summary:
        "Api validation failed: 'until': The date format in your query is not recognized. " +
        "Please enter dates using ISO8601 string format. 'until': must be a valid date-time or empty.",
      causes: [
        'until: The date format in your query is not recognized. Please enter dates using ISO8601 string format.',
        'until: must be a valid date-time or empty.',
      ],
    })
  })
  test('may lie before the oldest event, but not half a year ago', () => {
    const now = new Date('2026-07-01T00:00:00Z')
    expect(refusal(() => mustNotBeTooLongAgo(Date.parse('2026-02-01T00:00:00Z'), now))).toBeUndefined()
    expect(refusal(() => mustNotBeTooLongAgo(Date.parse('2025-12-31T00:00:00Z'), now))?.code).toBe('E0000053')
  })
})

describe('keywords', () => {
  test('are ten at most, of forty characters at most', () => {
    expect(mustBeFewShortKeywords(' Ada  Lovelace ')).toEqual(['ada', 'lovelace'])
    expect(mustBeFewShortKeywords('x '.repeat(10))).toHaveLength(10)
    expect(refusal(() => mustBeFewShortKeywords('x '.repeat(11)))?.code).toBe('E0000001')
    expect(mustBeFewShortKeywords('x'.repeat(40))).toHaveLength(1)
    expect(refusal(() => mustBeFewShortKeywords('x'.repeat(41)))?.code).toBe('E0000001')
  })
  test('are each a whole word of some value, in any case', () => {
    expect(mentions(event, ['ada', 'user'])).toBe(true)
    expect(mentions(event, ['ada@example.com'])).toBe(true)
    expect(mentions(event, ['love'])).toBe(false)
    expect(mentions(event, ['ada', 'babbage'])).toBe(false)
  })
  test('find what is hyphenated whole and in its parts', () => {
    expect(mentions(event, ['xoxbw'])).toBe(true)
    expect(mentions(event, ['xoxbw-2jirncfd0gg0gjhaaabjy'])).toBe(true)
  })
})

describe('a filter', () => {
  test('may name any member of an event, and all elements of a list', () => {
    expect(mustBeAFilter('target.id eq "00u2" and outcome.result ne "FAILURE"')).toBeDefined()
    expect(valueAt(event, ['target', 'id'])).toEqual(['00g1', '00u2'])
    expect(valueAt(event, ['client', 'ipAddress'])).toBeUndefined()
  })
  test('may not name what events do not have, nor the time of publishing', () => {
    expect(refusal(() => mustBeAFilter('some_invalid_field eq "x"'))).toMatchObject({
      code: 'E0000053',
      causes: ['field is not valid: some_invalid_field'],
    })
    expect(refusal(() => mustBeAFilter('published gt "2026-01-01T00:00:00Z"'))?.code).toBe('E0000053')
  })
  test('with a broken operator is told where it broke', () => {
    expect(refusal(() => mustBeAFilter('eventType eqq "x"'))?.code).toBe('E0000053')
  })
  test('does not look for a part of an address', () => {
    expect(refusal(() => mustBeAFilter('debugContext.debugData.url co "/oauth/"'))).toMatchObject({
      code: 'E0000031',
      causes: [
        'The supplied combination of operator and field is not currently supported. Operator: co, Field: debugContext.debugData.url',
      ],
    })
  })
})

test('a cursor is one that was handed out', () => {
  expect(mustBeACursor(cursorText({ publishedMs: 1627500044869, position: 17 }))).toEqual({
    publishedMs: 1627500044869,
    position: 17,
  })
  expect(refusal(() => mustBeACursor('00u1'))).toMatchObject({ code: 'E0000029', causes: ['Invalid cursor.'] })
})
