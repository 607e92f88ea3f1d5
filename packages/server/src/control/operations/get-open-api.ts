import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { type House, scope } from '../house.js'

/** The document is made when it is asked for: it is large, and few ask. */
export const getOpenApi = (house: House) =>
  operation({
    id: 'getOpenApi',
    route: 'GET /stuntdouble/openapi.json',
    scope,
    errors: [],
    async run(ctx) {
      const { openApiOf } = await import('../openapi.js')
      return ok(await openApiOf(house.operations(), ctx.request.base))
    },
  })
