import { describe, expect, test } from 'vitest'
import { accepted, created, done, type JsonText, jsonArray, nothing, ok, page } from './reply.js'

describe('a page', () => {
  const paths = (query: Record<string, string | undefined>, next?: string) =>
    page('/api/v1/users', query, next, []).links?.map(({ rel, path }) => `${rel} ${path}`)

  test('links to itself, and to the next one where there is one', () => {
    expect(paths({})).toEqual(['self /api/v1/users'])
    expect(paths({ limit: '2' }, 'c2')).toEqual(['self /api/v1/users?limit=2', 'next /api/v1/users?after=c2&limit=2'])
    expect(paths({ after: 'c2', limit: '2' }, 'c4')).toEqual([
      'self /api/v1/users?after=c2&limit=2',
      'next /api/v1/users?after=c4&limit=2',
    ])
  })

  test('names its parameters in one order, however they were asked', () => {
    expect(paths({ sortBy: 'id', filter: 'f', search: 's', q: 'q', limit: '1', after: 'a' })).toEqual([
      'self /api/v1/users?after=a&limit=1&q=q&search=s&filter=f&sortBy=id',
    ])
  })

  test('leaves out what was not asked', () => {
    expect(paths({ q: undefined, limit: '1', filter: undefined })).toEqual(['self /api/v1/users?limit=1'])
  })

  test('writes what would end a parameter, or the header, in percent', () => {
    expect(paths({ q: 'a b&c=d', search: 'name eq "é>\r\n,;"' })).toEqual([
      'self /api/v1/users?q=a+b%26c%3Dd&search=name+eq+%22%C3%A9%3E%0D%0A%2C%3B%22',
    ])
  })
})

test('answers have the statuses that clients wait for', () => {
  expect(ok(1)).toEqual({ status: 200, body: 1 })
  expect(ok(1, { etag: 'x' })).toEqual({ status: 200, body: 1, headers: { etag: 'x' } })
  expect([created(1).status, accepted().status, nothing().status, done().status]).toEqual([201, 202, 204, 200])
  expect(nothing().body).toBeUndefined()
  expect((done().body as JsonText).text).toBe('{}')
})

test('texts of JSON become the text of a list', () => {
  expect(jsonArray([]).text).toBe('[]')
  expect(jsonArray(['{"a":1}', 'null']).text).toBe('[{"a":1},null]')
})
