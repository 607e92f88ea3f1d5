import { describe, expect, test } from 'vitest'
import { aboutError, adminAdvice, callerAdvice, relatedErrors } from './about.js'
import { apiErrors } from './api-errors.js'
import { apiEndpoints, oauthEndpoints } from './endpoints.js'
import { dependencies, kinds } from './kinds.js'
import { explainedErrors } from './rows.js'

const rows = explainedErrors()
const rowNamed = (name: string) => {
  const row = rows.find((each) => aboutError(each).name === name)
  if (row === undefined) throw new Error(`There is no error ${name}.`)
  return row
}
const namesOf = (name: string) => relatedErrors(rowNamed(name)).map((row) => aboutError(row).name)

describe('facts', () => {
  test('every API code has a kind, and exactly the failing dependencies are named', () => {
    expect(Object.keys(kinds).sort()).toEqual(Object.keys(apiErrors).sort())
    const failing = Object.entries(kinds).filter(([, kind]) => kind === 'dependency')
    expect(Object.keys(dependencies).sort()).toEqual(failing.map(([code]) => code).sort())
  })

  test('every error is met somewhere, but for those of which nothing is known beyond their sentence', () => {
    const unmet = rows.filter((row) => aboutError(row).endpoints.length === 0)
    expect(Object.keys({ ...apiEndpoints, ...oauthEndpoints })).toHaveLength(727)
    expect(unmet.filter(({ basis }) => basis !== 'inferred')).toEqual([])
    expect(unmet.length).toBeLessThanOrEqual(12)
  })
})

describe('advice', () => {
  test('every error says in whole sentences what either side can do', () => {
    for (const row of rows) {
      const about = aboutError(row)
      for (const advice of [callerAdvice(about), callerAdvice(about, 'Ask later.'), adminAdvice(row, about)]) {
        expect(advice, about.name).toMatch(/^[A-Z].{20,}\.$/)
        expect(advice, about.name).not.toContain('undefined')
      }
    }
  })

  test('a limit is waited for, a failing dependency and a deciding setting are looked after, and a fix comes first', () => {
    expect(callerAdvice(aboutError(rowNamed('E0000109')))).toContain('Wait 30 seconds at least.')
    const hook = rowNamed('E0000137')
    expect(adminAdvice(hook, aboutError(hook))).toMatch(/^Check the service behind an inline hook:/)
    const locked = rowNamed('E0000069')
    expect(adminAdvice(locked, aboutError(locked))).toContain('the password policy says')
    expect(callerAdvice(aboutError(rowNamed('E0000016')), 'Read the user first.')).toMatch(/^Read the user first\. /)
  })
})

describe('related errors', () => {
  test('an error has others beside it, and never itself', () => {
    const peers = (name: string, family: string, area: string) =>
      rows.some((row) => row.family === family && aboutError(row).area === area && aboutError(row).name !== name)
    for (const row of rows) {
      const { name, area } = aboutError(row)
      const related = namesOf(name)
      expect(related, name).not.toContain(name)
      if (peers(name, row.family, area)) expect(related.length, name).toBeGreaterThan(0)
    }
  })

  test('what an explanation names comes first', () => {
    expect(namesOf('E0000001')).toContain('E0000003')
    expect(namesOf('E0000069')[0]).toBe('E0000068')
  })
})
