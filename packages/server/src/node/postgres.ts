/** PostgreSQL by pg: for several servers on one database. Nothing is kept in the process that another could change. */
import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type Database, type Store, StoreReadOnly, StoreUnavailable, UniqueViolation } from '../store/database.js'
import type { Tables } from '../store/tables/index.js'

export type PostgresOptions = {
  /** `postgres://user:password@host:port/database` */
  url: string
  connectionsMax?: number
}

export function openPostgres({ url, connectionsMax = 10 }: PostgresOptions): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: 3000,
    types: { getTypeParser },
  })
  // A connection that dies while idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {})
  const state = { commits: 0 }
  const db = new Kysely<Tables>({ dialect: new TranslatingDialect({ pool }) })
  return {
    db,
    dialect: 'postgres',
    exclusive: false,
    transaction: async <T>(work: (db: Database) => Promise<T>) => {
      const result = await retrying(() => db.transaction().setIsolationLevel('serializable').execute(work))
      state.commits++
      return result
    },
    commits: () => state.commits,
    // Other servers write too, so nothing may be remembered by this.
    changes: () => state.commits,
    close: () => db.destroy(),
  }
}

/** Counts fit in a double: the positions of a log would take centuries to outgrow one. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8
    ? Number
    : format === 'binary'
      ? pg.types.getTypeParser(oid, 'binary')
      : pg.types.getTypeParser(oid, 'text')) as typeof pg.types.getTypeParser

const attemptsMax = 12

/**
 * Serializable: what a transaction read is still so when it commits. Where two cannot both be right PostgreSQL ends one,
 * and asking again is the cure (docs, 13.2.3 and 13.5); a little later, so that the same two do not meet again.
 */
async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isConflict(error)) throw error
      if (attempt >= attemptsMax)
        throw new StoreUnavailable('The database is too busy with the same rows.', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 ** Math.min(attempt, 6)))
    }
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

const isConflict = (error: unknown) => ['40001', '40P01'].includes(codeOf(error))

class TranslatingDialect extends PostgresDialect {
  override createDriver() {
    const driver = super.createDriver()
    const acquire = driver.acquireConnection.bind(driver)
    const known = new WeakSet<object>()
    driver.acquireConnection = async () => {
      const connection = await acquire().catch((error: unknown) => {
        throw translated(error)
      })
      if (!known.has(connection)) {
        known.add(connection)
        const execute = connection.executeQuery.bind(connection)
        connection.executeQuery = <R>(query: CompiledQuery) =>
          execute<R>(query).catch((error: unknown): never => {
            throw translated(error)
          })
      }
      return connection
    }
    return driver
  }
}

/** PostgreSQL's SQLSTATEs (appendix A) and Node's connection errors in the words of the store. */
function translated(error: unknown): unknown {
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  if (code === '23505') {
    const index = (error as { constraint?: string }).constraint ?? ''
    return new UniqueViolation(index, { cause: error })
  }
  if (code === '25006') return new StoreReadOnly('The database is read-only.', { cause: error })
  if (/^(08|53|57P)/.test(code) || /^E(CONN|PIPE|HOST|TIMEDOUT|NOTFOUND)/.test(code) || isLost(message)) {
    return new StoreUnavailable(message, { cause: error })
  }
  return error
}

/** pg has no codes for these. */
const isLost = (message: string) =>
  /connection (terminated|timeout)|timeout exceeded when trying to connect/i.test(message)
