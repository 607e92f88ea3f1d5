/** Why requests were refused: `/stuntdouble/errors`, and one page for each `errorId`. */
import type { Traces } from '../../journal/traces.js'
import type { Shelf } from './administrators.js'
import type { Around } from './around.js'
import { listed, listPage, missingPage, tracePage } from './trace-view.js'

export const traceShelf = (traces: Pick<Traces, 'find' | 'newest'>, around: Around): Shelf => ({
  home: '/stuntdouble/errors',
  list: async (org) => ({ status: 200, text: listPage(around, await traces.newest(org.id, listed)) }),
  async one(org, errorId) {
    // PostgreSQL cannot be asked for a NUL, and no id is longer.
    const isId = /^[\w-]{1,64}$/.test(errorId)
    const trace = isId ? await traces.find(org.id, errorId) : undefined
    return trace === undefined
      ? { status: 404, text: missingPage(around, errorId) }
      : { status: 200, text: tracePage(around, trace) }
  },
})
