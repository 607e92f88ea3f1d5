import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { scope } from '../house.js'
import { clockView } from '../view.js'

export const getClock = operation({
  id: 'getClock',
  route: 'GET /stuntdouble/api/clock',
  scope,
  errors: [],
  async run(ctx) {
    return ok(clockView(ctx.org, ctx.clock.now()))
  },
})
