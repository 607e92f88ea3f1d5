import { describe, expect, test } from 'vitest'
import { apiErrors } from './api-errors.js'
import { searchErrors } from './explained.js'
import { type Listing, listErrors, textOf } from './listing.js'
import { oauthErrors } from './oauth-errors.js'
import { createSearch } from './search.js'
import { fillTemplate, parseTemplate } from './slots.js'

const nameOf = (listing: Listing) => (listing.family === 'api' ? listing.code : listing.condition)
const names = (query: string, options = {}) => searchErrors(query, options).map(nameOf)

/** Sentences that are a slot and nothing else: any text is theirs. */
const wordless = new Set(['E0000113', 'E0000116', 'E0000131', 'E0000167', 'callback_returned_error'])

function filled(listing: Listing, value: (name: string) => string): string {
  const parsed = parseTemplate(textOf(listing))
  return fillTemplate(parsed, Object.fromEntries(parsed.names.map((name) => [name, value(name)])))
}

/** What tells one sentence from another once its slots are filled. */
const shapeOf = (listing: Listing) => filled(listing, () => '{}').replace(/\s+/g, ' ')

describe('a pasted sentence finds its error first', () => {
  const all = listErrors().filter((listing) => !wordless.has(nameOf(listing)))

  test.each([
    ['one word', (name: string) => name],
    ['an id', () => '00u1ab2cd3EF4gh5ij6k7'],
    ['several words', () => 'openid profile offline_access'],
    ['an address', () => 'https://example.com/app?x=1&y=2'],
  ])(
    'filled with %s',
    (_, value) => {
      const lost = all.filter((listing) => {
        const text = filled(listing, value)
        const sharing = all.filter((other) => shapeOf(other) === shapeOf(listing)).map(nameOf)
        const first = names(text, { limit: sharing.length })
        return [...first].sort().join() !== [...sharing].sort().join()
      })
      expect(lost.map(nameOf)).toEqual([])
    },
    60_000,
  )
})

describe('a code', () => {
  test.each(['7', '0007', 'E0000007', 'e0000007', ' E0000007 '])('is found as %s', (query) => {
    expect(names(query)[0]).toBe('E0000007')
  })

  test('of every error is found by its name', () => {
    for (const name of [...Object.keys(apiErrors), ...Object.keys(oauthErrors)]) expect(names(name)[0]).toBe(name)
  })

  test('is found in a pasted body and in a pasted redirect', () => {
    expect(names('{"errorCode":"E0000032","errorSummary":"?"}')[0]).toBe('E0000032')
    expect(names('https://a.example/cb?error=access_denied&error_description=User+canceled+the+request.')[0]).toBe(
      'user_canceled_request',
    )
  })
})

test('a sentence met as a cause finds the errors it was met in', () => {
  expect(names('The user is not locked out.')[0]).toBe('E0000032')
  expect(names('Password has been used too recently')[0]).toBe('E0000014')
  expect(names('invalid cursor.').slice(0, 2)).toEqual(['E0000029', 'E0000031'])
})

describe('words', () => {
  test('must all occur, wherever they do', () => {
    const found = searchErrors('rate limit')
    expect(nameOf(found[0]!)).toBe('E0000047')
    for (const entry of found) {
      const said = JSON.stringify(entry).toLowerCase()
      expect(said.includes('rate') && said.includes('limit')).toBe(true)
    }
  })

  test('may be begun only, and stand in any order and case', () => {
    expect(names('ALLOWED unlo')[0]).toBe('E0000032')
    expect(names('not found resourc')[0]).toBe('E0000007')
  })

  test('of which one is missing come after those that have them all', () => {
    const found = names('password policy requirements')
    const has = (name: string) => {
      const said = JSON.stringify(searchErrors(name, { limit: 1 })).toLowerCase()
      return ['password', 'polic', 'requirement'].every((word) => said.includes(word))
    }
    const firstLacking = found.findIndex((name) => !has(name))
    expect(firstLacking).toBeGreaterThan(0)
    expect(found.slice(firstLacking).some(has)).toBe(false)
  })

  test('find a wire error with all its conditions', () => {
    expect(names('slow_down').sort()).toEqual(
      expect.arrayContaining(
        names('', { family: 'oauth' }).filter(
          (name) => oauthErrors[name as keyof typeof oauthErrors].error === 'slow_down',
        ),
      ),
    )
  })

  test('that nothing has all of give way to the most that something has', () => {
    expect(names('pkce verification zzzz')[0]).toMatch(/^pkce_/)
    expect(names('zzzz qqqq')).toEqual([])
  })

  test('are looked for in explanations and causes too', () => {
    const [first] = listErrors()
    const search = createSearch([{ ...first!, explanation: { means: 'Zebra', remedy: 'Giraffe' }, causes: ['Okapi'] }])
    expect([search('zebra').length, search('giraffe').length, search('okapi').length]).toEqual([1, 1, 1])
  })
})

describe('options', () => {
  test('leave only a status, a family, an area, and so many', () => {
    expect(searchErrors('', { status: 429 }).every(({ status }) => status === 429)).toBe(true)
    expect(names('', { family: 'api' })).toEqual(Object.keys(apiErrors))
    expect(names('', { area: 'pkce' })).toHaveLength(8)
    expect(names('user', { limit: 3 })).toHaveLength(3)
    expect(names('E0000007', { family: 'oauth' })).not.toContain('E0000007')
  })
})

test('a pasted megabyte is searched as soon as anything else', () => {
  const pasted = performance.now()
  searchErrors('{"error" '.repeat(110_000))
  expect(performance.now() - pasted).toBeLessThan(1_000)
})
