/** SQLite by better-sqlite3: one connection, one writer, microsecond reads. */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database as SqliteDatabase, Statement } from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
} from 'kysely'
import { type Memory, remember } from '../store/caching.js'
import { answerOnTheSpot, SqliteCompiler } from '../store/compiled.js'
import { type Database, type Store, StoreReadOnly, StoreUnavailable, UniqueViolation } from '../store/database.js'
import type { Tables } from '../store/tables/index.js'
import { sqliteLibrary } from './sqlite-library.js'

const Sqlite = await sqliteLibrary()

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
  const state: State = { commits: 0, rollbacks: { count: 0 }, changes: new Map() }
  const driver = new SqliteDriver(database, state)
  const db = speakingTo(driver)
  // Asked by the same few lists with every request.
  const countersByList = new WeakMap<readonly string[], Counter[]>()
  const countersOf = (of: readonly string[]): Counter[] => {
    const known = countersByList.get(of)
    if (known !== undefined) return known
    const made = of.map((change) => counterOf(state.changes, change))
    countersByList.set(of, made)
    return made
  }
  const changes: Store['changes'] = (of) => {
    let sum = state.rollbacks.count
    for (const counter of countersOf(of)) sum += counter.count
    return sum
  }
  const memory: Memory = { changes, answers: new Map() }
  answerOnTheSpot(db, (sql, parameters) => (driver.isBusy ? undefined : driver.connection.rows(sql, parameters)))
  remember(db, () => (driver.isBusy ? undefined : memory))
  return {
    db,
    dialect: 'sqlite',
    exclusive: true,
    transaction: committingTogether(driver, memory),
    commits: () => state.commits,
    changes,
    close: () => db.destroy(),
  }
}

/** So many transactions share a commit at most; the last of them should not wait long for the first. */
const togetherMax = 64

const speakingTo = (driver: Driver): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteCompiler(),
    },
  })

/** A driver that does nothing of what a transaction takes: whoever uses it is in one. */
const idle = {
  init: async () => {},
  beginTransaction: async () => {},
  commitTransaction: async () => {},
  rollbackTransaction: async () => {},
  releaseConnection: async () => {},
  destroy: async () => {},
}

/**
 * Transactions that are asked for in one turn of the event loop are written one after the other, each in a savepoint,
 * and committed as one: with `synchronous=FULL` they share one wait for the disk. None is answered before the commit
 * stands, and one that is rolled back takes no other with it. One that is alone needs no savepoint: whoever comes while it
 * is written waits for the next commit.
 */
function committingTogether(driver: SqliteDriver, memory: Memory): Store['transaction'] {
  const { connection, database, state } = driver
  /** For whoever is in the transaction, and has the connection to themselves. */
  const held = speakingTo({ ...idle, acquireConnection: async () => connection })
  answerOnTheSpot(held, (sql, parameters) => connection.rows(sql, parameters))
  remember(held, () => memory)
  type Asked = { work: (db: Database) => Promise<unknown>; resolve(value: unknown): void; reject(error: unknown): void }
  const asked: Asked[] = []
  let running = false

  async function run(): Promise<void> {
    while (asked.length > 0) {
      const answers: (() => void)[] = []
      const batch: Asked[] = []
      const isAlone = asked.length === 1
      await driver.acquireConnection()
      try {
        connection.rows('begin', none)
        for (
          let next = asked.shift();
          next !== undefined;
          next = isAlone || batch.length === togetherMax ? undefined : asked.shift()
        ) {
          batch.push(next)
          answers.push(isAlone ? await byItself(next) : await inSavepoint(next))
        }
        connection.rows('commit', none)
        state.commits++
        for (const answer of answers) answer()
      } catch (error) {
        state.rollbacks.count++
        if (database.inTransaction) database.exec('rollback')
        // Before the first could begin there is no batch: the database is closed or gone, for all who ask.
        for (const { reject } of batch.length > 0 ? batch : asked.splice(0)) reject(error)
      } finally {
        await driver.releaseConnection()
      }
    }
    running = false
  }

  /** What it refused is taken back with the whole. */
  async function byItself({ work, resolve }: Asked): Promise<() => void> {
    const value = await work(held)
    return () => resolve(value)
  }

  async function inSavepoint({ work, resolve, reject }: Asked): Promise<() => void> {
    connection.rows('savepoint operation', none)
    try {
      const value = await work(held)
      connection.rows('release operation', none)
      return () => resolve(value)
    } catch (error) {
      connection.rows('rollback to operation', none)
      connection.rows('release operation', none)
      return () => reject(error)
    }
  }

  return <T>(work: (db: Database) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      asked.push({ work, resolve: resolve as (value: unknown) => void, reject })
      if (running) return
      running = true
      setImmediate(run)
    })
}

/** What this process did to the database. */
type State = { commits: number; rollbacks: Counter; changes: Map<string, Counter> }

/** How often one thing happened. */
type Counter = { count: number }

function counterOf(changes: Map<string, Counter>, name: string): Counter {
  const known = changes.get(name)
  if (known !== undefined) return known
  const made = { count: 0 }
  changes.set(name, made)
  return made
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

/** How many statements stay prepared; a server asks far fewer different questions. */
const statementsMax = 500

/** A query waits while a transaction is open: all share the one connection, and none may read what is not yet so. */
class SqliteDriver implements Driver {
  readonly connection: SqliteConnection
  readonly #waiting: (() => void)[] = []
  #busy = false

  constructor(
    readonly database: SqliteDatabase,
    readonly state: State,
  ) {
    this.connection = new SqliteConnection(database, state)
  }

  /** Whether somebody holds the connection. */
  get isBusy(): boolean {
    return this.#busy
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#busy) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#busy = true
    return this.connection
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift()
    if (next === undefined) this.#busy = false
    else next()
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(begin)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(commit)
    this.state.commits++
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await connection.executeQuery(rollback)
    else this.state.rollbacks.count++
  }

  async destroy(): Promise<void> {
    this.database.close()
  }
}

const begin = CompiledQuery.raw('begin')
const commit = CompiledQuery.raw('commit')
const rollback = CompiledQuery.raw('rollback')
const none: readonly unknown[] = []
const noRows: never[] = []

type Prepared = {
  statement: Statement
  change: Counter | undefined
  /** Absent for a statement that answers nothing. */
  rowsOf: ((values: unknown[][]) => unknown[]) | undefined
}

/** The verb and the table of a statement that changes one. */
const changing = /^\s*(insert|update|delete)\s+(?:into\s+|from\s+)?"?(\w+)/i
/** Takes back what was written since its savepoint, or since the transaction began. */
const takingBack = /^\s*rollback\b/i

class SqliteConnection implements DatabaseConnection {
  readonly #statements = new Map<string, Prepared>()

  constructor(
    readonly database: SqliteDatabase,
    readonly state: State,
  ) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return this.query(sql, parameters)
  }

  query<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    try {
      const { statement, change, rowsOf } = this.#prepared(sql)
      if (change !== undefined) change.count++
      if (rowsOf !== undefined) return { rows: rowsOf(statement.all(parameters) as unknown[][]) as R[] }
      const { changes, lastInsertRowid } = statement.run(parameters)
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
    } catch (error) {
      throw translated(error)
    }
  }

  /** The same for who only wants the rows: how many changed costs two big integers to tell. */
  rows(sql: string, parameters: readonly unknown[]): unknown[] {
    try {
      const { statement, change, rowsOf } = this.#prepared(sql)
      if (change !== undefined) change.count++
      if (rowsOf !== undefined) return rowsOf(statement.all(parameters) as unknown[][])
      statement.run(parameters)
      return noRows
    } catch (error) {
      throw translated(error)
    }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; nothing here streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Lists are read by the page.')
  }

  #prepared(sql: string): Prepared {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.database.prepare(sql)
    const rowsOf = statement.reader ? makerOf(statement.raw()) : undefined
    const prepared = { statement, change: this.#countedBy(sql), rowsOf }
    if (this.#statements.size >= statementsMax) {
      const oldest = this.#statements.keys().next().value
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    this.#statements.set(sql, prepared)
    return prepared
  }

  #countedBy(sql: string): Counter | undefined {
    if (takingBack.test(sql)) return this.state.rollbacks
    const [, verb, table] = changing.exec(sql) ?? []
    return verb === undefined ? undefined : counterOf(this.state.changes, `${verb.toLowerCase()} ${table}`)
  }
}

/**
 * Rows of the values that a statement answers. Objects by better-sqlite3 are dictionaries to V8, slow to make and to
 * read; copies of one object, filled, take half the time.
 */
function makerOf(statement: Statement): (values: unknown[][]) => unknown[] {
  let names: readonly string[] = []
  let empty: Record<string, unknown> = {}
  const learn = () => {
    names = statement.columns().map(({ name }) => name)
    empty = Object.fromEntries(names.map((name) => [name, null]))
  }
  learn()
  return (values) =>
    values.map((row) => {
      // A table has grown since, and the statement asks for all of it.
      if (row.length !== names.length) learn()
      const made = { ...empty }
      for (let at = 0; at < row.length; at++) made[names[at] as string] = row[at]
      return made
    })
}

/** SQLite's result codes (sqlite.org/rescode.html) in the words of the store. */
function translated(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error
  const { code, message } = error
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    return new UniqueViolation(indexNamed(message), { cause: error })
  }
  if (code.startsWith('SQLITE_READONLY')) return new StoreReadOnly('The database is read-only.', { cause: error })
  if (/^SQLITE_(BUSY|LOCKED|CANTOPEN|IOERR|FULL|NOTADB|PERM)/.test(code)) {
    return new StoreUnavailable(message, { cause: error })
  }
  return error
}

/**
 * SQLite names the columns of a plain index ("UNIQUE constraint failed: users.org_id, users.login_key") where
 * PostgreSQL names the index. Indexes are therefore called `<table>_<columns without org_id>_key` everywhere.
 */
function indexNamed(message: string): string {
  const named = /index '([^']+)'/.exec(message)
  if (named?.[1] !== undefined) return named[1]
  const columns = message.slice(message.indexOf(': ') + 2).split(', ')
  const table = columns[0]?.split('.')[0] ?? ''
  const names = columns.map((column) => column.split('.')[1] ?? '').filter((name) => name !== 'org_id')
  return `${table}_${names.join('_')}_key`
}
