/** SQLite as Kysely sees it: the one connection, who has it, and what was changed by it. */
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
import { SqliteCompiler } from '../store/compiled.js'
import { type Change, type Database, StoreReadOnly, StoreUnavailable, UniqueViolation } from '../store/database.js'
import type { Tables } from '../store/tables/index.js'
import { sqliteLibrary } from './sqlite-library.js'

export const Sqlite = await sqliteLibrary()

/** The database that a driver leads to. */
export const speakingTo = (driver: Driver): Database =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteCompiler(),
    },
  })

/** How often one thing happened. */
type Counter = { count: number }

/** What this process did to the database. */
class History {
  commits = 0
  readonly #counters = new Map<string, Counter>()
  /** Asked by the same few lists with every request. */
  readonly #byList = new WeakMap<readonly Change[], Counter[]>()
  /** What the transaction that is open, or was the last, has changed. */
  readonly #touched = new Set<Counter>()

  /** How often the tables were changed in these ways. */
  changes(of: readonly Change[]): number {
    let counters = this.#byList.get(of)
    if (counters === undefined) {
      counters = of.map((change) => this.counter(change))
      this.#byList.set(of, counters)
    }
    let sum = 0
    for (const { count } of counters) sum += count
    return sum
  }

  counter(name: string): Counter {
    const known = this.#counters.get(name)
    if (known !== undefined) return known
    const made = { count: 0 }
    this.#counters.set(name, made)
    return made
  }

  begins(): void {
    this.#touched.clear()
  }

  changed(counter: Counter): void {
    counter.count++
    this.#touched.add(counter)
  }

  /** Whatever the transaction changed is changed once more: back. */
  tookBack(): void {
    for (const counter of this.#touched) counter.count++
  }
}

/** How many statements stay prepared; a server asks far fewer different questions. */
const statementsMax = 500

/** A query waits while a transaction is open: all share the one connection, and none may read what is not yet so. */
export class SqliteDriver implements Driver {
  readonly history = new History()
  readonly connection: SqliteConnection
  readonly #waiting: (() => void)[] = []
  #isHeld = false
  #giveWay: (() => void) | undefined

  constructor(readonly database: SqliteDatabase) {
    this.connection = new SqliteConnection(database, this.history)
  }

  /** Whether nobody holds the connection. Whoever holds it only until it is wanted gives way to this question. */
  isFree(): boolean {
    this.#giveWay?.()
    return !this.#isHeld
  }

  /** Whether somebody waits for the connection. */
  get isWanted(): boolean {
    return this.#waiting.length > 0
  }

  /** From now on nobody else has the connection; asked for by those alone who know that it is free, or have it. */
  hold(): void {
    this.#isHeld = true
    this.#giveWay = undefined
  }

  /** The same, until somebody else wants it: then `giveWay` is called, which releases it at once. */
  holdUntilWanted(giveWay: () => void): void {
    this.#isHeld = true
    this.#giveWay = giveWay
  }

  release(): void {
    this.#giveWay = undefined
    const next = this.#waiting.shift()
    if (next === undefined) this.#isHeld = false
    else next()
  }

  commit(): void {
    this.connection.rows('commit', none)
    this.history.commits++
  }

  /** Ends a transaction as if it had never been; SQLite has done so itself after some faults. */
  takeBack(): void {
    if (this.database.inTransaction) this.connection.rows('rollback', none)
    else this.history.tookBack()
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.isFree()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#isHeld = true
    return this.connection
  }

  async releaseConnection(): Promise<void> {
    this.release()
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(begin)
  }

  async commitTransaction(): Promise<void> {
    this.commit()
  }

  async rollbackTransaction(): Promise<void> {
    this.takeBack()
  }

  async destroy(): Promise<void> {
    this.#giveWay?.()
    this.database.close()
  }
}

const begin = CompiledQuery.raw('begin')
const none: readonly unknown[] = []
const noRows: never[] = []

type Prepared = {
  statement: Statement
  /** What it counts as, where it changes a table, begins a transaction, or takes back what one did. */
  counts: Counter | 'beginning' | 'taking back' | undefined
  /** Absent for a statement that answers nothing. */
  rowsOf: ((values: unknown[][]) => unknown[]) | undefined
}

/** The verb and the table of a statement that changes one. */
const changing = /^\s*(insert|update|delete)\s+(?:into\s+|from\s+)?"?(\w+)/i
const beginning = /^\s*begin\b/i
/** Takes back what was written since its savepoint, or since the transaction began. */
const takingBack = /^\s*rollback\b/i

class SqliteConnection implements DatabaseConnection {
  readonly #statements = new Map<string, Prepared>()

  constructor(
    readonly database: SqliteDatabase,
    readonly history: History,
  ) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return this.query(sql, parameters)
  }

  query<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    try {
      const { statement, counts, rowsOf } = this.#prepared(sql)
      if (counts !== undefined) this.#count(counts)
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
      const { statement, counts, rowsOf } = this.#prepared(sql)
      if (counts !== undefined) this.#count(counts)
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
    const prepared: Prepared = { statement, counts: this.#countedAs(sql), rowsOf }
    if (this.#statements.size >= statementsMax) {
      const oldest = this.#statements.keys().next().value
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    this.#statements.set(sql, prepared)
    return prepared
  }

  #countedAs(sql: string): Prepared['counts'] {
    if (beginning.test(sql)) return 'beginning'
    if (takingBack.test(sql)) return 'taking back'
    const [, verb, table] = changing.exec(sql) ?? []
    return verb === undefined ? undefined : this.history.counter(`${verb.toLowerCase()} ${table}`)
  }

  #count(what: NonNullable<Prepared['counts']>): void {
    if (what === 'beginning') this.history.begins()
    else if (what === 'taking back') this.history.tookBack()
    else this.history.changed(what)
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
export function translated(error: unknown): unknown {
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
