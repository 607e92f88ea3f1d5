import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { orgRows } from '../store.js'

/** For whoever watches the process: answers 200 only where the database answers too. */
export const getHealth = operation({
  id: 'getHealth',
  route: 'GET /stuntdouble/health',
  errors: [],
  async run(ctx) {
    await orgRows(ctx.db).first()
    return ok({ status: 'ok' })
  },
})
