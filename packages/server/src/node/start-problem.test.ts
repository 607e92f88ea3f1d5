import { expect, test } from 'vitest'
import { CannotStart, cannotOpen } from './start-problem.js'

const installAgain = /is not installed for Node \d+\.\d+\.\d+: run npm install again\.$/

test('a library of the database that is not there, or is for another Node, is said in a sentence', () => {
  const absent = Object.assign(new Error("Cannot find package 'better-sqlite3'"), { code: 'ERR_MODULE_NOT_FOUND' })
  const foreign = Object.assign(new Error('was compiled against a different Node.js version'), {
    code: 'ERR_DLOPEN_FAILED',
  })
  const unbuilt = new Error('Could not locate the bindings file. Tried: …')
  for (const error of [absent, foreign, unbuilt]) {
    const said = cannotOpen(error, 'org.db')
    expect(said).toBeInstanceOf(CannotStart)
    expect((said as CannotStart).message).toMatch(installAgain)
  }
  const other = new Error('something else')
  expect(cannotOpen(other, 'org.db')).toBe(other)
})
