/** Transactions on the one connection: those that are asked for together share a commit, and some are begun ahead. */
import { type Memory, remember } from '../store/caching.js'
import { answerOnTheSpot } from '../store/compiled.js'
import type { Database, Store } from '../store/database.js'
import { type SqliteDriver, speakingTo } from './sqlite-driver.js'

/** A driver that does nothing of what a transaction takes: whoever uses it is in one. */
const idle = {
  init: async () => {},
  beginTransaction: async () => {},
  commitTransaction: async () => {},
  rollbackTransaction: async () => {},
  releaseConnection: async () => {},
  destroy: async () => {},
}

const none: readonly unknown[] = []

/** Both ways into a transaction, which have one connection between them. */
export function transactionsOf(driver: SqliteDriver, memory: Memory): Pick<Store, 'transaction' | 'ahead'> {
  /** For whoever is in the transaction, and has the connection to themselves. */
  const held = speakingTo({ ...idle, acquireConnection: async () => driver.connection })
  answerOnTheSpot(held, (sql, parameters) => driver.connection.rows(sql, parameters))
  remember(held, () => memory)
  return { transaction: committingTogether(driver, held), ahead: workingAhead(driver, held) }
}

/** So many transactions share a commit at most; the last of them should not wait long for the first. */
const togetherMax = 64

/**
 * Transactions that are asked for in one turn of the event loop are written one after the other, each in a savepoint,
 * and committed as one: with `synchronous=FULL` they share one wait for the disk. None is answered before the commit
 * stands, and one that is rolled back takes no other with it. One that is alone needs no savepoint: whoever comes while it
 * is written waits for the next commit.
 */
function committingTogether(driver: SqliteDriver, held: Database): Store['transaction'] {
  const { connection } = driver
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
        driver.commit()
        for (const answer of answers) answer()
      } catch (error) {
        driver.takeBack()
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

/** How far it is. `waiting`: done, and not yet decided on. */
type AheadState = 'asked' | 'at work' | 'waiting' | 'over'

/**
 * Ahead of what decides works one at a time, and only while nobody else asks for it: of several who wait at once most
 * would work to no end. It begins in the next turn of the event loop, when what decides is on its way.
 */
function workingAhead(driver: SqliteDriver, held: Database): NonNullable<Store['ahead']> {
  let undecided = 0
  return (work) => {
    undecided++
    const ahead = new WorkAhead(driver, () => work(held))
    if (undecided === 1) setImmediate(() => ahead.begin())
    const decided = () => {
      undecided--
      return ahead.end()
    }
    return {
      async keep() {
        await decided()
        return ahead.commit()
      },
      async giveUp() {
        await decided()
        ahead.takeBack()
      },
    }
  }
}

class WorkAhead<T> {
  #state: AheadState = 'asked'
  #working: Promise<void> | undefined
  #made: { made: T } | undefined

  constructor(
    readonly driver: SqliteDriver,
    readonly work: () => Promise<T>,
  ) {}

  begin(): void {
    if (this.#state !== 'asked' || !this.driver.isFree()) return
    this.#state = 'at work'
    this.driver.hold()
    this.#working = this.#beAtWork()
  }

  async #beAtWork(): Promise<void> {
    try {
      this.driver.connection.rows('begin', none)
      this.#made = { made: await this.work() }
    } catch {
      // Whatever it is: it will be met again, and told, where it counts.
    }
    this.#state = 'waiting'
    if (this.#made === undefined || this.driver.isWanted) this.takeBack()
    else this.driver.holdUntilWanted(() => this.takeBack())
  }

  /** It is not begun any more; what is begun is done to its end. */
  async end(): Promise<void> {
    if (this.#state === 'asked') this.#state = 'over'
    await this.#working
  }

  takeBack(): void {
    if (this.#state !== 'waiting') return
    this.#state = 'over'
    this.driver.takeBack()
    this.driver.release()
  }

  commit(): { made: T } | undefined {
    if (this.#state !== 'waiting') return undefined
    this.#state = 'over'
    this.driver.hold()
    try {
      this.driver.commit()
      return this.#made
    } catch (error) {
      this.driver.takeBack()
      throw error
    } finally {
      this.driver.release()
    }
  }
}
