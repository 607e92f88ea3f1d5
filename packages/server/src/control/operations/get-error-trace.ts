import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { type House, scope } from '../house.js'
import { mustExist } from '../rules.js'

/** What led to one refusal: the request, the rule that said no, the chain of causes, the events of the log. */
export const getErrorTrace = ({ traces }: House) =>
  operation({
    id: 'getErrorTrace',
    route: 'GET /stuntdouble/api/errors/{errorId}',
    scope,
    errors: ['E0000007'],
    async run(ctx, { path }) {
      return ok(mustExist(await traces.find(ctx.org.id, path.errorId), path.errorId, 'ErrorTrace'))
    },
  })
