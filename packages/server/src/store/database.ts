/** The database as rooms see it: Kysely over typed tables, on SQLite or PostgreSQL. */
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from './tables/index.js'

export type Database = Kysely<Tables>

/** A row as it is read from a table. */
export type RowOf<Table extends keyof Tables> = Selectable<Tables[Table]>

/** A way in which a table changes: `'insert users'`. */
export type Change = `${'insert' | 'update' | 'delete'} ${keyof Tables & string}`

/** Every way in which these tables change. */
export const anyChange = (...tables: readonly (keyof Tables & string)[]): readonly Change[] =>
  tables.flatMap((table): Change[] => [`insert ${table}`, `update ${table}`, `delete ${table}`])

/** What the rim hands in: an open database and the few things that differ between the two. */
export type Store = {
  db: Database
  dialect: 'sqlite' | 'postgres'
  /** True where no other process can write: what was read stays true until this process commits. */
  exclusive: boolean
  /**
   * Runs `work` in one transaction; a rejection rolls everything back. Nothing but the database may be awaited inside.
   * @throws StoreUnavailable, StoreReadOnly
   */
  transaction<T>(work: (db: Database) => Promise<T>): Promise<T>
  /**
   * The same for work of which is not yet known whether it shall be: it is done at once, and stays uncommitted until its
   * owner says. It gives way to whoever else asks for the database, and refuses nothing: whatever keeps it from being done
   * is met again in a transaction. Absent where others would have to wait for it.
   */
  ahead?<T>(work: (db: Database) => Promise<T>): Ahead<T>
  /** Grows with every commit of this process. With `exclusive`, an equal count means that nothing has changed. */
  commits(): number
  /**
   * Grows with every statement that may change a table in one of these ways, and once more when that is taken back. With
   * `exclusive`, an equal sum means that what was read of them is still so.
   */
  changes(of: readonly Change[]): number
  close(): Promise<void>
}

/** Work done ahead. Its owner has to call one of these, once. */
export type Ahead<T> = {
  /**
   * Commits, and answers what was made; undefined where it was not done, or gave way: then nothing is written.
   * @throws StoreUnavailable, StoreReadOnly
   */
  keep(): Promise<{ made: T } | undefined>
  /** Takes everything back. */
  giveUp(): Promise<void>
}

/** The database cannot be written: a read-only file, a standby, a failover. */
export class StoreReadOnly extends Error {
  override name = 'StoreReadOnly'
}

/** The database cannot be reached, or is too busy to answer in time. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
}

/** A unique index refused a row. `index` is its name, so that the insert can say which promise would have been broken. */
export class UniqueViolation extends Error {
  override name = 'UniqueViolation'
  constructor(
    readonly index: string,
    options?: ErrorOptions,
  ) {
    super(`unique index ${index}`, options)
  }
}

/** Turns the violation of one unique index into the refusal that it means; anything else passes. */
export async function translating<T>(work: Promise<T>, index: string, refusal: () => Error): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof UniqueViolation && error.index === index) throw refusal()
    throw error
  }
}
