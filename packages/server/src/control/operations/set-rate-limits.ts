import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { scope } from '../house.js'
import { rateLimits } from '../input.js'
import * as must from '../rules.js'
import { orgRows } from '../store.js'

/** What is left out stays as it is; `limits` replaces all figures that differ from Okta's. */
export const setRateLimits = operation({
  id: 'setRateLimits',
  route: 'PUT /stuntdouble/api/rate-limits',
  scope,
  input: { body: rateLimits },
  errors: ['E0000001'],
  async run(ctx, { body }) {
    const { enforced, limits } = ctx.org.rateLimits
    const wanted = {
      enforced: body.enforced ?? enforced,
      limits: body.limits === undefined ? limits : must.mustBeLimits(body.limits),
    }
    await orgRows(ctx.db).setRateLimits(ctx.org.id, JSON.stringify(wanted))
    return ok(wanted)
  },
})
