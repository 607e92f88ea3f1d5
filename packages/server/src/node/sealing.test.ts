import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createSealer, keyFrom, keyInFile, passingKey } from './sealing.js'

const folder = mkdtempSync(join(tmpdir(), 'stuntdouble-sealing-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('what was sealed opens with the same key, and never looks the same twice', () => {
  const sealer = createSealer(keyFrom('a secret'))
  const sealed = sealer.seal('JBSWY3DPEHPK3PXP é')
  expect(sealed).not.toContain('JBSW')
  expect(sealer.seal('JBSWY3DPEHPK3PXP é')).not.toBe(sealed)
  expect(createSealer(keyFrom('a secret')).open(sealed)).toBe('JBSWY3DPEHPK3PXP é')
})

test('another key, or a changed text, opens nothing', () => {
  const sealer = createSealer(passingKey())
  const sealed = sealer.seal('seed')
  expect(() => createSealer(passingKey()).open(sealed)).toThrow()
  expect(() => sealer.open(`${sealed.slice(0, -2)}AA`)).toThrow()
  expect(() => sealer.open('seed')).toThrow()
})

test('the key of a folder is made once, for its owner alone', () => {
  const file = join(folder, 'new', 'secret.key')
  const sealed = createSealer(keyInFile(file)).seal('seed')
  expect(createSealer(keyInFile(file)).open(sealed)).toBe('seed')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
