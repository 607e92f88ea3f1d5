/** SQLite by better-sqlite3: one connection, one writer, microsecond reads. */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database as SqliteDatabase } from 'better-sqlite3'
import { type Memory, remember } from '../store/caching.js'
import { answerOnTheSpot } from '../store/compiled.js'
import type { Store } from '../store/database.js'
import { Sqlite, SqliteDriver, speakingTo, translated } from './sqlite-driver.js'
import { transactionsOf } from './sqlite-transactions.js'

export type SqliteOptions = {
  /** A file, or `:memory:`. */
  file: string
  /** `normal` survives a killed process; `full` a lost power supply as well. */
  sync?: 'normal' | 'full'
  readOnly?: boolean
}

/** @throws StoreUnavailable when another process has the file open, or it cannot be opened at all. */
export function openSqlite({ file, sync = 'normal', readOnly = false }: SqliteOptions): Store {
  if (file !== ':memory:') prepareFile(file)
  let database: SqliteDatabase
  try {
    database = new Sqlite(file, { readonly: readOnly, timeout: 200 })
    database.pragma('foreign_keys = ON')
    if (file !== ':memory:' && !readOnly) {
      // The lock is taken with the first write and kept: a second server on the same file is refused, not corrupted by.
      database.pragma('locking_mode = EXCLUSIVE')
      database.pragma('journal_mode = WAL')
      database.pragma(`synchronous = ${sync}`)
      database.exec('BEGIN IMMEDIATE; COMMIT')
    }
    // Checkpoints wait for the disk; a log of 16 MiB makes them few.
    database.pragma('wal_autocheckpoint = 4000')
    database.pragma('cache_size = -16000')
    database.pragma('temp_store = MEMORY')
  } catch (error) {
    throw translated(error)
  }
  const driver = new SqliteDriver(database)
  const { history } = driver
  const db = speakingTo(driver)
  const changes: Store['changes'] = (of) => history.changes(of)
  const memory: Memory = { changes, answers: new Map() }
  answerOnTheSpot(db, (sql, parameters) => (driver.isFree() ? driver.connection.rows(sql, parameters) : undefined))
  remember(db, () => (driver.isFree() ? memory : undefined))
  return {
    db,
    dialect: 'sqlite',
    exclusive: true,
    ...transactionsOf(driver, memory),
    commits: () => history.commits,
    changes,
    close: () => db.destroy(),
  }
}

/** The data is the people of an org: only its owner may read the folder. */
function prepareFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    closeSync(openSync(file, 'a', 0o600))
  } catch {
    // A read-only place: opening says so better than this could.
  }
}
