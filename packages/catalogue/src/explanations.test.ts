import { describe, expect, test } from 'vitest'
import { explainedErrors } from './explained.js'
import { textOf } from './listing.js'

describe('every one of the 727 errors', () => {
  test('is explained, in words that are not those of the wire', () => {
    const unexplained = explainedErrors().filter((entry) => {
      const { means = '', remedy = '' } = entry.explanation ?? {}
      return means.trim() === '' || remedy.trim() === '' || means === textOf(entry) || remedy === textOf(entry)
    })
    expect(unexplained).toEqual([])
    expect(explainedErrors()).toHaveLength(727)
  })
})
