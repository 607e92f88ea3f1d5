import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from '../src/node/sqlite.js'
import { remembered } from '../src/store/caching.js'
import {
  type Ahead,
  anyChange,
  type Database,
  type Store,
  StoreReadOnly,
  StoreUnavailable,
} from '../src/store/database.js'
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

describe('work that is done ahead', () => {
  let store: Store
  beforeEach(async () => {
    store = openSqlite({ file: ':memory:' })
    await migrate(store.db)
  })
  afterEach(() => store.close())

  const insert = (db: Database, bucket: string) =>
    db.insertInto('rate_use').values({ org_id: '00o1', bucket, window_start: 0, used: 1 }).execute()
  const bucketsIn = async (db: Database) =>
    (await db.selectFrom('rate_use').select('bucket').where('org_id', '=', '00o1').orderBy('bucket').execute()).map(
      ({ bucket }) => bucket,
    )
  const begun: string[] = []
  const ahead = (bucket: string): Ahead<string[]> => {
    if (store.ahead === undefined) throw new Error('This store does nothing ahead.')
    return store.ahead(async (db) => {
      begun.push(bucket)
      await insert(db, bucket)
      return bucketsIn(db)
    })
  }
  beforeEach(() => void begun.splice(0))

  test('stands when it is kept, and counts as one commit', async () => {
    const commits = store.commits()
    const work = ahead('a')
    await turn()
    expect(begun).toEqual(['a'])
    expect(store.commits()).toBe(commits)
    expect(await work.keep()).toEqual({ made: ['a'] })
    expect(store.commits()).toBe(commits + 1)
    expect(await bucketsIn(store.db)).toEqual(['a'])
  })

  test('is as if it had never been when it is given up', async () => {
    const work = ahead('a')
    await turn()
    await work.giveUp()
    expect(begun).toEqual(['a'])
    expect(await bucketsIn(store.db)).toEqual([])
    await store.transaction((db) => insert(db, 'b'))
    expect(await bucketsIn(store.db)).toEqual(['b'])
  })

  test('gives way to whoever reads, who sees nothing of it', async () => {
    const work = ahead('a')
    await turn()
    expect(await bucketsIn(store.db)).toEqual([])
    expect(await work.keep()).toBeUndefined()
    expect(await bucketsIn(store.db)).toEqual([])
  })

  test('gives way to whoever writes', async () => {
    const work = ahead('a')
    await turn()
    await store.transaction((db) => insert(db, 'b'))
    expect(await work.keep()).toBeUndefined()
    expect(await bucketsIn(store.db)).toEqual(['b'])
  })

  test('gives way to whoever came while it was done', async () => {
    let reads: Promise<string[]> | undefined
    const work = store.ahead?.(async (db) => {
      await insert(db, 'a')
      reads = bucketsIn(store.db)
      await turn()
      return bucketsIn(db)
    })
    await turn()
    expect(await work?.keep()).toBeUndefined()
    expect(await reads).toEqual([])
  })

  test('is not begun once it is decided, nor while others wait for what decides', async () => {
    const [one, two] = [ahead('a'), ahead('b')]
    expect(await one.keep()).toBeUndefined()
    await turn()
    expect(begun).toEqual([])
    const three = ahead('c')
    await turn()
    await Promise.all([two.giveUp(), three.giveUp()])
    expect(begun).toEqual([])
    const four = ahead('d')
    await turn()
    expect(await four.keep()).toEqual({ made: ['d'] })
  })

  test('is not done at all where it fails: that is told where it counts', async () => {
    const work = store.ahead?.(async (db) => {
      await insert(db, 'a')
      await insert(db, 'a')
    })
    await turn()
    expect(await work?.keep()).toBeUndefined()
    expect(await bucketsIn(store.db)).toEqual([])
  })

  test('leaves nothing to be remembered that was taken back, and what it did not touch stays remembered', async () => {
    let asked = 0
    const orgs = remembered(anyChange('orgs'), async (db) => {
      asked++
      return db.selectFrom('orgs').selectAll().execute()
    })
    const buckets = remembered(anyChange('rate_use'), (db) => bucketsIn(db))
    await orgs(store.db)
    const work = store.ahead?.(async (db) => {
      await insert(db, 'a')
      await orgs(db)
      return buckets(db)
    })
    await turn()
    await work?.giveUp()
    expect(await buckets(store.db)).toEqual([])
    await orgs(store.db)
    expect(asked).toBe(1)
  })

  test('is taken back with the end of the store', async () => {
    const file = join(folder.path, 'ahead', 'org.db')
    const other = openSqlite({ file })
    await migrate(other.db)
    const work = other.ahead?.((db) => insert(db, 'a'))
    await turn()
    await other.close()
    expect(await work?.keep()).toBeUndefined()
    const again = openSqlite({ file })
    expect(await bucketsIn(again.db)).toEqual([])
    await again.close()
  })
})
