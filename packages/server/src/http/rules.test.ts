import { isApiError } from '@stuntdouble/catalogue'
import { describe, expect, test } from 'vitest'
import {
  bodyMax,
  headersMax,
  mustAcceptWhatIsAnswered,
  mustBeJson,
  mustBeReadable,
  mustFitIntoAHeader,
  mustNameAHost,
  mustSendWhatIsRead,
} from './rules.js'

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work()
  } catch (error) {
    return isApiError(error) ? error.errorCode : String(error)
  }
  return undefined
}

describe('an Accept header', () => {
  const accepts = (accept: string | undefined, types?: readonly string[]) =>
    codeOf(() => mustAcceptWhatIsAnswered(accept, types)) === undefined

  test.each([
    undefined,
    '',
    '*/*',
    'application/json',
    'APPLICATION/JSON',
    'application/*',
    'application/json;charset=utf-8',
    'application/json; okta-version=1.0.0',
    'text/html, application/json;q=0.1',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'text/html, */*; q=.2',
    ' application/json ',
    'application/json;q=0.001',
    'text/html;q=0, application/json',
    'application/*;q=0, application/json',
    '*/*;q=0, application/json;q=1',
    ',,application/json,',
  ])('%j leaves room for JSON', (accept) => {
    expect(accepts(accept)).toBe(true)
  })

  test.each([
    'text/html',
    'application/xml',
    'application/jsonp',
    'application/json-seq',
    'json',
    'text/*',
    'application/json;q=0',
    'application/json;q=0.0',
    'application/json; q=0.000',
    'application/json;charset=utf-8;Q=0',
    '*/*;q=0',
    'application/json;q=0, */*',
    'application/json;q=0, application/*;q=0.5',
    'application/*;q=0, */*',
    '*/json',
    ';',
    ',',
  ])('%j does not', (accept) => {
    expect(accepts(accept)).toBe(false)
  })

  test('asks for another type where the endpoint has another, or one of several', () => {
    expect(accepts('application/json', ['text/csv'])).toBe(false)
    expect(accepts('text/*', ['application/json', 'text/csv'])).toBe(true)
    expect(accepts('application/json;q=0, */*', ['application/json', 'text/csv'])).toBe(true)
  })

  test('is refused with the code of the endpoint', () => {
    const codes = [undefined, 'E0000012', 'E0000019', 'E0000122'] as const
    expect(codes.map((code) => codeOf(() => mustAcceptWhatIsAnswered('text/html', undefined, code)))).toEqual([
      'E0000019',
      'E0000012',
      'E0000019',
      'E0000122',
    ])
  })
})

describe('a Content-Type', () => {
  test.each([
    ['application/json', undefined],
    ['Application/JSON; charset=UTF-8', undefined],
    ['application/json ;charset=utf-8', undefined],
    [undefined, 'E0000018'],
    ['', 'E0000018'],
    ['text/plain', 'E0000021'],
    ['application/x-www-form-urlencoded', 'E0000021'],
    ['application/json, text/plain', 'E0000021'],
    ['application/jsonx', 'E0000021'],
    [';application/json', 'E0000021'],
  ])('of %j: %s', (type, code) => {
    expect(codeOf(() => mustSendWhatIsRead(type))).toBe(code)
  })

  test('is one of those that the endpoint reads', () => {
    expect(codeOf(() => mustSendWhatIsRead('text/csv', ['text/csv']))).toBeUndefined()
    expect(codeOf(() => mustSendWhatIsRead('application/json', ['text/csv']))).toBe('E0000021')
  })
})

describe('a body', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  test('is UTF-8, with or without a mark before it', () => {
    expect(mustBeReadable(bytes('{"a":"é😀"}'))).toBe('{"a":"é😀"}')
    expect(mustBeReadable(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toBe('{}')
  })

  test.each([
    ['half a character', [0xc3]],
    ['Latin-1', [0x22, 0xe9, 0x22]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half a pair', [0xed, 0xa0, 0x80]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
  ])('is not %s', (_, octets) => {
    expect(codeOf(() => mustBeReadable(Uint8Array.from(octets)))).toBe('E0000003')
  })

  test('ends where no body of the API is that long', () => {
    expect(codeOf(() => mustBeReadable('too-large'))).toBe('E0000003')
    expect(codeOf(() => mustBeReadable(new Uint8Array(bodyMax + 1)))).toBe('E0000003')
    expect(mustBeReadable(new Uint8Array(bodyMax).fill(0x20))).toHaveLength(bodyMax)
  })

  test('is JSON in which every name is said once', () => {
    expect(mustBeJson('{"a":1}')).toEqual({ a: 1 })
    for (const text of [
      '',
      '{',
      '{"a":1,"a":2}',
      "{'a':1}",
      '{}{}',
      '"\\u0000"',
      `${'['.repeat(99)}${']'.repeat(99)}`,
    ]) {
      expect(codeOf(() => mustBeJson(text))).toBe('E0000003')
    }
  })
})

test('a header holds eight kibibytes', () => {
  expect(codeOf(() => mustFitIntoAHeader('x'.repeat(headersMax)))).toBeUndefined()
  expect(codeOf(() => mustFitIntoAHeader('x'.repeat(headersMax + 1)))).toBe('E0000256')
})

describe('a Host', () => {
  test.each(['', 'localhost', '127.0.0.1:4400', '[::1]:4400', 'org_1.example.com', 'xn--bcher-kva.example'])(
    '%s: links can be made of it',
    (host) => expect(codeOf(() => mustNameAHost(host))).toBeUndefined(),
  )
  test.each(['a b', 'a/b', 'a@b', 'a?b', 'a#b', 'a"b', '1.2.3.999', 'a:99999', '[::1', 'ä.example'])(
    '%s: E0000243',
    (host) => expect(codeOf(() => mustNameAHost(host))).toBe('E0000243'),
  )
})
