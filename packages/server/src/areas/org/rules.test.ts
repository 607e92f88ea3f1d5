import { describe, expect, test } from 'vitest'
import * as must from './rules.js'
import { childBase } from './view.js'

const codeOf = (work: () => unknown) => {
  try {
    work()
    return 'none'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('the subdomain of a new org', () => {
  test('is a host label of 57 characters at most', () => {
    expect(codeOf(() => must.mustBeAHostLabel('my-child-org-1'))).toBe('none')
    expect(codeOf(() => must.mustBeAHostLabel('my child'))).toBe('E0000001')
    expect(codeOf(() => must.mustBeAHostLabel('-child'))).toBe('E0000001')
    expect(codeOf(() => must.mustNotBeTooLongASubdomain('x'.repeat(57)))).toBe('none')
    expect(codeOf(() => must.mustNotBeTooLongASubdomain('x'.repeat(58)))).toBe('E0000172')
  })
  test('is not one that the house answers under', () => {
    expect(codeOf(() => must.mustNotBeReserved('login'))).toBe('E0000170')
    expect(codeOf(() => must.mustNotBeReserved('acme-admin'))).toBe('E0000170')
    expect(codeOf(() => must.mustNotBeReserved('acme'))).toBe('none')
  })
  test('is held by the request that asked for it until the org is made, and then by the org', () => {
    const holder = { created: '2026-01-15T12:00:00.000Z' }
    expect(codeOf(() => must.mustBeAFreeSubdomain(undefined, new Date('2026-01-15T12:00:00Z')))).toBe('none')
    expect(codeOf(() => must.mustBeAFreeSubdomain(holder, new Date('2026-01-15T12:00:29Z')))).toBe('E0000171')
    expect(codeOf(() => must.mustBeAFreeSubdomain(holder, new Date('2026-01-15T12:00:30Z')))).toBe('E0000088')
  })
})

describe('the name of a new org', () => {
  test.each([
    ['', false],
    ['   ', false],
    ['x'.repeat(101), false],
    ['Acme 🚀', false],
    ['Taken', true],
  ])('%j (taken: %s) is of no use', (name, taken) => {
    expect(codeOf(() => must.mustBeAUsableName(name, taken))).toBe('E0000089')
  })
  test('may be of any script', () => {
    expect(codeOf(() => must.mustBeAUsableName('株式会社'.repeat(25), false))).toBe('none')
  })
})

test('a new org answers beside or below its parent', () => {
  expect(childBase('https://parent.example.com', 'parent', 'child')).toBe('https://child.example.com')
  expect(childBase('https://id.example.com', 'parent', 'child')).toBe('https://child.id.example.com')
  expect(childBase('http://127.0.0.1:4400', 'parent', 'child')).toBe('http://child.localhost:4400')
  expect(childBase('http://parent.localhost:4400', 'parent', 'child')).toBe('http://child.localhost:4400')
  expect(childBase('http://[::1]:4400', 'parent', 'child')).toBe('http://child.localhost:4400')
})
