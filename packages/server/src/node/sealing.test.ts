import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { migrate } from '../store/migrate.js'
import { CannotStart, startServer } from './index.js'
import { createSealer, isSealedWith, keyFrom, keyInFile, passingKey } from './sealing.js'
import { openSqlite } from './sqlite.js'

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

describe('a database', () => {
  test('knows the key it was first started with, and takes no other', async () => {
    const store = openSqlite({ file: ':memory:' })
    await migrate(store.db)
    const [ours, theirs] = [createSealer(keyFrom('ours')), createSealer(keyFrom('theirs'))]
    expect(await Promise.all([isSealedWith(ours, store), isSealedWith(ours, store)])).toEqual([true, true])
    expect(await isSealedWith(theirs, store)).toBe(false)
    expect(await isSealedWith(ours, store)).toBe(true)
    await store.close()
  })

  test('is not served with another key, nor with one that can be guessed', async () => {
    const directory = join(folder, 'data')
    const started = (secretKey: string) =>
      startServer({ port: 0, store: { kind: 'sqlite', directory }, secretKey }).then(
        async (server) => {
          await server.close()
          return 'started'
        },
        (error: unknown) => (error instanceof CannotStart ? error.message : error),
      )
    expect(await started('the first key of this server')).toBe('started')
    expect(await started('another key of this server')).toMatch(/org\.db was sealed with another key: .*--secret-key/)
    expect(await started('the first key of this server')).toBe('started')
    expect(await started('short')).toBe('--secret-key needs 20 characters.')
  })
})
