import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { scope } from '../house.js'

export const getRateLimits = operation({
  id: 'getRateLimits',
  route: 'GET /stuntdouble/api/rate-limits',
  scope,
  errors: [],
  async run(ctx) {
    return ok(ctx.org.rateLimits)
  },
})
