import { sswsToken } from '../../access/caller.js'
import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { type House, scope } from '../house.js'
import { foundAgain } from '../reset.js'

/** A fresh org as at the first start. The token that was shown is the administrator's, as before. */
export const reset = (house: House) =>
  operation({
    id: 'resetOrg',
    route: 'POST /stuntdouble/api/reset',
    scope,
    errors: [],
    readsOnly: true,
    async run(ctx) {
      const token = sswsToken(ctx.request.headers.authorization ?? '') ?? ''
      await foundAgain(house, ctx.org, ctx.request, token)
      return ok({ token })
    },
  })
