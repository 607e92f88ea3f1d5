/** A point within a transaction that it can go back to, without an end to the transaction. */
import { type CompiledQuery, sql } from 'kysely'
import { compiled } from './compiled.js'
import type { Database } from './database.js'

const statement = (text: string) => {
  const run = compiled((db) => ({ compile: (): CompiledQuery<unknown> => sql.raw<unknown>(text).compile(db) }))
  return async (db: Database): Promise<void> => void (await run(db))
}

export const savepoint = statement('savepoint judged')
export const backToSavepoint = statement('rollback to savepoint judged')
