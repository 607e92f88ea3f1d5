import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { type House, scope } from '../house.js'
import { mustBeAnUpstream } from '../rules.js'

export const getUpstream = ({ upstreams }: House) =>
  operation({
    id: 'getUpstream',
    route: 'GET /stuntdouble/api/upstreams/{name}',
    scope,
    errors: ['E0000007'],
    async run(ctx, { path }) {
      return ok(upstreams.of(ctx.org.id, mustBeAnUpstream(path.name)))
    },
  })
