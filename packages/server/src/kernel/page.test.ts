import { describe, expect, test } from 'vitest'
import { pageAsked, pageOf, pageWithin } from './page.js'

const paging = { usual: 20, most: 200 }
const refusal = (query: Parameters<typeof pageAsked>[0]) => {
  try {
    pageAsked(query, paging)
  } catch (error) {
    const { code, causes, summary } = error as {
      code: string
      causes: readonly { errorSummary: string }[]
      summary: string
    }
    return { code, summary, causes: causes.map(({ errorSummary }) => errorSummary) }
  }
  return undefined
}

describe('the page that is asked for', () => {
  test('is the usual one where nothing is said, and never longer than the most', () => {
    expect(pageAsked({}, paging)).toEqual({ after: undefined, limit: 20 })
    expect(pageAsked({ limit: '' }, paging).limit).toBe(20)
    expect(pageAsked({ limit: '200' }, paging).limit).toBe(200)
    expect(pageAsked({ limit: '201' }, paging).limit).toBe(200)
    expect(pageAsked({ limit: '999999999999999999' }, paging).limit).toBe(200)
    expect(pageAsked({ after: 'abc', limit: '1' }, paging)).toEqual({ after: 'abc', limit: 1 })
  })

  test('has at least one row', () => {
    const said = { code: 'E0000029', causes: ["The `limit` parameter isn't valid."] }
    expect(refusal({ limit: '0' })).toMatchObject(said)
    expect(refusal({ limit: '-1' })).toMatchObject(said)
  })

  test('begins after something, if after is said', () => {
    expect(refusal({ after: '' })).toMatchObject({
      code: 'E0000029',
      causes: ["Empty value found for query parameter 'after'"],
    })
    expect(refusal({ after: '', limit: 'x' })?.code).toBe('E0000029')
  })

  test.each(['ten', '1.5', '1e2', '+5', ' 5', '0x10', '9'.repeat(19)])('has no limit of %s', (limit) => {
    const refused = refusal({ limit })
    expect(refused?.code).toBe('E0000037')
    expect(refused?.summary).toContain(limit)
  })
})

describe('a page of a list that is there as a whole', () => {
  const within = (after: string | undefined, limit = 2) => pageWithin([1, 2, 3], { after, limit }, (row) => `c${row}`)
  test('begins behind its cursor', () => {
    expect(within(undefined)).toEqual({ items: [1, 2], next: 'c2' })
    expect(within('c1')).toEqual({ items: [2, 3], next: undefined })
    expect(within('c3')).toEqual({ items: [], next: undefined })
  })
  test('has no cursor that was made up', () => {
    expect(() => within('c4')).toThrow(expect.objectContaining({ errorCode: 'E0000029' }))
  })
})

describe('a page cut from its rows', () => {
  const cursor = (row: number) => `c${row}`
  test('has a next one only where one row too many was found', () => {
    expect(pageOf([1, 2, 3], 2, cursor)).toEqual({ items: [1, 2], next: 'c2' })
    expect(pageOf([1, 2], 2, cursor)).toEqual({ items: [1, 2], next: undefined })
    expect(pageOf([], 2, cursor)).toEqual({ items: [], next: undefined })
  })
})
