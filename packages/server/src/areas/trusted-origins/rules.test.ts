import { describe, expect, test } from 'vitest'
import { isOnSite, placeOf } from './rules.js'

const base = 'https://org.example'

describe('a place to come back to', () => {
  test.each([
    ['/app/UserHome', 'https://org.example/app/UserHome'],
    ['/', 'https://org.example/'],
    ['/a?b=c#d', 'https://org.example/a?b=c#d'],
    ['/%2Fevil.example', 'https://org.example/%2Fevil.example'],
    ['/..//evil.example', 'https://org.example//evil.example'],
    ['https://org.example/a', 'https://org.example/a'],
    ['HTTPS://APP.example/a', 'https://app.example/a'],
    ['https://app.example:443/a', 'https://app.example/a'],
    ['https://app.example?next=https://evil.example', 'https://app.example/?next=https://evil.example'],
    ['ionic://localhost/a', 'ionic://localhost/a'],
  ])('%s is read as %s', (asked, place) => {
    expect(placeOf(asked, base)).toBe(place)
  })

  test.each([
    '',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'https:\\\\evil.example',
    'https://org.example\\@evil.example',
    'https://org.example@evil.example',
    'https://org.example:443@evil.example',
    'https://:secret@org.example/',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'javascript://org.example/%0aalert(1)\n',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://org.example/1',
    '\t//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r/evil.example',
    'ht\ntps://evil.example',
    ' https://evil.example',
    'https://evil.example ',
    '\u0000/evil.example',
    '\u0001https://evil.example',
    '%2F%2Fevil.example',
    'evil.example',
    '.evil.example',
    '@evil.example',
    'https://',
    'https://[',
    '?next=//evil.example',
    '#//evil.example',
  ])('%j is none', (asked) => {
    expect(placeOf(asked, base)).toBeUndefined()
  })

  test.each([
    'https://evil.example/https://org.example',
    'https://org.example.evil.example',
    'https://org%2eexample.evil.example',
    'https://evil.example#@org.example',
    'https://evil.example?@org.example',
    'https://evil。example',
    'http://org.example/',
    'https://org.example:8443/',
    'javascript://org.example/x',
  ])('%s is on another site', (asked) => {
    const place = placeOf(asked, base)
    expect(place === undefined || isOnSite(place, base)).toBe(false)
  })
})
