import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeOf } from './time.js'

test.each([
  ['2013-01-01T12:00:00.000-07:00', Date.UTC(2013, 0, 1, 19)],
  ['2013-01-01T12:00:00-0700', Date.UTC(2013, 0, 1, 19)],
  ['2024-02-29T23:59:59.999Z', Date.UTC(2024, 1, 29, 23, 59, 59, 999)],
  ['2024-01-01T00:00:00.5+05:30', Date.UTC(2023, 11, 31, 18, 30, 0, 500)],
  ['2024-01-01T00:00:00.123456789Z', Date.UTC(2024, 0, 1, 0, 0, 0, 123)],
])('%s is an instant', (text, instant) => expect(timeOf(text)).toBe(instant))

test.each([
  'yesterday',
  '2024-01-01',
  '2024-01-01T00:00:00',
  '2023-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2024-02-31T00:00:00Z',
  '2024-13-01T00:00:00Z',
  '2024-00-01T00:00:00Z',
  '2024-01-00T00:00:00Z',
  '2024-01-01T24:00:00Z',
  '2024-01-01T00:60:00Z',
  '2024-01-01T00:00:60Z',
  '2024-01-01T00:00:00+19:00',
  ' 2024-01-01T00:00:00Z',
])('%s is none', (text) => expect(timeOf(text)).toBeUndefined())

test('a date as JavaScript prints it is the instant it was printed from', () => {
  const instant = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  fc.assert(fc.property(instant, (date) => timeOf(date.toISOString()) === date.getTime()))
})
