import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSqlite } from '../src/node/sqlite.js'
import { StoreReadOnly, StoreUnavailable } from '../src/store/database.js'
import { migrate, StoreTooNew } from '../src/store/migrate.js'
import { temporaryFolder } from './processes.js'
import { storeContract } from './store-contract.js'

const folder = temporaryFolder()
afterAll(() => folder.remove())

storeContract('SQLite in memory', async () => openSqlite({ file: ':memory:' }))
storeContract('SQLite in a file', async () => openSqlite({ file: join(folder.path, 'contract', 'org.db') }))

test('a file that another server has open is refused', async () => {
  const file = join(folder.path, 'one', 'org.db')
  const first = openSqlite({ file })
  await migrate(first.db)
  expect(() => openSqlite({ file })).toThrow(StoreUnavailable)
  await first.close()
})

test('a file that may only be read says so at the first write', async () => {
  const file = join(folder.path, 'read', 'org.db')
  const first = openSqlite({ file })
  await migrate(first.db)
  await first.close()
  const second = openSqlite({ file, readOnly: true })
  await expect(second.transaction((db) => db.deleteFrom('users').execute())).rejects.toBeInstanceOf(StoreReadOnly)
  await second.close()
})

test('a database of a newer version is left alone', async () => {
  const store = openSqlite({ file: join(folder.path, 'newer', 'org.db') })
  await migrate(store.db)
  await store.db
    .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
    .insertInto('kysely_migration')
    .values({ name: '9999-future', timestamp: '2099-01-01T00:00:00.000Z' })
    .execute()
  await expect(migrate(store.db)).rejects.toBeInstanceOf(StoreTooNew)
  await store.close()
})

test('a closed store refuses a transaction instead of keeping it waiting', async () => {
  const store = openSqlite({ file: ':memory:' })
  await migrate(store.db)
  await store.close()
  await expect(store.transaction((db) => db.deleteFrom('users').execute())).rejects.toThrow()
})
