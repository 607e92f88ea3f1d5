import { queueRows } from '../../jobs/store.js'
import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { scope } from '../house.js'
import { limitOf, outboxQuery } from '../input.js'
import { messageView } from '../view.js'

/** What was sent to people, or is still to be; newest first. */
export const listOutbox = operation({
  id: 'listOutbox',
  route: 'GET /stuntdouble/api/outbox',
  scope,
  input: { query: outboxQuery },
  errors: ['E0000037'],
  async run(ctx, { query }) {
    return ok((await queueRows(ctx.db).outbox(ctx.org.id, query.kind, limitOf(query.limit))).map(messageView))
  },
})
