import { isApiError } from '@stuntdouble/catalogue'
import { describe, expect, test } from 'vitest'
import {
  type Bucket,
  bucketOf,
  buckets,
  countingInMemory,
  draw,
  mustHaveAllowanceLeft,
  mustLeaveTheNameSome,
  signInsByName,
} from './rate-limits.js'

const org = (enforced: boolean, limits: Record<string, number> = {}) => ({
  id: '00o1',
  rateLimits: { enforced, limits },
})
const bucket: Bucket = { name: '/api/v1/groups', limit: 3 }
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 15, 12, 0, 0) + seconds * 1000)
const reset = at(60).getTime() / 1000

describe('an allowance', () => {
  test('is used up request by request, and the one too many is refused', async () => {
    const counter = countingInMemory()
    const drawn = []
    for (let request = 0; request < 4; request++) drawn.push(await draw(counter, org(true), bucket, at(request)))
    expect(drawn.map(({ remaining }) => remaining)).toEqual([2, 1, 0, -1])
    expect(new Set(drawn.map(({ limit, reset }) => `${limit} ${reset}`))).toEqual(new Set([`3 ${reset}`]))
    expect(drawn.map((allowance) => refuses(allowance))).toEqual([false, false, false, true])
  })

  test('begins anew with each minute of the clock', async () => {
    const counter = countingInMemory()
    for (let request = 0; request < 4; request++) await draw(counter, org(true), bucket, at(59.999))
    expect(await draw(counter, org(true), bucket, at(60))).toEqual({ limit: 3, remaining: 2, reset: reset + 60 })
  })

  test('where it is not enforced is told, and never ends', async () => {
    const counter = countingInMemory()
    const remaining = []
    for (let request = 0; request < 6; request++) {
      const allowance = await draw(counter, org(false), bucket, at(0))
      expect(refuses(allowance)).toBe(false)
      remaining.push(allowance.remaining)
    }
    expect(remaining).toEqual([2, 1, 1, 1, 1, 1])
  })

  test('may be set by the org, to nothing at all', async () => {
    const counter = countingInMemory()
    const none = await draw(counter, org(true, { [bucket.name]: 0 }), bucket, at(0))
    expect(none.limit).toBe(0)
    expect(refuses(none)).toBe(true)
    expect((await draw(counter, org(true, { [bucket.name]: 9 }), bucket, at(0))).limit).toBe(9)
  })

  test('is counted for each org and each bucket apart, and forgotten for one org alone', async () => {
    const counter = countingInMemory()
    const used = (orgId: string, name: string) => counter.count(orgId, name, 0, true)
    expect([used('a', 'x'), used('a', 'x'), used('a', 'y'), used('b', 'x')]).toEqual([1, 2, 1, 1])
    counter.forget('a')
    expect([used('a', 'x'), used('b', 'x')]).toEqual([1, 2])
  })

  test('of a name is four a second, and no other name’s', async () => {
    const counter = countingInMemory()
    const by = async (name: string, seconds: number) =>
      (await draw(counter, org(true), signInsByName, at(seconds), name)).remaining
    const ada = []
    for (let request = 0; request < 5; request++) ada.push(await by('ada', request / 5))
    expect(ada).toEqual([3, 2, 1, 0, -1])
    expect(await by('bob', 0.9)).toBe(3)
    expect(await by('ada', 1)).toBe(3)
    expect(await draw(counter, org(true), signInsByName, at(7.5), 'ada')).toEqual({
      limit: 4,
      remaining: 3,
      reset: at(8).getTime() / 1000,
    })
    expect((await draw(counter, org(true, { [signInsByName.name]: 9 }), signInsByName, at(9), 'ada')).limit).toBe(9)
  })

  test('is drawn from a counter that answers late as from one that answers at once', async () => {
    const late = { count: async () => 4 }
    expect((await draw(late, org(true), bucket, at(0))).remaining).toBe(-1)
  })
})

const refuses = (allowance: Parameters<typeof mustHaveAllowanceLeft>[0]): boolean => {
  const refusals = [mustHaveAllowanceLeft, mustLeaveTheNameSome].map((must) => {
    try {
      must(allowance)
      return false
    } catch (error) {
      return isApiError(error, 'E0000047')
    }
  })
  expect(new Set(refusals).size).toBe(1)
  return refusals[0] === true
}

describe('a route draws from the bucket', () => {
  test.each([
    ['GET', '/api/v1/users/{id}', '/api/v1/users/{id}:GET'],
    ['POST', '/api/v1/users/{id}', '/api/v1/users/{id}'],
    ['GET', '/api/v1/users', '/api/v1/users'],
    ['POST', '/api/v1/users/{id}/lifecycle/activate', '/api/v1'],
    ['GET', '/api/v1/groups/{groupId}', '/api/v1/groups/{id}'],
    ['GET', '/api/v1/groups/{groupId}/users', '/api/v1'],
    ['POST', '/api/v1/groups', '/api/v1/groups'],
    ['GET', '/api/v1/logs', '/api/v1/logs'],
    ['GET', '/api/v1/org', '/api/v1'],
    ['GET', '/.well-known/okta-organization', '/'],
    ['GET', '/api/v10/users', '/'],
  ])('%s %s: %s', (method, template, name) => {
    expect(bucketOf(method, template).name).toBe(name)
  })

  test('of those that are listed, each once', () => {
    expect(new Set(buckets.map(({ name }) => name)).size).toBe(buckets.length)
    expect(buckets.map(({ name }) => name)).toContain(bucketOf('GET', '/nowhere').name)
  })
})
