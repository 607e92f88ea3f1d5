/** What was sent to people: `/stuntdouble/outbox`, and one page for each message. */
import { queueRows } from '../../jobs/store.js'
import type { Database } from '../../store/database.js'
import type { Shelf } from './administrators.js'
import type { Around } from './around.js'
import { isKind, listed, listPage, messagePage, missingPage } from './outbox-view.js'

export const outboxShelf = (db: Database, around: Around): Shelf => ({
  home: '/stuntdouble/outbox',
  async list(org, query) {
    const asked = query.get('kind') ?? ''
    const kind = isKind(asked) ? asked : undefined
    return { status: 200, text: listPage(around, kind, await queueRows(db).outbox(org.id, kind, listed)) }
  },
  async one(org, id) {
    const isId = /^[\w-]{1,64}$/.test(id)
    const message = isId ? await queueRows(db).message(id) : undefined
    return message?.org_id === org.id
      ? { status: 200, text: messagePage(around, message) }
      : { status: 404, text: missingPage(around, id) }
  },
})
