import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { base64url, createIds, type Kind, prefixes } from './ids.js'

/** A clock that the test turns. */
function sources(startMs = Date.UTC(2026, 0, 15)) {
  const clock = { ms: startMs }
  return {
    clock,
    now: () => new Date(clock.ms),
    bytes: (count: number): Uint8Array => randomBytes(count),
  }
}

describe('ids', () => {
  test('are twenty characters: the prefix of their kind, base62, and the ending of their org', () => {
    const ids = createIds(sources(), '5d7')
    for (const kind of Object.keys(prefixes) as Kind[]) {
      expect(ids.next(kind)).toMatch(new RegExp(`^${prefixes[kind]}[0-9A-Za-z]{14}5d7$`))
    }
  })

  test('prefixes tell the kinds apart', () => {
    expect(new Set(Object.values(prefixes)).size).toBe(Object.keys(prefixes).length)
  })

  test('order as they were made, within a millisecond and across them', () => {
    const { clock, ...rest } = sources()
    const ids = createIds(rest, '5d7')
    const made: string[] = []
    for (let at = 0; at < 2000; at++) {
      if (at % 7 === 0) clock.ms += at
      made.push(ids.next('user'))
    }
    expect(made).toEqual([...made].sort())
    expect(new Set(made).size).toBe(made.length)
  })

  test('go on growing where the clock is set back', () => {
    const { clock, ...rest } = sources()
    const ids = createIds(rest, '5d7')
    const before = ids.next('user')
    clock.ms -= 60_000
    expect(ids.next('user') > before).toBe(true)
  })

  test('stay in order where a clock stands still for longer than ties can be counted', () => {
    const ids = createIds({ ...sources(), bytes: (count) => new Uint8Array(count) }, '5d7')
    let before = ids.next('user')
    let grew = true
    for (let at = 0; at < 62 ** 3 + 10; at++) {
      const next = ids.next('user')
      grew &&= next > before
      before = next
    }
    expect(grew).toBe(true)
  })

  test('two servers that make ids in the same millisecond make different ones', () => {
    const one = createIds({ ...sources(), bytes: (count) => new Uint8Array(count).fill(7) }, '5d7')
    const other = createIds({ ...sources(), bytes: (count) => new Uint8Array(count).fill(9) }, '5d7')
    expect(one.next('group')).not.toBe(other.next('group'))
  })

  test('an error is named by oae and 22 characters of base64url, a request by 32 hex digits', () => {
    const ids = createIds(sources(), '')
    const errors = Array.from({ length: 500 }, () => ids.error())
    for (const error of errors) expect(error).toMatch(/^oae[0-9A-Za-z_-]{22}$/)
    expect(new Set(errors).size).toBe(500)
    expect(ids.request()).toMatch(/^[0-9a-f]{32}$/)
  })

  test('no random byte is used twice, however many are drawn', () => {
    // Every four bytes are a number of their own, so that a byte used again would show.
    let next = 0
    const bytes = (count: number) => new Uint8Array(Uint32Array.from({ length: count / 4 }, () => next++).buffer)
    const ids = createIds({ now: () => new Date(0), bytes }, '')
    const words = Array.from({ length: 400 }, () => Buffer.from(ids.secret(32), 'base64url')).flatMap((secret) =>
      Array.from({ length: 8 }, (_, at) => secret.readUInt32LE(at * 4)),
    )
    expect(new Set(words).size).toBe(3200)
    expect(Buffer.from(ids.secret(5000), 'base64url')).toHaveLength(5000)
  })
})

test('base64url writes what Buffer writes, for every length', () => {
  const { bytes } = sources()
  for (let length = 0; length < 100; length++) {
    const some = bytes(length)
    expect(base64url(some)).toBe(Buffer.from(some).toString('base64url'))
  }
})
