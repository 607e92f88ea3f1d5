/** A database that can be told to fail as real ones do, for the lab: the store itself, with a hand on its shoulder. */
import type { KyselyPlugin } from 'kysely'
import { type Database, type Store, StoreReadOnly, StoreUnavailable } from './database.js'

export type DatabaseFault = {
  /** `slow` answers late; `refuses` is read-only; `gone` cannot be reached; `garbage` answers what no database answers. */
  behaves: 'well' | 'slow' | 'refuses' | 'garbage' | 'gone'
  /** How late, for `slow`; 200 ms when left out. */
  delayMs?: number
}

export type Faults = {
  store: Store
  behave(fault: DatabaseFault): void
  current(): DatabaseFault
}

const reading: ReadonlySet<string> = new Set(['SelectQueryNode', 'RawNode'])

/** A store that behaves well until it is told otherwise. */
export function faulty(store: Store): Faults {
  let fault: DatabaseFault = { behaves: 'well' }
  const mustBeThere = () => {
    if (fault.behaves === 'gone') throw new StoreUnavailable('The connection to the database was refused.')
    if (fault.behaves === 'garbage') throw new Error('The database answered what no database answers.')
  }
  const mustBeWritable = () => {
    if (fault.behaves === 'refuses') throw new StoreReadOnly('The database is read-only.')
  }
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      mustBeThere()
      if (!reading.has(node.kind)) mustBeWritable()
      return node
    },
    // A query that was compiled before passes only here.
    async transformResult({ result }) {
      mustBeThere()
      if (result.numAffectedRows !== undefined) mustBeWritable()
      const { behaves, delayMs = 200 } = fault
      if (behaves === 'slow') await new Promise((resolve) => setTimeout(resolve, delayMs))
      return result
    },
  }
  const { ahead } = store
  return {
    store: {
      db: store.db.withPlugin(plugin),
      dialect: store.dialect,
      exclusive: store.exclusive,
      async transaction(work) {
        mustBeThere()
        return store.transaction((db) => work(db.withPlugin(plugin)))
      },
      ...(ahead && {
        ahead: <T>(work: (db: Database) => Promise<T>) =>
          ahead(async (db) => {
            mustBeThere()
            return work(db.withPlugin(plugin))
          }),
      }),
      commits: () => store.commits(),
      changes: (of) => store.changes(of),
      close: () => store.close(),
    },
    behave: (asked) => {
      fault = asked
    },
    current: () => fault,
  }
}
