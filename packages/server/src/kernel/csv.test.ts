import { expect, test } from 'vitest'
import { csvOf } from './csv.js'

test('values are quoted where they would be read as more than one', () => {
  expect(
    csvOf(
      ['a', 'b'],
      [
        ['1', 'x, y'],
        ['say "no"', 'two\nlines'],
      ],
    ),
  ).toBe('a,b\r\n1,"x, y"\r\n"say ""no""","two\nlines"\r\n')
})

test('no value is a formula to whoever opens the file with a spreadsheet', () => {
  for (const formula of ['=1+1', '+1', '-1', '@sum(1)', '\t=1', '\r=1']) {
    expect(csvOf(['a'], [[formula]]).split('\r\na')[0]).toContain(`'${formula}`)
  }
  expect(csvOf(['a'], [['1=1']])).toBe('a\r\n1=1\r\n')
})
