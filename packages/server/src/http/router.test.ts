import { describe, expect, test } from 'vitest'
import { createRouter } from './router.js'

const router = createRouter(
  [
    'GET /api/v1/groups/{groupId}',
    'DELETE /api/v1/groups/{groupId}',
    'GET /api/v1/groups/rules',
    'GET /api/v1/groups/rules/{ruleId}',
    'GET /api/v1/groups/{groupId}/users/{userId}',
    'GET /api/v1/groups/{groupId}/users',
    'GET /',
  ].map((route) => ({ route, value: route })),
)
const found = (path: string, method = 'GET') => router.find(method, path)
const served = (value: string, path: Record<string, string> = {}) => ({ kind: 'found', value, path })

describe('a path leads to', () => {
  test('the operation whose template it fits, with its parameters by name', () => {
    expect(found('/api/v1/groups/00g1')).toEqual(served('GET /api/v1/groups/{groupId}', { groupId: '00g1' }))
    expect(found('/api/v1/groups/00g1/users/00u1')).toEqual(
      served('GET /api/v1/groups/{groupId}/users/{userId}', { groupId: '00g1', userId: '00u1' }),
    )
    expect(found('/')).toEqual(served('GET /'))
  })

  test('a literal before a parameter', () => {
    expect(found('/api/v1/groups/rules')).toEqual(served('GET /api/v1/groups/rules'))
    expect(found('/api/v1/groups/rules/0pr1')).toEqual(served('GET /api/v1/groups/rules/{ruleId}', { ruleId: '0pr1' }))
  })

  test('the parameter after all, where the literal leads nowhere', () => {
    expect(found('/api/v1/groups/rules/users/00u1')).toEqual(
      served('GET /api/v1/groups/{groupId}/users/{userId}', { groupId: 'rules', userId: '00u1' }),
    )
  })

  test('the same with doubled and trailing slashes', () => {
    for (const path of ['//api/v1///groups/00g1', '/api/v1/groups/00g1/', 'api/v1/groups/00g1//']) {
      expect(found(path)).toEqual(served('GET /api/v1/groups/{groupId}', { groupId: '00g1' }))
    }
  })

  test('nowhere, if it is too short, too long, or written in another case', () => {
    for (const path of [
      '/api',
      '/api/v1',
      '/api/v1/groups',
      '/api/v1/groups/a/b',
      '/API/v1/groups/a',
      '/api/v1/Groups/a',
    ])
      expect(found(path)).toEqual({ kind: 'no-path' })
  })

  test('a path that is known by other methods only, and says which', () => {
    expect(found('/api/v1/groups/00g1', 'PATCH')).toEqual({ kind: 'no-method', allowed: ['GET', 'DELETE'] })
    expect(found('/api/v1/groups/rules', 'DELETE')).toEqual({ kind: 'no-method', allowed: ['GET'] })
    expect(found('/api/v1/groups/00g1', 'get')).toMatchObject({ kind: 'no-method' })
  })
})

describe('a parameter', () => {
  test('is decoded once', () => {
    const id = (segment: string) =>
      (found(`/api/v1/groups/${segment}`) as unknown as { path: { groupId: string } }).path.groupId
    expect(id('ada%40example.com')).toBe('ada@example.com')
    expect(id('a%2Fb')).toBe('a/b')
    expect(id('a%252Fb')).toBe('a%2Fb')
    expect(id('%F0%9F%98%80')).toBe('😀')
    expect(id('a+b')).toBe('a+b')
    expect(id('...')).toBe('...')
  })

  test.each([
    '.',
    '..',
    '%2e%2e',
    '%2E',
    '.%2e',
    '%00',
    'a%00b',
    '%0d%0aset-cookie:x',
    '%7f',
    '%',
    '%zz',
    '%c3%28',
    '%ff',
    'a%2',
  ])('is never %s', (segment) => {
    expect(found(`/api/v1/groups/${segment}`)).toEqual({ kind: 'no-path' })
    expect(found(`/api/v1/groups/a/users/${segment}`)).toEqual({ kind: 'no-path' })
  })

  test('cannot make a literal of what was encoded', () => {
    expect(found('/api/v1/%67roups/00g1')).toEqual({ kind: 'no-path' })
    expect(found('/api/v1/groups/%72ules')).toEqual(served('GET /api/v1/groups/{groupId}', { groupId: 'rules' }))
    expect(found('/api/v1/groups/..%2fusers')).toEqual(served('GET /api/v1/groups/{groupId}', { groupId: '../users' }))
  })

  test('does not climb: steps up the tree are segments that lead nowhere', () => {
    expect(found('/api/v1/groups/../groups/00g1')).toEqual({ kind: 'no-path' })
    expect(found('/api/v1/./groups/00g1')).toEqual({ kind: 'no-path' })
  })

  test('may be named as anything is named in JavaScript', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(found(`/api/v1/groups/${name}`)).toEqual(served('GET /api/v1/groups/{groupId}', { groupId: name }))
      expect(found(`/${name}`)).toEqual({ kind: 'no-path' })
      expect(found('/', name)).toEqual({ kind: 'no-method', allowed: ['GET'] })
    }
  })
})

test('two operations may not claim one route', () => {
  const twice = ['GET /a/{x}', 'GET /a/{y}'].map((route) => ({ route, value: route }))
  expect(() => createRouter(twice)).toThrow('Two operations claim GET /a/{y}')
})

test('a path of a hundred thousand segments is judged in a moment', () => {
  const before = performance.now()
  found('/api/v1/groups'.repeat(33_000))
  found('/'.repeat(1_000_000))
  expect(performance.now() - before).toBeLessThan(500)
})
