/** Answers that stay true until this process changes what they were read from: kept only where no other can write. */
import type { Change, Database, Store } from './database.js'

/** How many answers are kept; an org's tokens and hosts are few. */
const keptMax = 1000

/** An answer that may be there already: then nobody need wait for it. */
export type Soon<T> = T | Promise<T>

/** Answers by their keys, as long as the count stays that they were read at. */
class Answers<T> {
  readonly #kept = new Map<string, T>()
  #readAt = -1

  find(key: string, count: number): T | undefined {
    if (count !== this.#readAt || this.#kept.size >= keptMax) {
      this.#kept.clear()
      this.#readAt = count
    }
    return this.#kept.get(key)
  }

  keep(key: string, value: T): void {
    this.#kept.set(key, value)
  }
}

/** `read` remembered by its key, as long as none of the changes in `of` was made. It reads outside of transactions. */
export function untilChanged<T>(
  store: Store,
  of: readonly Change[],
  read: (key: string) => Promise<T>,
): (key: string) => Soon<T> {
  if (!store.exclusive) return read
  const answers = new Answers<T>()
  const readAnew = async (key: string, changes: number): Promise<T> => {
    const value = await read(key)
    // That there is none is not worth keeping: whoever guesses would only drive out what is true.
    if (value !== undefined && store.changes(of) === changes) answers.keep(key, value)
    return value
  }
  return (key) => {
    const changes = store.changes(of)
    return answers.find(key, changes) ?? readAnew(key, changes)
  }
}

/** What is remembered of a database that no other process writes. */
export type Memory = {
  changes: Store['changes']
  answers: Map<object, Answers<never>>
}

const memoryOf = Symbol('stuntdouble.memory')
type Remembering = { [memoryOf]?: () => Memory | undefined }

/**
 * Lets what is read through `db` be remembered. `memory` says undefined while somebody else is in a transaction: what
 * they wrote, and remember, may yet be taken back.
 */
export function remember(db: Database, memory: () => Memory | undefined): void {
  Object.defineProperty(db, memoryOf, { value: memory })
}

/**
 * `read` remembered by its keys, as long as none of the changes in `of` was made; in a transaction as well, which is told
 * what it has written itself. Whoever is answered shares the answer with others, and changes nothing of it.
 */
export function remembered<K extends readonly string[], T extends object | undefined>(
  of: readonly Change[],
  read: (db: Database, ...keys: K) => Promise<T>,
): (db: Database, ...keys: K) => Soon<T> {
  const readAnew = async (memory: Memory, answers: Answers<T>, db: Database, keys: K): Promise<T> => {
    const changes = memory.changes(of)
    const value = await read(db, ...keys)
    if (value !== undefined && memory.changes(of) === changes) answers.keep(keys.join(' '), value)
    return value
  }
  return (db, ...keys) => {
    const memory = (db as Remembering)[memoryOf]?.()
    if (memory === undefined) return read(db, ...keys)
    let answers = memory.answers.get(read) as Answers<T> | undefined
    if (answers === undefined) {
      answers = new Answers<T>()
      memory.answers.set(read, answers as never)
    }
    return answers.find(keys.join(' '), memory.changes(of)) ?? readAnew(memory, answers, db, keys)
  }
}
