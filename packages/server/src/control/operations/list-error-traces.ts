import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { type House, scope } from '../house.js'
import { limitOf, newestQuery } from '../input.js'

/** The newest refusals of the org, with what led to each. */
export const listErrorTraces = ({ traces }: House) =>
  operation({
    id: 'listErrorTraces',
    route: 'GET /stuntdouble/api/errors',
    scope,
    input: { query: newestQuery },
    errors: ['E0000037'],
    async run(ctx, { query }) {
      return ok(await traces.newest(ctx.org.id, limitOf(query.limit)))
    },
  })
